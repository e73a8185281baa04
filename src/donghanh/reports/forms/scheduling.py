"""Forms of schedules and exemptions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.base.actors import Actor
from donghanh.movements.forms import ScheduleForm
from donghanh.movements.models import Movement
from donghanh.movements.rules.reminding import FARTHEST, USUAL, Schedule
from donghanh.organisations.choices import Level

from ..models import AskingSchedule, FormVersion
from ..rules.schedules import MOST_DAYS
from .building import LEVELS

DAYS = ("opens_before", "due_after", "grace_days")


class RhythmForm(ScheduleForm):
    """When a schedule asks, and when it reminds."""

    levels = forms.MultipleChoiceField(
        label=_("Cấp báo cáo"),
        choices=LEVELS,
        widget=forms.CheckboxSelectMultiple,
        initial=[Level.UPPER, Level.GRASSROOTS],
    )
    opens_before = forms.IntegerField(
        label=_("Gửi yêu cầu trước ngày chốt số liệu (ngày)"),
        min_value=0,
        max_value=MOST_DAYS,
        initial=10,
        help_text=_("6 tháng đầu năm chốt ngày 31/5, cả năm chốt ngày 30/11; kỳ khác chốt ngày cuối kỳ."),
    )
    due_after = forms.IntegerField(
        label=_("Hạn gửi sau ngày chốt số liệu (ngày)"), min_value=1, max_value=MOST_DAYS, initial=10
    )
    grace_days = forms.IntegerField(
        label=_("Số ngày gia hạn"),
        min_value=0,
        max_value=60,
        initial=2,
        help_text=_("Gửi trong những ngày này chưa tính là chậm."),
    )
    escalate_after = forms.IntegerField(
        label=_("Báo cho cấp trên trực tiếp sau khi quá hạn (ngày)"),
        required=False,
        min_value=1,
        max_value=FARTHEST,
        help_text=_("Cấp trên nhận tên các đơn vị trực thuộc chưa gửi. Để trống: không báo."),
    )
    field_order = ["form", "movement", "levels", *DAYS, "before", "on_day", "after", "escalate_after"]

    @classmethod
    def shows(cls, schedule: AskingSchedule, data: Any = None) -> "RhythmForm":
        """The form as the schedule stands, or as typed."""
        form = cls.showing(schedule.reminders, data)
        assert isinstance(form, RhythmForm), "made of this very class"
        form.initial |= {name: getattr(schedule, name) for name in ("levels", *DAYS)}
        return form

    @property
    def chosen(self) -> dict[str, Any]:
        """What the actions take."""
        told = self.cleaned_data
        reminders = Schedule(told["before"], told["on_day"], told["after"], told["escalate_after"])
        return {name: told[name] for name in ("levels", *DAYS)} | {"reminders": reminders}


class AddScheduleForm(RhythmForm):
    """With which form, for which movement."""

    form = forms.ModelChoiceField(label=_("Biểu mẫu"), queryset=None)
    movement = forms.ModelChoiceField(label=_("Phong trào"), queryset=None)

    @classmethod
    def of(cls, by: Actor, data: Any = None) -> "AddScheduleForm":
        """With what `by` may ask with."""
        form = cls.showing(USUAL, data)
        assert isinstance(form, AddScheduleForm), "made of this very class"
        form.fields["form"].queryset = FormVersion.objects.visible_to(by).usable_by(by).latest()  # type: ignore[attr-defined]
        form.fields["movement"].queryset = Movement.objects.visible_to(by)  # type: ignore[attr-defined]
        return form


class FindForm(forms.Form):
    """A part of a unit's name, with or without marks."""

    q = forms.CharField(label=_("Tìm đơn vị theo tên"), max_length=120)


class UnitField(forms.ModelChoiceField):
    """One of the places found, shown by its unit's name."""

    def label_from_instance(self, obj: Any) -> str:
        """The unit's name and code."""
        return f"{obj.unit.name} ({obj.unit.code})"


class ExemptForm(forms.Form):
    """Who is spared, and why."""

    place = UnitField(label=_("Đơn vị"), queryset=None, widget=forms.RadioSelect, empty_label=None)
    reason = forms.CharField(
        label=_("Lý do miễn"), max_length=250, help_text=_("Ví dụ: mới thành lập, đang làm thủ tục giải thể.")
    )
    lasts = forms.BooleanField(label=_("Miễn cả các kỳ sau của lịch báo cáo này"), required=False)

    def __init__(self, found: Any, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["place"].queryset = found  # type: ignore[attr-defined]
