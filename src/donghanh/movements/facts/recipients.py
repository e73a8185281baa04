"""Lines of Nơi nhận matched to units, and whom to tell there."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from donghanh.base.dates import today
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import subordinates_of
from donghanh.organisations.models import Appointment, Unit
from donghanh.organisations.rules import duties_of

from ..models import Plan
from ..rules.recipients import LEVELS, answer_owed, named_by


@dataclass(frozen=True)
class Addressees:
    """One line of Nơi nhận and the direct subordinates it names; none for those only informed."""

    line: str
    units: tuple[Unit, ...]


def addressees_of(plan: Plan, lines: Iterable[str], day: dt.date | None = None) -> list[Addressees]:
    """What each line names among the direct subordinates of the plan's unit that it was not yet sent to."""
    sent = set(plan.deliveries.values_list("unit_id", flat=True))
    beneath = [
        unit for unit in subordinates_of(plan.unit_id, day or today()).in_order() if unit.pk not in sent
    ]
    return [
        Addressees(line, tuple(unit for unit in beneath if unit.level in LEVELS[named_by(line)]))
        for line in lines
    ]


def recipient_lines(plan: Plan) -> list[str]:
    """The lines of the plan's Nơi nhận."""
    return [
        line.strip()
        for line in plan.draft.get("paper", {}).get("recipients", "").splitlines()
        if line.strip()
    ]


def answer_of(plan: Plan, unit: Unit) -> str:
    """What the unit would owe for this plan."""
    return answer_owed(opens_the_movement=plan.superior_id is None, level=unit.level)


def accounts_at(unit_ids: Iterable[int], *duties: Duty) -> dict[int, set[int]]:
    """Accounts by unit of those who carry one of `duties` there today; one query."""
    wanted = {str(duty) for duty in duties}
    found: dict[int, set[int]] = {}
    rows = Appointment.objects.in_force(today()).filter(unit__in=unit_ids, person__account__isnull=False)
    for unit_id, role, account_id in rows.values_list("unit_id", "role", "person__account"):
        if wanted & duties_of([role]):
            found.setdefault(unit_id, set()).add(account_id)
    return found
