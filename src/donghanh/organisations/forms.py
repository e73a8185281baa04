"""Forms of the organisation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.ui.fields import DayField, NumberField
from donghanh.ui.listing import FilterForm

from .choices import CollectiveKind, RoleKey


class TreeForm(FilterForm):
    """Which day, and what is looked for."""

    ngay = DayField(label=_("Cây tổ chức vào ngày"), required=False)


class HeadcountForm(forms.Form):
    """Workers and members as of a day; the rule judges the numbers, in its own words."""

    as_of = DayField(label=_("Số liệu chốt đến ngày"))
    workers = NumberField(label=_("Số lao động"), least=None)
    members = NumberField(label=_("Số đoàn viên"), least=None)


class CollectiveForm(forms.Form):
    """A team, office, workshop or faculty."""

    kind = forms.ChoiceField(label=_("Loại tập thể"), choices=CollectiveKind.choices)
    name = forms.CharField(
        label=_("Tên tập thể"), max_length=200, help_text=_("Ví dụ: Tổ may 1, Phòng Kế toán.")
    )
    size = NumberField(label=_("Số người"))


class AppointForm(forms.Form):
    """Who takes which role, from which day."""

    role = forms.ChoiceField(label=_("Nhiệm vụ"), choices=RoleKey.choices)
    person = forms.ModelChoiceField(
        label=_("Chọn đoàn viên của đơn vị"), queryset=None, required=False, empty_label=_("— người mới —")
    )
    new_name = forms.CharField(label=_("Hoặc họ và tên người mới"), max_length=120, required=False)
    new_phone = forms.CharField(label=_("Điện thoại người mới"), max_length=20, required=False)
    title = forms.CharField(
        label=_("Chức danh"),
        max_length=120,
        required=False,
        help_text=_("Ghi trên văn bản, ví dụ: Chủ tịch."),
    )
    from_on = DayField(label=_("Từ ngày"))

    def __init__(self, *args: Any, members: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = members  # type: ignore[attr-defined]


class RelieveForm(forms.Form):
    """The day on which a role ends."""

    until_on = DayField(label=_("Thôi giữ nhiệm vụ từ ngày"))
