"""Forms of reports."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.movements.models import Movement
from donghanh.organisations.choices import Level
from donghanh.periods.rules import span_of
from donghanh.ui.fields import DayField
from donghanh.ui.listing import FilterForm

from .choices import ReportState
from .models import FormVersion
from .rules.sheet import Cell, Line

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
        self.fields["form"].queryset = FormVersion.objects.visible_to(by).latest()  # type: ignore[attr-defined]
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


class FillForm(forms.Form):
    """One text field a cell and one for its note: everything is taken as typed; the rules judge it later."""

    def __init__(
        self,
        lines: Iterable[Line],
        *args: Any,
        before: Mapping[str, str] | None = None,
        locked: Iterable[str] = (),
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.lines, self.locked, before = list(lines), set(locked), before or {}
        for line in self.lines:
            if not line.is_computed:
                self.fields[f"v_{line.code}"] = self._cell(line, before.get(line.code, ""))
                self.fields[f"n_{line.code}"] = forms.CharField(
                    label=_("Ghi chú mục %(number)s") % {"number": line.number},
                    required=False,
                    max_length=500,
                )
        self.fields["remarks"] = forms.CharField(
            label=_("Khó khăn, kiến nghị"), required=False, widget=forms.Textarea(attrs={"rows": 4})
        )
        self.fields["version"] = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def _cell(self, line: Line, before: str) -> forms.CharField:
        hints = [_("Kỳ trước: %(figure)s") % {"figure": before}] if before else []
        hints += [line.definition] if line.definition else []
        field = forms.CharField(
            label=f"{line.number}. {line.name} ({line.unit_of_measure})",
            help_text=". ".join(hints),
            required=line.is_required,
            disabled=line.code in self.locked,
        )
        field.widget.attrs |= {
            "inputmode": "decimal" if line.decimals else "numeric",
            "class": "short numbers",
            "autocomplete": "off",
        }
        return field

    @staticmethod
    def texts(cells: Mapping[str, Cell], *, remarks: str, version: int) -> dict[str, Any]:
        """What stands in the cells now, under the names of the fields."""
        texts: dict[str, Any] = {"remarks": remarks, "version": version}
        for code, cell in cells.items():
            texts |= {f"v_{code}": cell.typed, f"n_{code}": cell.note}
        return texts

    def _sent(self, prefix: str) -> dict[str, str]:
        return {
            line.code: self.data.get(f"{prefix}{line.code}", "")
            for line in self.lines
            if not line.is_computed and line.code not in self.locked
        }

    @property
    def typed(self) -> dict[str, str]:
        """The cells as typed, by code."""
        return self._sent("v_")

    @property
    def notes(self) -> dict[str, str]:
        """The notes, by code."""
        return self._sent("n_")

    @property
    def seen_version(self) -> int | None:
        """The version the form was opened with."""
        text = self.data.get("version", "")
        return int(text) if text.isdecimal() else None


class ReasonForm(forms.Form):
    """Why a report goes back."""

    reason = forms.CharField(
        label=gettext_lazy("Lý do"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Ghi rõ mục nào cần sửa, sửa thế nào. Đơn vị sẽ đọc đúng câu này."),
    )
