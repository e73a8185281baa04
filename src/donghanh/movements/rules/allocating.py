"""The sheet on which a target is divided: the same columns go out and come in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from donghanh.base.numbers import parse_number, say_scaled, to_scaled
from donghanh.base.sentences import Sentence
from donghanh.base.sheets import Heading, Line, code_of, text_of
from donghanh.base.words import fold
from donghanh.imports.rules.faults import Cells, Wrong, places_of
from donghanh.imports.rules.matching import Nearest

from .targets import check_amount, check_answered, check_own_division

COLUMNS = (
    Heading("code", "Mã đơn vị", ("mã", "mã số", "mã công đoàn", "mã cđcs")),
    Heading("unit", "Đơn vị", ("tên đơn vị", "công đoàn", "tên công đoàn", "đơn vị nhận"), is_needed=True),
    Heading("target", "Chỉ tiêu, kỳ", ("chỉ tiêu",)),
    Heading("amount", "Số giao", ("giao", "chỉ tiêu giao", "số được giao", "phải đạt"), is_needed=True),
)
RESERVE = "Giữ lại làm dự phòng"
_RESERVES = ("giu lai", "con giu lai", "phan giu lai", "du phong")
_PLACES = places_of(COLUMNS)


@dataclass(frozen=True)
class Known:
    """A unit that may get a part: what it has of it (scaled, None for nothing yet), what of that it has not given
    down itself, and whether it waits for an answer to another amount it asked for.
    """

    key: int
    code: str
    name: str
    given: int | None = None
    kept: int = 0
    is_asking: bool = False


@dataclass
class Allocation:
    """What a sheet gives each unit (scaled), what it keeps back (None where it does not say), what is wrong."""

    parts: dict[int, int] = field(default_factory=dict)
    reserve: int | None = None
    wrong: list[Wrong] = field(default_factory=list)
    reserve_row: int = 0


def read_allocation(
    lines: Iterable[Line], known: Sequence[Known], *, decimals: int, named: str, divides: bool = True
) -> Allocation:
    """The lines of a sheet: units by code or by folded name, amounts as typed; an empty amount changes nothing.

    `named` is what the column of the target says when the sheet is about this one; `divides`: parts come out of it.
    """
    reader = _Reader(known, decimals=decimals, named=named, divides=divides)
    for line in lines:
        reader.read(line)
    return reader.found


class _Reader:
    def __init__(self, known: Sequence[Known], *, decimals: int, named: str, divides: bool) -> None:
        self.by_key = {one.key: one for one in known}
        self.by_code = {one.code.casefold(): one for one in known if one.code}
        self.by_name: dict[str, list[Known]] = {}
        for one in known:
            self.by_name.setdefault(fold(one.name), []).append(one)
        self.nearest = Nearest({one.key: fold(one.name) for one in known})
        self.decimals, self.named, self.divides = decimals, named, divides
        self.rows: dict[int, int] = {}
        self.found = Allocation()

    def read(self, line: Line) -> None:
        """Take the line in, or say what is wrong with which cell."""
        cells = Cells(line, _PLACES)
        self._line(cells)
        self.found.wrong += cells.wrong

    def _line(self, cells: Cells) -> None:
        amount = cells.read("amount", self._amount)
        name = cells.text("unit", 250)
        code = cells.read("code", code_of) or ""
        about = cells.text("target", 400)
        if about and fold(about) != fold(self.named):
            said = Sentence(
                "Dòng này ghi chỉ tiêu “{about}”, không phải “{this}”.", about=about, this=self.named
            )
            cells.refuse("target", said)
            return
        if not code and fold(name).startswith(_RESERVES):
            self.found.reserve, self.found.reserve_row = amount, cells.line.number
            return
        one = self._unit(cells, code, name)
        if one is None or amount is None:
            return
        if one.key in self.rows:
            row = self.rows[one.key]
            cells.refuse("unit", Sentence("Đơn vị này đã có ở dòng {row}. Giữ lại một dòng.", row=row))
            return
        self.rows[one.key] = cells.line.number
        cells.read("amount", lambda _value: self._check(one, amount))
        self.found.parts[one.key] = amount

    def _amount(self, value: object) -> int:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        number = Decimal(str(value)) if is_number else parse_number(text_of(value))
        scaled = to_scaled(number, self.decimals)
        check_amount(scaled)
        return scaled

    def _unit(self, cells: Cells, code: str, name: str) -> Known | None:
        if code:
            one = self.by_code.get(code.casefold())
            if one is None:
                cells.refuse("code", Sentence("Không có đơn vị trực thuộc nào mang mã “{code}”.", code=code))
            return one
        named = self.by_name.get(fold(name), []) if name else []
        if len(named) == 1:
            return named[0]
        if named:
            said = Sentence("Có {count} đơn vị cùng tên này. Ghi thêm mã đơn vị.", count=len(named))
        elif not name:
            said = Sentence("Chưa có tên hoặc mã đơn vị.")
        else:
            near = "; ".join(self.by_key[key].name for key in self.nearest.to(name))
            said = (
                Sentence("Không có đơn vị trực thuộc nào tên như vậy. Gần giống: {near}.", near=near)
                if near
                else Sentence("Không có đơn vị trực thuộc nào tên như vậy.")
            )
        cells.refuse("unit", said)
        return None

    def _check(self, one: Known, amount: int) -> None:
        """Refuse a change that the unit's own division or its open proposal does not bear."""
        if one.given is None or amount == one.given:
            return
        check_answered(is_asking=one.is_asking, unit=one.name)
        if self.divides:
            kept = say_scaled(one.kept, self.decimals)
            check_own_division(reserve=one.kept, less=one.given - amount, unit=one.name, said=kept)
