"""Which movement and which plan concern a unit, and what stands in them."""

import datetime as dt
from typing import Any

from django.db.models import Case, Q, QuerySet, When

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.words import shortened
from donghanh.organisations.facts import ancestor_ids
from donghanh.organisations.models import Unit

from ..choices import UNISSUED, PlanState
from ..models import Clause, ClauseLink, Movement, Plan
from ..rules.clauses import ClauseRow
from ..rules.drafting import Above, Coverage, coverage_of


def current_movement(unit: Unit, day: dt.date | None = None) -> Movement | None:
    """The movement running on `day` that the unit takes part in: opened last, by its own plan or one sent to it
    or to a superior of it.
    """
    day = day or today()
    reached = [*ancestor_ids(unit.pk, day), unit.pk]
    return (
        Movement.objects.running_on(day)
        .filter(Q(plans__unit=unit.pk) | Q(plans__deliveries__unit__in=reached))
        .order_by("-opened_on", "-pk")
        .first()
    )


def own_plan(movement: Movement, unit: Unit) -> Plan | None:
    """The unit's own plan of the movement in force, the latest when there are several."""
    return movement.plans.in_force().filter(unit=unit.pk).order_by("-issued_on", "-pk").first()


def opening_plan(movement: Movement) -> Plan | None:
    """The plan that the movement stands on: the one that opened it, or what took its place."""
    return _tops(movement.pk).first()


def opening_key(movement_id: int) -> QuerySet[Plan, dict[str, Any]]:
    """The key of that plan, to be asked within another query."""
    return _tops(movement_id).values("pk")[:1]


def _tops(movement_id: int) -> QuerySet[Plan]:
    tops = Plan.objects.filter(movement=movement_id, superior__isnull=True).exclude(state__in=UNISSUED)
    return tops.order_by(Case(When(state=PlanState.ISSUED, then=0), default=1), "-pk")


def guiding_plan(movement: Movement, unit: Unit, day: dt.date | None = None) -> Plan | None:
    """The plan a unit works by: its own, else the one sent to it, else to its nearest superior, else the first."""
    own = own_plan(movement, unit)
    if own:
        return own
    above = [*ancestor_ids(unit.pk, day or today()), unit.pk]
    sent = dict(
        movement.plans.in_force()
        .filter(deliveries__unit__in=above)
        .order_by("issued_on", "pk")
        .values_list("deliveries__unit", "pk")
    )
    nearest = next((sent[unit_id] for unit_id in reversed(above) if unit_id in sent), None)
    return movement.plans.filter(pk=nearest).first() if nearest else opening_plan(movement)


def clauses_of(movement: Movement, unit: Unit | None = None) -> QuerySet[Clause]:
    """What the movement asks for, headings left out, in reading order: by the plan the unit works by, or by the
    plan that opened the movement.
    """
    plan = guiding_plan(movement, unit) if unit else opening_plan(movement)
    return Clause.objects.filter(plan=plan).current().to_be_done()


def clause_choices(
    unit_id: int | None, *, movement: Movement | None = None, first: str = ""
) -> tuple[Movement | None, list[tuple[str, str]]]:
    """The movement, the running one where none is given, and what it asks for as choices, by the plan the unit works
    by; clauses that say `first` (in small letters) come first. None and nothing where none is running.
    """
    unit = Unit.objects.filter(pk=unit_id).first()
    found = (movement or current_movement(unit)) if unit else None
    if unit is None or found is None:
        return None, []
    clauses = sorted(clauses_of(found, unit), key=lambda one: first not in one.text.lower())
    return found, [(str(one.pk), shortened(f"{one.address}. {one.text}")) for one in clauses]


def chosen_clause(by: Actor, chosen: str) -> Clause | None:
    """The clause that was chosen among `clause_choices`; None where none was, or none that `by` may read."""
    return Clause.objects.visible_to(by).filter(pk=chosen or 0).first()


def clauses_in_force(movement: Movement, unit: Unit) -> QuerySet[Clause]:
    """Every clause of the unit's plans in force for the movement, the earlier plan first; of the plan that the
    movement stands on when the unit has none.
    """
    own = movement.plans.in_force().filter(unit=unit.pk)
    clauses = Clause.objects.current()
    return clauses.filter(plan__in=own) if own.exists() else clauses.filter(plan=opening_plan(movement))


def clauses_above(plan: Plan) -> list[Above]:
    """A plan's clauses as those beneath must decide about them."""
    return [
        Above(row.pk, row.address, row.text, row.kind, tuple(row.sectors)) for row in plan.clauses.current()
    ]


def rows_of_plan(plan: Plan) -> list[ClauseRow]:
    """A plan's clauses as rows of a paper."""
    return [ClauseRow(row.address, row.text, row.kind, tuple(row.sectors)) for row in plan.clauses.current()]


def coverage_of_plan(plan: Plan) -> Coverage:
    """How much of its superior plan an issued plan decided on."""
    total = Clause.objects.filter(plan=plan.superior_id).current().to_be_done().count()
    of_now = Q(superior_clause__isnull=True) | Q(superior_clause__is_current=True)
    decisions = ClauseLink.objects.filter(of_now, plan=plan).exclude(superior_clause__kind="heading")
    return coverage_of(decisions.values_list("decision", flat=True), total=total)
