"""The form as plain values: which lines a unit is asked, and what its cells say."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from donghanh.base.numbers import from_scaled, parse_number, say_scaled, to_scaled
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import lowered
from donghanh.indicators.rules import Check, RatioScale

MIXED = "mixed"
LONGEST_TYPED, LONGEST_TEXT, LONGEST_NOTE = 80, 2000, 500
LARGEST = 10**15
OF_WHICH = "trong đó"


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
    is_text: bool = False
    over_time: str = ""
    better: str = ""
    whole: str = ""

    @property
    def is_computed(self) -> bool:
        """A ratio is worked out, never typed."""
        return self.over_units == "ratio"

    @property
    def is_added(self) -> bool:
        """Has it a total over units? Neither persons, who may be in several, nor what is told of each unit alone."""
        return self.over_units not in ("distinct", "none")

    def asks(self, level: str, sector: str) -> bool:
        """Is a unit of this level and sector asked? One of mixed sectors is asked by all."""
        return level in self.levels and (not self.sectors or sector == MIXED or sector in self.sectors)

    @property
    def full_name(self) -> str:
        """Its name where it stands without the line above: “Tổng số lao động – trong đó: lao động nữ”."""
        return named_with(self.whole, self.name)

    @property
    def measured(self) -> str:
        """Its name, and in what it is measured."""
        return f"{self.name} ({self.unit_of_measure})" if self.unit_of_measure else self.name

    def beside(self, cell: Mapping[str, object]) -> str:
        """What stands beside the figure of a cell that was sent: its note, or the answer in words."""
        return str(cell.get("typed" if self.is_text else "note") or "")

    def say(self, scaled: int | None) -> str:
        """A figure as people read it."""
        return say_scaled(scaled, self.decimals)


@dataclass(frozen=True)
class Sheet:
    """A form version: its lines in order and its checks."""

    form_id: int
    lines: tuple[Line, ...]
    checks: tuple[Check, ...] = ()
    _asked: dict[tuple[str, str], tuple[Line, ...]] = field(default_factory=dict, compare=False, repr=False)

    def asked_of(self, level: str, sector: str) -> tuple[Line, ...]:
        """The lines for a unit of this level and sector."""
        if (level, sector) not in self._asked:
            self._asked[level, sector] = tuple(line for line in self.lines if line.asks(level, sector))
        return self._asked[level, sector]


def named_with(whole: str, name: str) -> str:
    """“Trong đó: nữ” with the name of what it is part of, where that is known and not said beside it."""
    return f"{whole} – {lowered(name)}" if whole else name


def is_part(name: str) -> bool:
    """Does it begin with “Trong đó”?"""
    return name.lower().startswith(OF_WHICH)


def limits_in(checks: Iterable[Check], names: Mapping[str, str]) -> dict[str, str]:
    """The code of each part with the name of the one figure, itself no part, that it may not exceed."""
    found: dict[str, str] = {}
    for check in checks:
        if check.relation != "at_most" or len(check.codes) != 2 or not set(check.codes) <= set(names):
            continue
        part, whole = names[check.left[0]], names[check.right[0]]
        if is_part(part) and not is_part(whole):
            found.setdefault(check.left[0], whole)
    return found


def with_wholes(lines: Sequence[Line], checks: Iterable[Check]) -> tuple[Line, ...]:
    """The lines, each “Trong đó: …” with the name of what it is part of.

    That is the figure it may not exceed by the form's checks, else the nearest line above in its section that is counted
    in the same unit and is no part itself.
    """
    limits = limits_in(checks, {line.code: line.name for line in lines})
    found, above = [], dict[tuple[str, str], str]()
    for line in lines:
        place = (line.section, line.unit_of_measure)
        if is_part(line.name):
            found.append(replace(line, whole=limits.get(line.code) or above.get(place, "")))
            continue
        found.append(line)
        if not line.is_text and not line.is_computed:
            above[place] = line.name
    return tuple(found)


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
BLANK_SAID = Sentence("Chưa nhập. Không phát sinh thì nhập 0.")


def read_cell(line: Line, typed: str, note: str = "") -> Cell:
    """The cell that was typed; what is no number keeps its text and gets a sentence."""
    typed, note = (
        typed.strip()[: LONGEST_TEXT if line.is_text else LONGEST_TYPED],
        note.strip()[:LONGEST_NOTE],
    )
    if not typed or line.is_text:
        return Cell(typed, note=note)
    try:
        return Cell(typed, _number(line, typed), note)
    except Refusal as refusal:
        return Cell(typed, None, note, refusal.sentence)


def check_lengths(lines: Iterable[Line], typed: Mapping[str, str], notes: Mapping[str, str]) -> None:
    """Refuse an answer or a note that would have to be cut: nothing typed is lost."""
    for line in lines:
        for text, most in (
            (typed.get(line.code, ""), LONGEST_TEXT),
            (notes.get(line.code, ""), LONGEST_NOTE),
        ):
            if len(text.strip()) > most:
                raise Refusal(
                    "Chưa lưu được: mục {number} dài {length} ký tự, nhiều nhất {most}. Viết gọn lại; phần dài để "
                    "trong báo cáo bằng văn bản.",
                    number=line.number,
                    length=len(text.strip()),
                    most=most,
                )


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
    """Why a report cannot go up yet: the line, the sentence shown beside it, and what is so without the advice.

    A note explains it away unless `is_hard`.
    """

    line: Line
    sentence: Sentence
    is_blank: bool = False
    plain: Sentence | None = None
    is_hard: bool = False


def faults_in(sheet: Sheet, lines: Iterable[Line], cells: Mapping[str, Cell]) -> list[Fault]:
    """Blank required cells, cells that are no number, checks broken without a note; in order of lines."""
    lines = list(lines)
    found = [
        fault
        for line in lines
        if not line.is_computed and (fault := _fault_of(line, cells.get(line.code, BLANK)))
    ]
    found += [fault for fault, note in _broken_in(sheet, lines, cells) if fault.is_hard or not note]
    return sorted(found, key=lambda fault: fault.line.number)


def explained_in(sheet: Sheet, lines: Iterable[Line], cells: Mapping[str, Cell]) -> list[tuple[Fault, str]]:
    """Checks broken with the note that says why: they may be sent, and somebody should read them."""
    broken = _broken_in(sheet, lines, cells)
    return [(fault, note) for fault, note in broken if note and not fault.is_hard]


def _fault_of(line: Line, cell: Cell) -> Fault | None:
    if cell.problem:
        return Fault(line, cell.problem)
    if cell.is_blank and line.is_required:
        if line.is_text:
            return Fault(line, Sentence("Chưa trả lời. Không có thì ghi “Không có”."), is_blank=True)
        return Fault(line, BLANK_SAID, is_blank=True)
    return None


def _broken_in(sheet: Sheet, lines: Iterable[Line], cells: Mapping[str, Cell]) -> list[tuple[Fault, str]]:
    """Each broken check, with the note of the cell where the reason stands: the first that is typed."""
    by_code = {line.code: line for line in lines}
    figures = {code: _figure(line, cells.get(code, BLANK)) for code, line in by_code.items()}
    found = [
        (_as_fault(check, by_code, cells), cells.get(_noted(check, by_code).code, BLANK).note)
        for check in sheet.checks
        if check.is_broken(figures)
    ]
    return sorted(found, key=lambda pair: pair[0].line.number)


def _figure(line: Line, cell: Cell) -> Decimal | None:
    return None if cell.number is None else from_scaled(cell.number, line.decimals)


def _noted(check: Check, lines: Mapping[str, Line]) -> Line:
    asked = [lines[code] for code in check.codes]
    return next((line for line in asked if not line.is_computed), asked[0])


def _as_fault(check: Check, lines: Mapping[str, Line], cells: Mapping[str, Cell]) -> Fault:
    plain = _plain(check, lines, cells)
    if check.is_hard:
        advised = Sentence("{broken} Sửa lại số.", broken=plain)
    else:
        advised = Sentence("{broken} Sửa lại số, hoặc ghi lý do vào ô ghi chú.", broken=plain)
    return Fault(_noted(check, lines), advised, plain=plain, is_hard=check.is_hard)


def _plain(check: Check, lines: Mapping[str, Line], cells: Mapping[str, Cell]) -> Sentence:
    """What does not hold, with the figures."""
    shown = {code: lines[code].say(cells.get(code, BLANK).number) for code in check.codes}
    if check.relation == "at_most" and len(check.codes) == 2:
        left, right = check.codes
        return Sentence(
            "“{left}” ({left_number}) lớn hơn “{right}” ({right_number}).",
            left=lines[left].name,
            left_number=shown[left],
            right=lines[right].name,
            right_number=shown[right],
        )
    figures = "; ".join(f"{lines[code].name}: {shown[code]}" for code in check.codes)
    words = check.said({code: line.name for code, line in lines.items()})
    return Sentence("Chưa đúng: {words} ({figures}).", words=words, figures=figures)


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


def audiences(lines: Iterable[tuple[tuple[str, ...], tuple[str, ...], bool]]) -> list[int]:
    """A number for each set of levels and sectors, figures and answers in words apart; equal ones share theirs."""
    known: dict[tuple[tuple[str, ...], tuple[str, ...], bool], int] = {}
    return [
        known.setdefault((tuple(sorted(levels)), tuple(sorted(sectors)), is_text), len(known))
        for levels, sectors, is_text in lines
    ]


@dataclass(frozen=True)
class Audience:
    """Who is asked the lines that share one number."""

    number: int
    levels: frozenset[str]
    sectors: frozenset[str] = field(default_factory=frozenset)

    def takes_in(self, level: str, sector: str) -> bool:
        """Is a unit of this level and sector among them?"""
        return level in self.levels and (not self.sectors or sector == MIXED or sector in self.sectors)
