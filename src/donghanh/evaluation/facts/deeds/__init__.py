"""What was done: counted for units and people, each count with the rows behind it."""

import datetime as dt
from collections.abc import Sequence

from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.periods.models import Period

from ...models import Round
from ...rules.points import Figure
from .deed import Behind, Deed, Span
from .table import DEEDS

MOST_SHOWN = 500


def url_of(
    key: str, unit_id: int, period: Period, *, movement_id: int | None = None, person_id: int = 0
) -> str:
    """Where the rows behind a count are listed."""
    url = reverse("evaluation:counted", args=[unit_id, period.code, key])
    asked = [f"phong-trao={movement_id}"] if movement_id else []
    asked += [f"ca-nhan={person_id}"] if person_id else []
    return f"{url}?{'&'.join(asked)}" if asked else url


def done(made: Round, unit_ids: Sequence[int], wanted: frozenset[str]) -> dict[int, dict[str, Figure]]:
    """What these units did in the round's period and movement, of what is wanted; a query for each."""
    known: dict[int, dict[str, Figure]] = {unit_id: {} for unit_id in unit_ids}
    span = Span.of(made.period, made.movement_id)
    for key in sorted(wanted & DEEDS.keys()):
        deed, label = DEEDS[key], str(DEEDS[key].label)
        counts = deed.counted(unit_ids, span)
        for unit_id in unit_ids:
            at = url_of(key, unit_id, made.period, movement_id=made.movement_id)
            known[unit_id][key] = Figure(key, label, counts.get(unit_id, 0), url=at)
    return known


def rows_behind(
    deed: Deed, key: int, span: Span, *, by: Actor, of_person: bool = False
) -> tuple[list[Behind], int]:
    """The rows behind a count that `by` may read, the latest first, and how many more there are; a few queries."""
    rows = deed.behind(key, span, of_person=of_person)
    seen = rows.filter(pk__in=deed.seen(by).values("pk"))
    shown = [deed.show(row) for row in seen.order_by("-pk")[:MOST_SHOWN]]
    return sorted(shown, key=lambda row: row.on or dt.date.min, reverse=True), rows.count() - len(shown)


__all__ = ["DEEDS", "Behind", "Deed", "Span", "done", "rows_behind", "url_of"]
