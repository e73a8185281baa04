"""Paths are derived from placements and successions, a branch at a time."""

import datetime as dt
from collections.abc import Iterable

from ..models import Path, Placement, Succession, Unit
from ..rules import PathSpan, ids_on, inherited_spans, path_spans, places_in_order


def rebuild_paths(unit_ids: Iterable[int]) -> int:
    """Derive again the paths of these units and of all that follows from them; rows written.

    What follows: whatever was ever placed beneath a unit whose paths changed, and the ended units it is heir to.
    """
    written, level = 0, set(unit_ids)
    while level:
        changed, rows = _rebuild_level(level)
        written += rows
        level = set(Placement.objects.filter(superior__in=changed).values_list("unit_id", flat=True))
        level |= set(
            Succession.objects.filter(successor__in=changed).values_list("predecessor_id", flat=True)
        )
    return written


def _rebuild_level(unit_ids: set[int]) -> tuple[set[int], int]:
    """Rebuild these units only; those whose paths changed, and how many rows they have now."""
    starts = _starts(unit_ids)
    ended = dict(Unit.objects.filter(pk__in=starts).values_list("pk", "ended_on"))
    heirs = _heirs({unit_id: day for unit_id, day in ended.items() if day}, starts)
    above = {superior_id for rows in starts.values() for _, superior_id in rows if superior_id}
    living, reaching = _spans(above.union(*heirs.values()))
    wanted: dict[int, set[tuple[str, dt.date, dt.date, bool]]] = {unit_id: set() for unit_id in starts}
    for unit_id, placed in starts.items():
        for span in path_spans(unit_id, places_in_order(placed, ended[unit_id]), living):
            wanted[unit_id].add((span.path, span.from_on, span.until_on, False))
        for span in inherited_spans(
            unit_id, ended[unit_id], heir_ids=heirs.get(unit_id, ()), heir_spans=reaching
        ):
            wanted[unit_id].add((span.path, span.from_on, span.until_on, True))
    there: dict[int, set[tuple[str, dt.date, dt.date, bool]]] = {}
    for row in Path.objects.filter(unit__in=starts):
        there.setdefault(row.unit_id, set()).add((row.path, row.from_on, row.until_on, row.is_inherited))
    changed = {unit_id for unit_id in starts if wanted[unit_id] != there.get(unit_id, set())}
    if there:
        Path.objects.filter(unit__in=changed).delete()
    rows = [
        Path(
            unit_id=unit_id,
            path=path,
            depth=len(ids_on(path)),
            from_on=from_on,
            until_on=until_on,
            is_inherited=is_inherited,
        )
        for unit_id in changed
        for path, from_on, until_on, is_inherited in sorted(wanted[unit_id])
    ]
    Path.objects.bulk_create(rows, batch_size=500)
    return changed, len(rows)


def _starts(unit_ids: set[int]) -> dict[int, list[tuple[dt.date, int | None]]]:
    """Since when each unit stands under whom."""
    starts: dict[int, list[tuple[dt.date, int | None]]] = {}
    placements = Placement.objects.filter(unit__in=unit_ids)
    for unit_id, from_on, superior_id in placements.values_list("unit_id", "from_on", "superior_id"):
        starts.setdefault(unit_id, []).append((from_on, superior_id))
    return starts


def _heirs(
    ended: dict[int, dt.date], starts: dict[int, list[tuple[dt.date, int | None]]]
) -> dict[int, tuple[int, ...]]:
    """To whom the rows of each ended unit pass: its successors, or its last superior when it has none."""
    if not ended:
        return {}
    found: dict[int, tuple[int, ...]] = {}
    successions = Succession.objects.filter(predecessor__in=ended, successor__isnull=False)
    for unit_id, successor_id in successions.values_list("predecessor_id", "successor_id"):
        found[unit_id] = (*found.get(unit_id, ()), successor_id)
    for unit_id in ended.keys() - found.keys():
        last = max(starts[unit_id], key=lambda start: start[0])[1]
        found[unit_id] = (last,) if last else ()
    return found


def _spans(unit_ids: set[int]) -> tuple[dict[int, list[PathSpan]], dict[int, list[PathSpan]]]:
    """Where these units stand over time: while they live, and with what they passed on to."""
    living: dict[int, list[PathSpan]] = {}
    reaching: dict[int, list[PathSpan]] = {}
    for row in Path.objects.filter(unit__in=unit_ids):
        span = PathSpan(row.path, row.from_on, row.until_on)
        reaching.setdefault(row.unit_id, []).append(span)
        if not row.is_inherited:
            living.setdefault(row.unit_id, []).append(span)
    return living, reaching
