"""What to ask, and which of the asked to show."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.sentences import Refusal
from donghanh.movements.models import Movement
from donghanh.organisations.choices import Level
from donghanh.periods.choices import PeriodKind
from donghanh.periods.rules import span_of
from donghanh.ui.fields import DayField
from donghanh.ui.listing import FilterForm

from ..choices import ReportState
from ..models import FormVersion
from ..rules.schedules import check_kind

NOT_STARTED = "none"


_PARTS = {
    PeriodKind.MONTH: [f"M{month:02d}" for month in range(1, 13)],
    PeriodKind.QUARTER: ["Q1", "Q2", "Q3", "Q4"],
    PeriodKind.HALF: ["H1", "H2"],
    PeriodKind.NINE_MONTHS: ["N9"],
    PeriodKind.YEAR: [""],
}


def periods_around(year: int, terms: Iterable[str] = ()) -> list[tuple[str, list[tuple[str, str]]]]:
    """Codes and names of the periods somebody may ask for, by kind: this year's, last year's, and terms."""
    found = {
        kind: [f"{each}{part}" for each in (year, year - 1) for part in parts]
        for kind, parts in _PARTS.items()
    }
    found[PeriodKind.TERM] = sorted(set(terms))
    return [
        (str(kind.label), [(code, str(span_of(code).name)) for code in codes])
        for kind, codes in found.items()
        if codes
    ]


class AskForm(forms.Form):
    """What to ask, of whom, for when, by when."""

    form = forms.ModelChoiceField(label=gettext_lazy("Biểu mẫu"), queryset=None)
    movement = forms.ModelChoiceField(label=gettext_lazy("Phong trào"), queryset=None)
    period = forms.ChoiceField(label=gettext_lazy("Kỳ báo cáo"))
    levels = forms.MultipleChoiceField(
        label=gettext_lazy("Cấp báo cáo"),
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
        movements = Movement.objects.visible_to(by)
        self.fields["movement"].queryset = movements  # type: ignore[attr-defined]
        years = ((each.starts_on.year, each.ends_on.year) for each in movements)
        terms = [f"{first}-{last}" for first, last in years if last > first]
        self.fields["period"].choices = periods_around(today().year, terms)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The form is made for periods of this kind."""
        typed = super().clean() or {}
        form, code = typed.get("form"), typed.get("period")
        if form and code:
            try:
                check_kind(form.period_kind, span_of(code), said=form.get_period_kind_display())
            except Refusal as refusal:
                self.add_error("period", str(refusal))
        return typed


class BurdenFilter(forms.Form):
    """For requests of which period."""

    period = forms.ChoiceField(label=gettext_lazy("Kỳ"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
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
