"""Forms of events."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.documents.forms import NumberForm
from donghanh.documents.models import Document
from donghanh.evidence.forms import EvidenceField
from donghanh.movements.models import Movement
from donghanh.organisations.facts import subordinates_of
from donghanh.organisations.models import Unit
from donghanh.ui.fields import DayField
from donghanh.ui.listing import FilterForm

from .actions.holding import PICTURE_KINDS
from .choices import EventKind, EventState, GuestAnswer
from .models import Event, Guest
from .rules import AgendaItem

_TIME = re.compile(r"^(\d{1,2})\s*(?:[:hg.]|giờ)?\s*(\d{2})?\s*(?:phút|p)?$")
_MORE_LINES = 2


class TimeField(forms.Field):
    """A time of the day typed as 8:00, 8h30 or 8 giờ 30."""

    widget = forms.TextInput

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.widget.attrs |= {"placeholder": "8:00", "class": "short"}

    def prepare_value(self, value: Any) -> Any:
        """8:00."""
        return f"{value.hour}:{value.minute:02d}" if isinstance(value, dt.time) else value

    def to_python(self, value: Any) -> dt.time | None:
        """The time, or a refusal in words."""
        if value in self.empty_values or isinstance(value, dt.time):
            return value or None
        found = _TIME.match(str(value).strip().lower())
        try:
            return dt.time(int(found[1]), int(found[2] or 0)) if found else self._refuse()
        except ValueError:
            return self._refuse()

    def _refuse(self) -> dt.time:
        raise ValidationError(_now("Chưa đọc được giờ. Nhập giờ và phút như 8:00."))


class EventFilters(FilterForm):
    """Which events to list."""

    kind = forms.ChoiceField(label=_("Loại"), required=False, choices=[("", _("Tất cả")), *EventKind.choices])
    state = forms.ChoiceField(
        label=_("Tình hình"), required=False, choices=[("", _("Tất cả")), *EventState.choices]
    )


class ChangeForm(forms.Form):
    """What, when, where."""

    name = forms.CharField(
        label=_("Tên hội nghị, buổi lễ"),
        max_length=300,
        help_text=_("Ghi đầy đủ như trên giấy mời, ví dụ: Hội nghị phát động phong trào thi đua năm 2018."),
    )
    held_on = DayField(label=_("Ngày tổ chức"))
    begins = TimeField(label=_("Giờ bắt đầu"))
    place = forms.CharField(label=_("Địa điểm"), max_length=300)
    chair = forms.CharField(
        label=_("Người chủ trì"), max_length=200, required=False, help_text=_("Họ tên và chức vụ.")
    )


class PlanForm(ChangeForm):
    """A new event."""

    kind = forms.ChoiceField(label=_("Loại"), choices=EventKind.choices)
    movement = forms.ModelChoiceField(label=_("Phong trào"), queryset=None)

    def __init__(self, by: Actor, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        found = Movement.objects.visible_to(by).running_on(today())
        self.fields["movement"].queryset = found  # type: ignore[attr-defined]
        self.fields["movement"].initial = found.first()
        self.order_fields(["kind", "movement", "name", "held_on", "begins", "place", "chair"])


@dataclass(frozen=True)
class ProgrammeLine:
    """One line with its three fields."""

    number: int
    begins: forms.BoundField
    text: forms.BoundField
    who: forms.BoundField


class ProgrammeForm(forms.Form):
    """The lines of a programme and two empty ones; an emptied line goes."""

    def __init__(self, lines: Sequence[Any], data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.count = len(lines) + _MORE_LINES
        for index in range(self.count):
            line = lines[index] if index < len(lines) else None
            self.fields[f"begins_{index}"] = TimeField(
                label=_("Thời gian"), required=False, initial=line.begins if line else None
            )
            self.fields[f"text_{index}"] = forms.CharField(
                label=_("Nội dung"), max_length=300, required=False, initial=line.text if line else ""
            )
            self.fields[f"who_{index}"] = forms.CharField(
                label=_("Người thực hiện"), max_length=300, required=False, initial=line.who if line else ""
            )

    @property
    def lines(self) -> list[ProgrammeLine]:
        """Each line with its fields."""
        return [
            ProgrammeLine(index + 1, self[f"begins_{index}"], self[f"text_{index}"], self[f"who_{index}"])
            for index in range(self.count)
        ]

    def clean(self) -> dict[str, Any]:
        """A text without a time is told at its line."""
        typed = super().clean() or {}
        for index in range(self.count):
            has_text = typed.get(f"text_{index}")
            if has_text and not typed.get(f"begins_{index}") and f"begins_{index}" not in self.errors:
                self.add_error(f"begins_{index}", _now("Dòng này chưa có giờ."))
        return typed

    @property
    def items(self) -> list[AgendaItem]:
        """The lines that say something."""
        typed = self.cleaned_data
        return [
            AgendaItem(typed[f"begins_{index}"], typed[f"text_{index}"], typed[f"who_{index}"])
            for index in range(self.count)
            if typed[f"text_{index}"]
        ]


class GuestsForm(forms.Form):
    """Units beneath by a tick, others by their names."""

    units = forms.ModelMultipleChoiceField(
        label=_("Đơn vị trực thuộc"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    others = forms.CharField(
        label=_("Khách mời khác"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Mỗi dòng một đại biểu hoặc một cơ quan."),
    )

    def __init__(self, event: Event, data: Mapping[str, Any] | None = None) -> None:
        guests = list(event.guests.all())
        super().__init__(
            data,
            initial={
                "units": [guest.unit_id for guest in guests if guest.unit_id],
                "others": "\n".join(guest.name for guest in guests if not guest.unit_id),
            },
        )
        below: Any = subordinates_of(event.unit_id, today()).order_by("sort_key")
        self.fields["units"].queryset = below  # type: ignore[attr-defined]

    @property
    def chosen(self) -> list[Unit]:
        """The units ticked."""
        return list(self.cleaned_data["units"])


class MinutesForm(NumberForm):
    """What the minutes say."""

    secretary = forms.CharField(label=_("Thư ký"), max_length=200, help_text=_("Họ và tên người ghi."))
    discussed = forms.CharField(
        label=_("Nội dung"),
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Mỗi dòng là một ý. Chương trình đã điền sẵn, bổ sung ý kiến phát biểu."),
    )
    concluded = forms.CharField(
        label=_("Kết luận"), widget=forms.Textarea(attrs={"rows": 4}), help_text=_("Mỗi dòng là một ý.")
    )

    def __init__(self, unit_id: int, programme: Sequence[Any], data: Mapping[str, Any] | None = None) -> None:
        super().__init__(unit_id, "Biên bản", data)
        self.fields["discussed"].initial = "\n".join(
            f"{line.who}: {line.text}" if line.who else line.text for line in programme
        )
        self.order_fields(["secretary", "discussed", "concluded", "number", "issued_on"])


class AnswerForm(forms.Form):
    """Does the unit come?"""

    answer = forms.ChoiceField(
        label=_("Đơn vị có dự không?"),
        choices=[choice for choice in GuestAnswer.choices if choice[0] != GuestAnswer.WAITING],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("Ghi chú"), max_length=300, required=False, help_text=_("Người đi dự, hoặc lý do vắng.")
    )


class AttendanceForm(forms.Form):
    """Who came: those who said so are ticked already."""

    came = forms.ModelMultipleChoiceField(
        label=_("Có mặt"), queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, guests: Any, data: Mapping[str, Any] | None = None) -> None:
        here = [
            guest.pk
            for guest in guests
            if (guest.answer != GuestAnswer.ABSENT if guest.came is None else guest.came)
        ]
        super().__init__(data, initial={"came": here})
        self.fields["came"].queryset = guests  # type: ignore[attr-defined]

    @property
    def keys(self) -> list[int]:
        """The guests ticked."""
        chosen: Sequence[Guest] = self.cleaned_data["came"]
        return [guest.pk for guest in chosen]


class CancelForm(forms.Form):
    """Why it does not take place."""

    reason = forms.CharField(label=_("Lý do hủy"), widget=forms.Textarea(attrs={"rows": 2}), max_length=500)


class PictureForm(forms.Form):
    """A picture and what it shows."""

    upload = EvidenceField(
        label=_("Ảnh"),
        kinds=PICTURE_KINDS,
        help_text=_("Ảnh chụp bằng điện thoại được thu nhỏ và bỏ vị trí chụp."),
    )
    caption = forms.CharField(label=_("Ghi chú"), required=False, max_length=250)


class PaperForm(forms.Form):
    """A paper of the unit's register."""

    document = forms.ModelChoiceField(label=_("Văn bản"), queryset=None)

    def __init__(self, by: Actor, event: Event, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        filed = event.papers.values("pk")
        found = Document.objects.visible_to(by).filter(unit=event.unit_id).exclude(pk__in=filed)
        mine = [key for key in (event.invitation_id, event.minutes_id) if key]
        self.fields["document"].queryset = found.exclude(pk__in=mine).newest_first()  # type: ignore[attr-defined]
