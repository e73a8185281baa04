"""Figures of many units from one file: looked through whole, then entered as each unit would, or not at all."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from django.db import transaction

from donghanh.base.actors import SYSTEM, Actor
from donghanh.base.sentences import Refusal, Sentence
from donghanh.organisations.choices import Duty

from ..choices import TRANSITIONS
from ..facts.sheets import sheet_of
from ..models import Report, ReportRequest, Standing
from ..rules.sheet import Line, Sheet, check_lengths, read_cell
from ..rules.spreadsheet import FigureFile, Trouble, Typed, read_figures
from .filling import check_open, fill

Tell = Callable[[int, int], None]
Among = Callable[[list[int]], set[int]]


@dataclass(frozen=True)
class Entry:
    """What the file says for one unit that may be filled."""

    place: Standing
    typed: dict[str, str]


@dataclass
class Looked:
    """A file looked through: what may be entered, and what is wrong."""

    file: FigureFile
    sheet: Sheet
    entries: list[Entry] = field(default_factory=list)
    wrong: list[Trouble] = field(default_factory=list)

    @property
    def cells(self) -> int:
        """How many cells may be entered."""
        return sum(len(entry.typed) for entry in self.entries)


def look_through(
    request: ReportRequest, path: Path, *, sheet_name: str = "", mine: Among | None = None
) -> Looked:
    """Read the file for the request and check every cell; nothing is written. Three queries.

    `mine` says which of some units may be filled at all: of others nothing is told, not even whether they are asked.
    """
    check_open(request)
    sheet = sheet_of(request.form)
    file = read_figures(path, sheet.lines, sheet=sheet_name)
    looked = Looked(file, sheet, wrong=list(file.wrong))
    places = Standing.objects.filter(request=request, unit__code__in=file.cells).select_related("unit")
    by_code = {place.unit.code: place for place in places}
    if mine is not None:
        allowed = mine([place.unit_id for place in places])
        by_code = {code: place for code, place in by_code.items() if place.unit_id in allowed}
    states = dict(Report.objects.filter(request=request).values_list("unit_id", "state"))
    for code, cells in file.cells.items():
        place = by_code.get(code)
        state = states.get(place.unit_id, "draft") if place else ""
        said = _refused(code, place, state=state, is_limited=mine is not None)
        if place is None or said is not None:
            looked.wrong.append(Trouble(str(file.rows[code]), said or Sentence("")))
            continue
        lines = {line.code: line for line in sheet.asked_of(place.level, place.sector)}
        wrong = [
            trouble for key, cell in cells.items() if (trouble := _wrong_cell(lines.get(key), key, cell))
        ]
        looked.wrong += wrong
        if not wrong:
            looked.entries.append(
                Entry(place, {key: cell.text for key, cell in cells.items() if key in lines})
            )
    return looked


def _refused(code: str, place: Standing | None, *, state: str, is_limited: bool) -> Sentence | None:
    if place is None and is_limited:
        return Sentence(
            "“{code}” không phải mã của đơn vị trực thuộc trực tiếp đơn vị đang làm việc, nên không nhập thay. Xem lại mã đơn vị.",
            code=code,
        )
    if place is None or not place.is_asked:
        return Sentence("Đơn vị “{code}” không thuộc diện gửi báo cáo này.", code=code)
    if not TRANSITIONS.allows(state, "fill"):
        return Sentence("Báo cáo của “{code}” đã gửi. Trả lại báo cáo trước khi nhập lại.", code=code)
    return None


def _wrong_cell(line: Line | None, code: str, cell: Typed) -> Trouble | None:
    if line is None:
        said = Sentence("Đơn vị này không phải báo cáo chỉ tiêu {code}. Để trống ô.", code=code)
        return Trouble(cell.place, said) if cell.text else None
    try:
        check_lengths([line], {code: cell.text}, {})
    except Refusal as refusal:
        return Trouble(cell.place, refusal.sentence)
    problem = read_cell(line, cell.text).problem
    return Trouble(cell.place, problem) if problem else None


@transaction.atomic
def enter(request: ReportRequest, looked: Looked, *, by: Actor = SYSTEM, tell: Tell | None = None) -> int:
    """Keep all that was found in the units' reports as drafts; how many reports. Refuses while anything is wrong.

    `by` enters for each unit as the unit itself; the reports wait there to be looked over and sent.
    """
    if looked.wrong:
        raise Refusal("Còn {count} chỗ sai trong tệp nên chưa ghi gì.", count=len(looked.wrong))
    for number, entry in enumerate(looked.entries, start=1):
        unit = entry.place.unit
        acting = replace(
            by,
            unit_id=unit.pk,
            unit_code=unit.code,
            unit_name=unit.name,
            duties=frozenset({str(Duty.FIGURES)}),
        )
        fill(by=acting, request=request, typed=entry.typed, sheet=looked.sheet, standing=entry.place)
        if tell:
            tell(number, len(looked.entries))
    return len(looked.entries)
