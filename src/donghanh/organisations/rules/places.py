"""How a unit's place in time is worked out."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

FOR_EVER = dt.date(9999, 12, 31)


@dataclass(frozen=True)
class Place:
    """A unit's superior from one day (None at the root) until the day before `until_on`."""

    superior_id: int | None
    from_on: dt.date
    until_on: dt.date = FOR_EVER


@dataclass(frozen=True)
class PathSpan:
    """A path such as "/1/5/88/" that holds from `from_on` until the day before `until_on`."""

    path: str
    from_on: dt.date
    until_on: dt.date


def places_in_order(starts: Iterable[tuple[dt.date, int | None]], ended_on: dt.date | None) -> list[Place]:
    """Placements as spans: the next one ends the one before, so nothing can overlap."""
    ordered = sorted(starts, key=lambda start: start[0])
    ends = [from_on for from_on, _ in ordered[1:]] + [ended_on or FOR_EVER]
    return [
        Place(superior_id, from_on, min(until_on, ended_on or FOR_EVER))
        for (from_on, superior_id), until_on in zip(ordered, ends, strict=True)
        if from_on < min(until_on, ended_on or FOR_EVER)
    ]


def path_spans(
    unit_id: int, places: Iterable[Place], superior_spans: Mapping[int, list[PathSpan]]
) -> list[PathSpan]:
    """The unit's paths over time, cut wherever its own place or its superior's path changes."""
    spans = []
    for place in places:
        if place.superior_id is None:
            spans.append(PathSpan(f"/{unit_id}/", place.from_on, place.until_on))
            continue
        for above in superior_spans.get(place.superior_id, []):
            start, end = max(place.from_on, above.from_on), min(place.until_on, above.until_on)
            if start < end:
                spans.append(PathSpan(f"{above.path}{unit_id}/", start, end))
    return spans


def inherited_spans(
    unit_id: int,
    ended_on: dt.date | None,
    *,
    heir_ids: Iterable[int],
    heir_spans: Mapping[int, list[PathSpan]],
) -> list[PathSpan]:
    """Where the rows of an ended unit are found since its end: beneath each heir, wherever that stands."""
    return [
        PathSpan(f"{span.path}{unit_id}/", max(span.from_on, ended_on), span.until_on)
        for heir_id in heir_ids
        for span in heir_spans.get(heir_id, [])
        if ended_on is not None and ended_on < span.until_on and unit_id not in ids_on(span.path)
    ]


def path_range(path: str) -> tuple[str, str]:
    """The half-open range of paths that stand at or beneath `path`; "0" follows "/" in code-point order."""
    return path, path[:-1] + "0"


def ids_on(path: str) -> list[int]:
    """Unit keys from the root down to the path's own unit."""
    return [int(part) for part in path.strip("/").split("/")] if path.strip("/") else []
