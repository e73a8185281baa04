"""Forms of reviews."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.movements.models import Movement
from donghanh.ui.fields import DayField

from .choices import ReviewKind
from .facts import periods_of
from .models import Review


class ReviewForm(forms.Form):
    """Opening a review."""

    kind = forms.ChoiceField(label=_("Loại"), choices=ReviewKind.choices)
    movement = forms.ModelChoiceField(label=_("Phong trào"), queryset=None)
    period = forms.ModelChoiceField(label=_("Kỳ"), queryset=None)
    reports_due_on = DayField(label=_("Các đơn vị gửi báo cáo trước ngày"))

    def __init__(self, by: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["movement"].queryset = Movement.objects.visible_to(by)
        self.fields["period"].queryset = periods_of(today())


class DraftForm(forms.Form):
    """How a draft is written."""

    names_units = forms.BooleanField(
        label=_("Nêu tên đơn vị có kết quả cao"),
        required=False,
        help_text=_("Chỉ trong nhóm đơn vị tương đồng, theo tỷ lệ, khi đơn vị đã đủ báo cáo."),
    )


class SectionForm(forms.Form):
    """One part of the report."""

    title = forms.CharField(label=_("Tên phần"), max_length=200, required=False)
    text = forms.CharField(
        label=_("Nội dung"),
        widget=forms.Textarea(attrs={"rows": 6}),
        required=False,
        help_text=_("Cách nhau một dòng trống là một đoạn."),
    )


def section_forms(review: Review, typed: Any = None) -> list[SectionForm]:
    """A form for each part of the draft, filled with what is kept or was typed."""
    return [
        SectionForm(typed, initial=section, prefix=f"part{index}")
        for index, section in enumerate(review.sections)
    ]
