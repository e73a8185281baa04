"""What was changed in pledges."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, Q

from donghanh.base.actors import Actor
from donghanh.organisations.choices import Duty

from ..models import Pledge, PledgeChange
from ..rules.changing import drafts_from, lines_changed


@dataclass(frozen=True)
class ChangeTold:
    """One change as a page shows it: the row, and the promises that it changes, old and new words."""

    change: PledgeChange
    lines: Sequence[tuple[str, str]]


def changes_of(pledge: Pledge) -> list[ChangeTold]:
    """Everything that was asked for, the latest first; one query."""
    rows = pledge.changes.select_related("party", "old_scan")
    return [ChangeTold(row, lines_changed(drafts_from(row.before), drafts_from(row.after))) for row in rows]


def changes_to_answer(by: Actor) -> list[PledgeChange]:
    """Changes asked for by the other side, waiting for the unit acted for or the person herself."""
    rows = PledgeChange.objects.waiting().select_related("pledge__first__home", "pledge__second__home")
    mine = Q(pk__in=[])
    for side, asking in (("first", "second"), ("second", "first")):
        speaks = Q(pk__in=[])
        if by.unit_id and by.has(Duty.SIGN):
            speaks |= Q(**{f"pledge__{side}__home": by.unit_id})
        if by.person_id:
            speaks |= Q(**{f"pledge__{side}__person": by.person_id})
        mine |= speaks & Q(**{f"pledge__{asking}": F("party")})
    return list(rows.filter(mine).order_by("asked_on", "pk")[:20])
