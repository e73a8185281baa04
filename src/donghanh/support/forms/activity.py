"""Forms of an activity."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.base.dates import today
from donghanh.evidence.forms import EvidenceField
from donghanh.ui.fields import DayField, MoneyField, NumberField
from donghanh.ui.listing import FilterForm

from ..choices import ActivityKind


class ActivityForm(forms.Form):
    """What was done, when, at what cost, for how many."""

    kind = forms.ChoiceField(label=_("Hoạt động"), choices=ActivityKind.choices)
    name = forms.CharField(
        label=_("Tên hoạt động"), max_length=250, help_text=_("Ví dụ: Phiên chợ hàng Việt cho công nhân.")
    )
    held_on = DayField(label=_("Ngày"))
    cost = MoneyField(
        label=_("Kinh phí (đồng)"), required=False, help_text=_("Để trống nếu không tốn kinh phí.")
    )
    reach = NumberField(label=_("Số người được hưởng, tham gia"), required=False)
    case = forms.ChoiceField(label=_("Để tháo gỡ khó khăn nào"), required=False)
    clause = forms.ChoiceField(label=_("Thuộc nội dung nào của kế hoạch"), required=False)
    note = forms.CharField(label=_("Kết quả"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    upload = EvidenceField(label=_("Ảnh, văn bản minh chứng"), required=False)

    def __init__(
        self, *args: Any, clauses: list[tuple[str, str]], cases: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("held_on", today())
        self.fields["clause"].choices = [("", _("Chọn một nội dung")), *clauses]
        self.fields["case"].choices = [("", _("Không gắn với khó khăn nào")), *cases]


class ActivityFilter(FilterForm):
    """Filters of the list."""

    kind = forms.ChoiceField(
        label=_("Hoạt động"), required=False, choices=[("", _("Tất cả")), *ActivityKind.choices]
    )
