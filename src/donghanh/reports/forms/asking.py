"""What to ask, and which of the asked to show."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.movements.models import Movement
from donghanh.organisations.choices import Level
from donghanh.periods.rules import span_of
from donghanh.ui.fields import DayField
from donghanh.ui.listing import FilterForm

from ..choices import ReportState
from ..models import FormVersion

NOT_STARTED = "none"


def periods_around(year: int) -> list[tuple[str, str]]:
    """Codes and names of the periods somebody may ask for this year: this year's and last year's."""
    codes = [
        f"{y}{part}" for y in (year, year - 1) for part in ("H1", "H2", "", "N9", "Q1", "Q2", "Q3", "Q4")
    ]
    return [(code, str(span_of(code).name)) for code in codes]


class AskForm(forms.Form):
    """What to ask, of whom, for when, by when."""

    form = forms.ModelChoiceField(label=gettext_lazy("Biểu mẫu"), queryset=None)
    movement = forms.ModelChoiceField(label=gettext_lazy("Phong trào"), queryset=None)
    period = forms.ChoiceField(label=gettext_lazy("Kỳ báo cáo"))
    levels = forms.MultipleChoiceField(
        label=gettext_lazy("Cấp được hỏi"),
        choices=[(Level.UPPER, Level.UPPER.label), (Level.GRASSROOTS, Level.GRASSROOTS.label)],
        widget=forms.CheckboxSelectMultiple,
        initial=[Level.UPPER, Level.GRASSROOTS],
    )
    due_on = DayField(label=gettext_lazy("Hạn gửi"))
    grace_days = forms.IntegerField(
        label=gettext_lazy("Số ngày gia hạn"),
        min_value=0,
        max_value=60,
        initial=0,
        help_text=gettext_lazy("Gửi trong những ngày này chưa tính là chậm."),
    )

    def __init__(self, by: Actor, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["form"].queryset = FormVersion.objects.visible_to(by).usable_by(by).latest()  # type: ignore[attr-defined]
        self.fields["movement"].queryset = Movement.objects.visible_to(by)  # type: ignore[attr-defined]
        self.fields["period"].choices = periods_around(today().year)  # type: ignore[attr-defined]


class UnitsFilter(FilterForm):
    """Filters of the units of a request."""

    state = forms.ChoiceField(
        label=gettext_lazy("Tình trạng"),
        required=False,
        choices=[
            ("", gettext_lazy("Tất cả")),
            (NOT_STARTED, gettext_lazy("Chưa nhập")),
            *ReportState.choices,
        ],
    )
