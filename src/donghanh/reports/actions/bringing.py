"""Figures brought in by a file from a page: looked through first, then kept for each unit, own or directly beneath."""

from dataclasses import dataclass
from pathlib import Path

from donghanh.base.actors import Actor
from donghanh.base.sentences import Sentence

from ..facts.beneath import begun_by_themselves, directly_beneath
from ..models import Report, ReportRequest
from ..rules.spreadsheet import Trouble
from .importing import Looked, look_through
from .standing_in import Typed


@dataclass(frozen=True)
class Brought:
    """What a file would write: for each unit its cells over the version that was there; and what is wrong in it, what
    was passed over.
    """

    sheet: str
    rows: list[Typed]
    names: dict[int, str]
    wrong: list[Trouble]
    notes: list[Sentence]

    @property
    def cells(self) -> int:
        """How many cells would be written."""
        return sum(len(row.cells) for row in self.rows)


def look_into(*, by: Actor, request: ReportRequest, path: Path, sheet_name: str = "") -> Brought:
    """Read the file and check every cell and every unit; nothing is written. Seven queries.

    Only the own unit and those directly beneath are taken; a unit that types its report itself is left alone.
    """
    looked = look_through(
        request, path, sheet_name=sheet_name, mine=lambda some: {by.unit_id or 0} | directly_beneath(by, some)
    )
    units = [entry.place.unit_id for entry in looked.entries]
    begun = begun_by_themselves(request, [unit for unit in units if unit != by.unit_id])
    versions = dict(Report.objects.filter(request=request, unit__in=units).values_list("unit_id", "version"))
    brought = Brought(looked.file.sheet, [], {}, list(looked.wrong), list(looked.file.notes))
    for entry in looked.entries:
        unit = entry.place.unit
        if unit.pk in begun:
            said = Sentence("Đơn vị đang tự nhập báo cáo này, nên không nhập thay.")
            brought.wrong.append(Trouble(_row_of(looked, unit.code), said))
            continue
        typed = {code: text for code, text in entry.typed.items() if text}
        brought.rows.append(Typed(unit.pk, typed, version=versions.get(unit.pk, 0)))
        brought.names[unit.pk] = unit.name
    return brought


def _row_of(looked: Looked, code: str) -> str:
    return str(looked.file.rows.get(code, ""))
