"""Entering for many units at once: from a grid, or from a file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from donghanh.base.actors import Actor
from donghanh.base.sentences import Overtaken, Refusal, Sentence

from ..facts.sheets import sheet_of
from ..models import ReportRequest, Standing
from .filling import fill


@dataclass(frozen=True)
class Typed:
    """What was typed for one unit: cells and notes by code, the version that it was typed over, remarks."""

    unit_id: int
    cells: Mapping[str, str]
    notes: Mapping[str, str] = field(default_factory=dict)
    version: int | None = None
    remarks: str | None = None


@dataclass(frozen=True)
class Kept:
    """Which units were saved, and why others were not; `overtaken` are those that somebody else had just changed."""

    saved: list[int]
    refused: dict[int, Sentence]
    overtaken: set[int] = field(default_factory=set)


def fill_many(
    *,
    by: Actor,
    request: ReportRequest,
    rows: Iterable[Typed],
    writer: str = "",
    is_background: bool = False,
) -> Kept:
    """Keep what was typed for each unit, the own one or directly beneath; one refused keeps no other from being saved.

    Each unit is a transaction of its own: what is said to be saved is saved.
    """
    rows, kept = list(rows), Kept([], {})
    places = {
        place.unit_id: place
        for place in Standing.objects.filter(request=request, unit__in=[row.unit_id for row in rows])
    }
    sheet = sheet_of(request.form) if rows else None
    for row in rows:
        try:
            fill(
                by=by,
                request=request,
                typed=row.cells,
                notes=row.notes,
                remarks=row.remarks,
                version=row.version,
                writer=writer,
                is_background=is_background,
                sheet=sheet,
                standing=places.get(row.unit_id),
                unit_id=row.unit_id,
            )
        except Refusal as refusal:
            kept.refused[row.unit_id] = refusal.sentence
            kept.overtaken.update({row.unit_id} if isinstance(refusal, Overtaken) else ())
        else:
            kept.saved.append(row.unit_id)
    return kept
