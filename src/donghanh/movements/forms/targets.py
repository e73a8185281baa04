"""Setting a target."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.numbers import parse_number, to_scaled
from donghanh.base.sentences import Refusal
from donghanh.indicators.models import Indicator
from donghanh.organisations.models import Unit

from ..models import Clause, Plan

_LONGEST = 60


class ClauseField(forms.ModelChoiceField):
    """Clauses by address and their first words."""

    def label_from_instance(self, clause: Clause) -> str:
        """II.3.p2. Vận động cán bộ, …"""
        return f"{clause.address}. {clause.text[:_LONGEST]}…"


class TargetForm(forms.Form):
    """An amount of an indicator for a unit and a year, from a clause."""

    unit = forms.ModelChoiceField(label=_("Đơn vị"), queryset=None)
    indicator = forms.ModelChoiceField(label=_("Chỉ tiêu"), queryset=None)
    clause = ClauseField(label=_("Theo nội dung"), queryset=None, required=False)
    period = forms.ChoiceField(label=_("Kỳ"))
    amount = forms.CharField(label=_("Phải đạt"), max_length=30)
    reserve = forms.CharField(label=_("Phần giữ lại dự phòng"), max_length=30, required=False)

    def __init__(self, by: Actor, plan: Plan, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.fields["unit"].queryset = (
            Unit.objects.visible_to(by)
            .alive_on(today())
            .filter(  # type: ignore[attr-defined]
                pk__in=[by.unit_id, *plan.deliveries.values_list("unit_id", flat=True)]
            )
        )
        self.fields["indicator"].queryset = Indicator.objects.visible_to(by).in_use(today())  # type: ignore[attr-defined]
        self.fields["clause"].queryset = (
            Clause.objects.visible_to(by).filter(plan=plan).current().to_be_done()
        )  # type: ignore[attr-defined]
        years = range(plan.movement.starts_on.year, plan.movement.ends_on.year + 1)
        self.fields["period"].choices = [(str(year), _("Năm %d") % year) for year in years]  # type: ignore[attr-defined]

    def scaled(self, name: str) -> int:
        """An amount typed, scaled by the indicator's decimals; refuses what is no number."""
        typed = self.cleaned_data[name] or "0"
        try:
            return to_scaled(parse_number(typed), self.cleaned_data["indicator"].decimals)
        except Refusal as refusal:
            refusal.field = name
            raise
