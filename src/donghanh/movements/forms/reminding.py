"""When addressees are reminded."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.base.sentences import Refusal

from ..rules.reminding import FARTHEST, Schedule, read_days


class ScheduleForm(forms.Form):
    """Days before and after the due day, as people list them: 7, 3, 1."""

    before = forms.CharField(
        label=_("Nhắc trước hạn (ngày)"),
        required=False,
        max_length=60,
        help_text=_("Các số cách nhau bằng dấu phẩy, ví dụ 7, 3, 1. Để trống: không nhắc trước."),
    )
    on_day = forms.BooleanField(label=_("Nhắc đúng ngày đến hạn"), required=False)
    after = forms.CharField(label=_("Nhắc sau hạn (ngày)"), required=False, max_length=60)
    escalate_after = forms.IntegerField(
        label=_("Báo cho đơn vị gửi sau khi quá hạn (ngày)"),
        required=False,
        min_value=1,
        max_value=FARTHEST,
        help_text=_("Để trống: không báo."),
    )

    @classmethod
    def showing(cls, schedule: Schedule, data: Any = None) -> "ScheduleForm":
        """The form as the schedule stands, or as typed."""
        return cls(
            data,
            initial={
                "before": ", ".join(map(str, sorted(schedule.before, reverse=True))),
                "on_day": schedule.on_day,
                "after": ", ".join(map(str, schedule.after)),
                "escalate_after": schedule.escalate_after,
            },
        )

    def clean(self) -> dict[str, Any]:
        """Read the lists of days; a refusal goes to its field."""
        typed = super().clean() or {}
        for name in ("before", "after"):
            try:
                typed[name] = read_days(typed.get(name, ""), name)
            except Refusal as refusal:
                self.add_error(name, str(refusal))
        return typed

    def schedule(self) -> Schedule:
        """What was chosen."""
        return Schedule(**self.cleaned_data)
