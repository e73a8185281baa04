"""Targets, how they are divided, and what they were before."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.dues import Due
from donghanh.base.sentences import Sentence
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import subordinates_of
from donghanh.organisations.models import Unit
from donghanh.periods.models import Period

from ..choices import TargetState
from ..models import Plan, Target
from ..rules.targets import Division, division_of


@dataclass(frozen=True)
class Share:
    """One unit beneath and what it was given of a target; None when nothing yet."""

    unit: Unit
    target: Target | None

    @property
    def amount(self) -> int | None:
        """Scaled."""
        return self.target.amount if self.target else None


def targets_of(plan: Plan, by: Actor) -> list[tuple[Target, Division]]:
    """The targets that hang on the movement's clauses or on none, of the plan's unit and its addressees, each with
    its division.
    """
    units = [plan.unit_id, *plan.deliveries.values_list("unit_id", flat=True)]
    rows = (
        Target.objects.visible_to(by)
        .standing()
        .filter(unit__in=units)
        .select_related("indicator", "unit", "period")
        .from_the_top()
    )
    return divided(list(rows))


def divided(rows: list[Target]) -> list[tuple[Target, Division]]:
    """Each target with how it is divided."""
    children: dict[int, list[int]] = {}
    for parent_id, amount in (
        Target.objects.standing()
        .filter(parent__in=[row.pk for row in rows])
        .values_list("parent_id", "amount")
    ):
        children.setdefault(parent_id, []).append(amount)
    return [(row, division_of(row.amount, row.reserve, children.get(row.pk, []))) for row in rows]


def target_of(unit: Unit, indicator_code: str, period: Period) -> Target | None:
    """The standing target of a unit."""
    return Target.objects.standing().filter(unit=unit, indicator__code=indicator_code, period=period).first()


def amount_on(target: Target, day: dt.date) -> int | None:
    """What was to be reached as of a day inside the period; None before there was a target."""
    found = target.amounts.on(day).first()
    return found.amount if found else None


def shares_of(target: Target) -> list[Share]:
    """Today's units beneath, in their order, and those that hold a part though they stand elsewhere now."""
    given = {child.unit_id: child for child in target.children.standing().select_related("unit", "indicator")}
    beneath = list(subordinates_of(target.unit_id, today()).order_by("sort_key"))
    here = {unit.pk for unit in beneath}
    gone = [child.unit for key, child in given.items() if key not in here]
    return [Share(unit, given.get(unit.pk)) for unit in [*beneath, *gone]]


def target_dues(by: Actor) -> list[Due]:
    """Targets to agree to, and proposals to answer, for those who sign."""
    if by.unit_id is None or not by.has(Duty.SIGN):
        return []
    offered = Target.objects.filter(unit=by.unit_id, state=TargetState.OFFERED, given_by__isnull=False)
    asked = Target.objects.filter(given_by=by.unit_id, state=TargetState.PROPOSED)
    rows = (offered | asked).select_related("indicator", "unit", "period").order_by("pk")
    return [
        Due(
            title=f"{row.indicator.name}: {row.said}",
            verb=_("Thống nhất chỉ tiêu"),
            url=row.get_absolute_url(),
            minutes=2,
            note=_("Đồng ý, hoặc đề nghị số khác và ghi lý do."),
        )
        if row.unit_id == by.unit_id
        else Due(
            title=f"{row.unit.name} – {row.indicator.name}",
            verb=_("Trả lời đề nghị điều chỉnh chỉ tiêu"),
            url=row.get_absolute_url(),
            minutes=3,
        )
        for row in rows
    ]


def broken_invariants() -> list[Sentence]:
    """Targets whose children and reserve do not make them, a sentence each."""
    return [
        Sentence(
            "Chỉ tiêu số {number}: phần đã giao xuống và phần dự phòng không bằng chỉ tiêu.", number=number
        )
        for number in Target.objects.not_whole().values_list("pk", flat=True)
    ]
