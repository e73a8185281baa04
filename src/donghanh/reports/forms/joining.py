"""Which year is told that nobody was asked for as a whole."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.periods.rules import span_of


class PeriodForm(forms.Form):
    """A year of which parts were asked; the latest where none is chosen."""

    ky = forms.ChoiceField(label=_("Năm"), required=False)

    def __init__(self, *args: Any, years: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.years = years
        self.fields["ky"].choices = [(code, str(span_of(code).name)) for code in years]  # type: ignore[attr-defined]
        self.initial["ky"] = self.code

    @property
    def code(self) -> str:
        """The year that was chosen, or the latest; "" where no part of any was asked."""
        chosen = self.data.get("ky", "") if self.is_bound else ""
        return chosen if chosen in self.years else next(iter(self.years), "")
