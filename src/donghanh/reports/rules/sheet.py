"""The form as plain values: which lines a unit is asked, and what its cells say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from donghanh.base.numbers import parse_number, say_scaled, to_scaled
from donghanh.base.sentences import Refusal, Sentence
from donghanh.indicators.rules import RatioScale

MIXED = "mixed"
LONGEST_TYPED = 80
LARGEST = 10**15


@dataclass(frozen=True)
class Line:
    """One line of a form."""

    number: int
    section: str
    indicator_id: int
    code: str
    name: str
    unit_of_measure: str
    decimals: int
    over_units: str
    is_required: bool
    levels: tuple[str, ...]
    sectors: tuple[str, ...]
    audience: int
    allows_negative: bool = False
    definition: str = ""
    clause_address: str = ""
    numerator: str = ""
    denominator: str = ""
    scale: RatioScale = RatioScale(1, 1)

    @property
    def is_computed(self) -> bool:
        """A ratio is worked out, never typed."""
        return self.over_units == "ratio"

    def asks(self, level: str, sector: str) -> bool:
        """Is a unit of this level and sector asked? One of mixed sectors is asked by all."""
        return level in self.levels and (not self.sectors or sector == MIXED or sector in self.sectors)

    def say(self, scaled: int | None) -> str:
        """A figure as people read it."""
        return say_scaled(scaled, self.decimals)


@dataclass(frozen=True)
class Comparison:
    """The figure of `left` should not be above that of `right`."""

    left: str
    right: str


@dataclass(frozen=True)
class Sheet:
    """A form version: its lines in order and its comparisons."""

    form_id: int
    lines: tuple[Line, ...]
    checks: tuple[Comparison, ...] = ()
    _asked: dict[tuple[str, str], tuple[Line, ...]] = field(default_factory=dict, compare=False, repr=False)

    def asked_of(self, level: str, sector: str) -> tuple[Line, ...]:
        """The lines for a unit of this level and sector."""
        if (level, sector) not in self._asked:
            self._asked[level, sector] = tuple(line for line in self.lines if line.asks(level, sector))
        return self._asked[level, sector]


@dataclass(frozen=True)
class Cell:
    """What one cell says: as typed, the number it means (None when it means none), why it means none."""

    typed: str = ""
    number: int | None = None
    note: str = ""
    problem: Sentence | None = None
    numerator: int | None = None
    denominator: int | None = None

    @property
    def is_blank(self) -> bool:
        """Nothing was typed."""
        return not self.typed


BLANK = Cell()


def read_cell(line: Line, typed: str, note: str = "") -> Cell:
    """The cell that was typed; what is no number keeps its text and gets a sentence."""
    typed, note = typed.strip()[:LONGEST_TYPED], note.strip()[:500]
    if not typed:
        return Cell(note=note)
    try:
        return Cell(typed, _number(line, typed), note)
    except Refusal as refusal:
        return Cell(typed, None, note, refusal.sentence)


def _number(line: Line, typed: str) -> int:
    scaled = to_scaled(parse_number(typed), line.decimals)
    if scaled < 0 and not line.allows_negative:
        raise Refusal("Số {typed} là số âm. Chỉ tiêu này chỉ nhận số từ 0 trở lên.", typed=typed)
    if abs(scaled) > LARGEST:
        raise Refusal("Số {typed} quá lớn. Kiểm tra lại đơn vị tính.", typed=typed)
    return scaled


def read_cells(
    lines: Iterable[Line], typed: Mapping[str, str], notes: Mapping[str, str] | None = None
) -> dict[str, Cell]:
    """All cells by code; ratios are worked out from the cells of their parts."""
    lines, notes = list(lines), notes or {}
    cells = {
        line.code: read_cell(line, str(typed.get(line.code, "")), str(notes.get(line.code, "")))
        for line in lines
        if not line.is_computed
    }
    for line in lines:
        if line.is_computed:
            cells[line.code] = ratio_cell(line, cells)
    return cells


def ratio_cell(line: Line, cells: Mapping[str, Cell]) -> Cell:
    """The ratio of two cells; blank until both are known."""
    above = cells.get(line.numerator, BLANK).number
    below = cells.get(line.denominator, BLANK).number
    if above is None or below is None:
        return BLANK
    number = line.scale.of(above, below)
    return Cell(line.say(number), number, numerator=above, denominator=below)


@dataclass(frozen=True)
class Fault:
    """Why a report cannot go up yet: the line, and the sentence shown beside it."""

    line: Line
    sentence: Sentence
    is_blank: bool = False


def faults_in(sheet: Sheet, lines: Iterable[Line], cells: Mapping[str, Cell]) -> list[Fault]:
    """Blank required cells, cells that are no number, comparisons broken without a note; in order of lines."""
    lines = [line for line in lines if not line.is_computed]
    found = [fault for line in lines if (fault := _fault_of(line, cells.get(line.code, BLANK)))]
    by_code = {line.code: line for line in lines}
    for check in sheet.checks:
        if fault := _broken(check, by_code, cells):
            found.append(fault)
    return sorted(found, key=lambda fault: fault.line.number)


def _fault_of(line: Line, cell: Cell) -> Fault | None:
    if cell.problem:
        return Fault(line, cell.problem)
    if cell.is_blank and line.is_required:
        return Fault(line, Sentence("Chưa nhập. Không phát sinh thì nhập 0."), is_blank=True)
    return None


def _broken(check: Comparison, lines: Mapping[str, Line], cells: Mapping[str, Cell]) -> Fault | None:
    left, right = lines.get(check.left), lines.get(check.right)
    if left is None or right is None:
        return None
    cell, limit = cells.get(check.left, BLANK), cells.get(check.right, BLANK)
    if cell.number is None or limit.number is None or cell.note or cell.number <= limit.number:
        return None
    sentence = Sentence(
        "“{left}” ({left_number}) lớn hơn “{right}” ({right_number}). Sửa lại số, hoặc ghi lý do vào ô ghi chú.",
        left=left.name,
        left_number=left.say(cell.number),
        right=right.name,
        right_number=right.say(limit.number),
    )
    return Fault(left, sentence)


def check_sendable(faults: list[Fault]) -> None:
    """Refuse to send while a cell is blank or wrong, naming the lines."""
    blanks = [fault.line.number for fault in faults if fault.is_blank]
    wrong = [fault.line.number for fault in faults if not fault.is_blank]
    if wrong:
        raise Refusal(
            "Chưa gửi được: {count} ô cần xem lại (mục {lines}). {first}",
            count=len(wrong),
            lines=say_lines(wrong),
            first=next(fault.sentence for fault in faults if not fault.is_blank),
        )
    if blanks:
        raise Refusal(
            "Chưa gửi được: còn {count} ô chưa nhập (mục {lines}). Bấm vào từng mục để nhập tiếp.",
            count=len(blanks),
            lines=say_lines(blanks),
        )


def say_lines(numbers: list[int]) -> str:
    """3, 7 và 9; a long list is cut."""
    shown = [str(number) for number in numbers[:8]]
    if len(numbers) > len(shown):
        return ", ".join(shown) + "…"
    return " và ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)


@dataclass(frozen=True)
class Change:
    """One cell that differs between two versions."""

    line: Line
    before: str
    after: str


def changes_between(
    lines: Iterable[Line],
    before: Mapping[str, Mapping[str, object]],
    after: Mapping[str, Mapping[str, object]],
) -> list[Change]:
    """Cells whose number, or whose text where there is no number, differs between two snapshots."""

    def said(cells: Mapping[str, Mapping[str, object]], line: Line) -> str:
        cell = cells.get(line.code) or {}
        number = cell.get("number")
        return line.say(number) if isinstance(number, int) else str(cell.get("typed") or "")

    return [
        Change(line, said(before, line), said(after, line))
        for line in lines
        if said(before, line) != said(after, line)
    ]


def audiences(lines: Iterable[tuple[tuple[str, ...], tuple[str, ...]]]) -> list[int]:
    """A number for each pair of levels and sectors; equal pairs share theirs."""
    known: dict[tuple[tuple[str, ...], tuple[str, ...]], int] = {}
    return [known.setdefault((tuple(sorted(a)), tuple(sorted(b))), len(known)) for a, b in lines]


@dataclass(frozen=True)
class Audience:
    """Who is asked the lines that share one number."""

    number: int
    levels: frozenset[str]
    sectors: frozenset[str] = field(default_factory=frozenset)

    def takes_in(self, level: str, sector: str) -> bool:
        """Is a unit of this level and sector among them?"""
        return level in self.levels and (not self.sectors or sector == MIXED or sector in self.sectors)
