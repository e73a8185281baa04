"""Targets and how they are divided."""

from donghanh.base.actors import Actor
from donghanh.organisations.models import Unit
from donghanh.periods.models import Period

from ..models import Plan, Target
from ..rules.targets import Division, division_of


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
        .order_by("period__starts_on", "indicator__position", "unit__level", "unit__sort_key")
    )
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
