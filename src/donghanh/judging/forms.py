"""Forms of panels and ballots."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.ui.fields import DayField

from . import facts
from .choices import Choice, PanelKind, SeatRole
from .models import Ballot, Panel
from .rules import MAJORITY, Threshold

THRESHOLDS = {
    "majority": (MAJORITY, _("Quá nửa tổng số thành viên")),
    "two_thirds": (Threshold(2, 3), _("Từ 2/3 tổng số thành viên")),
    "eighty": (Threshold(80, 100), _("Từ 80% tổng số thành viên")),
    "ninety": (Threshold(90, 100), _("Từ 90% tổng số thành viên")),
}


class PanelForm(forms.Form):
    """A new panel."""

    kind = forms.ChoiceField(label=_("Loại"), choices=PanelKind.choices)
    name = forms.CharField(
        label=_("Tên"), max_length=200, help_text=_("Ví dụ: Hội đồng Thi đua, khen thưởng năm 2017.")
    )


class HolderField(forms.ModelChoiceField):
    """A person, shown with their unit."""

    def label_from_instance(self, appointment: Any) -> str:
        """Nguyễn Thị An (Công đoàn …)."""
        return f"{appointment.person.name} ({appointment.unit.name})"


class SeatForm(forms.Form):
    """Who takes a seat: a person or a unit."""

    person = HolderField(label=_("Người"), queryset=None, required=False)
    unit = forms.ModelChoiceField(
        label=_("hoặc đơn vị"),
        queryset=None,
        required=False,
        help_text=_("Trong cụm thi đua, thành viên là đơn vị; người ký thay mặt đơn vị bỏ phiếu."),
    )
    role = forms.ChoiceField(label=_("Nhiệm vụ"), choices=SeatRole.choices, initial=SeatRole.MEMBER)
    from_on = DayField(label=_("Từ ngày"))

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("from_on", today())
        self.fields["person"].queryset = facts.holders_near(by)
        self.fields["unit"].queryset = facts.units_near(by)

    def clean(self) -> dict[str, Any]:
        """Exactly one of the two."""
        data = super().clean() or {}
        if bool(data.get("person")) == bool(data.get("unit")):
            self.add_error("person", _("Chọn một người hoặc một đơn vị, không chọn cả hai."))
        return data


class SessionForm(forms.Form):
    """A meeting and who was there."""

    held_on = DayField(label=_("Ngày họp"))
    present = forms.ModelMultipleChoiceField(
        label=_("Thành viên có mặt"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, panel: Panel, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("held_on", today())
        self.fields["present"].queryset = facts.seats_today(panel)


class BallotForm(forms.Form):
    """A question for all members."""

    question = forms.CharField(
        label=_("Nội dung lấy phiếu"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    threshold = forms.ChoiceField(
        label=_("Mức cần đạt"),
        choices=[(key, label) for key, (_share, label) in THRESHOLDS.items()],
        help_text=_("Tính trên toàn bộ thành viên, không phải trên số người có mặt."),
    )

    def chosen_threshold(self) -> Threshold:
        """The share behind the chosen words."""
        return THRESHOLDS[self.cleaned_data["threshold"]][0]


class WrittenForm(forms.Form):
    """A slip that an absent member sent in writing."""

    seat = forms.ModelChoiceField(label=_("Thành viên gửi phiếu"), queryset=None)
    choice = forms.ChoiceField(label=_("Phiếu ghi"), choices=Choice.choices, widget=forms.RadioSelect)

    def __init__(self, *args: Any, ballot: Ballot, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seat"].queryset = facts.seats_awaited(ballot)
