"""Many pledges on one sheet, as a workers' conference writes them down: read line by line, each cell checked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.sheets import Heading, Line, count_of
from donghanh.base.words import fold
from donghanh.imports.rules.faults import Cells, Wrong, places_of
from donghanh.imports.rules.matching import Nearest

from .pledge import LONGEST_PROMISE, PromiseDraft, check_same_kind, check_two_sides, checked_promises

COLUMNS = (
    Heading("first", "Bên thứ nhất", ("bên 1", "tập thể 1", "bên a"), is_needed=True),
    Heading("second", "Bên thứ hai", ("bên 2", "tập thể 2", "bên b"), is_needed=True),
    Heading("text", "Nội dung giao ước", ("nội dung", "nội dung đăng ký", "cam kết"), is_needed=True),
    Heading("clause", "Mục kế hoạch", ("mục", "thuộc mục", "thuộc nội dung")),
    Heading("amount", "Chỉ tiêu", ("chỉ tiêu (số)", "số lượng")),
    Heading("measure", "Đơn vị tính", ("đvt",)),
    Heading("witnesses", "Người chứng kiến", ("chứng kiến",)),
    Heading("place", "Nơi ký", ("địa điểm ký",)),
)
MOST_PLEDGES = 300
_PLACES = places_of(COLUMNS)


@dataclass(frozen=True)
class Side:
    """Who may stand on one side: "collective:3", its kind, its name as the program has it."""

    choice: str
    kind: str
    name: str


@dataclass
class BlockPledge:
    """One pledge of a sheet: where it begins, its two sides by choice, its promises."""

    row: int
    first: str
    second: str
    names: tuple[str, str]
    promises: list[PromiseDraft] = field(default_factory=list)
    witnesses: str = ""
    place: str = ""


@dataclass
class Block:
    """What a sheet says: its pledges in order, and the cells that are wrong."""

    pledges: list[BlockPledge] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)


def read_block(
    lines: Iterable[Line],
    sides: Sequence[Side],
    *,
    clauses: Mapping[str, int],
    made: Mapping[frozenset[str], int],
) -> Block:
    """The pledges of a sheet. A line that names no sides goes on with the pledge above it.

    `clauses`: keys by address (II.3); `made`: the number of the pledge that two sides have at this gate already.
    """
    reader = _Reader(sides, clauses=clauses, made=made)
    for line in lines:
        reader.read(line)
    return reader.done()


class _Reader:
    def __init__(
        self, sides: Sequence[Side], *, clauses: Mapping[str, int], made: Mapping[frozenset[str], int]
    ) -> None:
        self.by_name: dict[str, list[Side]] = {}
        for side in sides:
            self.by_name.setdefault(fold(side.name), []).append(side)
        self.names = list(dict.fromkeys(side.name for side in sides))
        self.nearest = Nearest({index: fold(name) for index, name in enumerate(self.names)})
        self.clauses = {_address(address): key for address, key in clauses.items()}
        self.made = made
        self.by_pair: dict[frozenset[str], BlockPledge] = {}
        self.here: BlockPledge | None = None
        self.found = Block()

    def read(self, line: Line) -> None:
        """Take the line in, or say what is wrong with which cell."""
        cells = Cells(line, _PLACES)
        pledge = self._pledge(cells)
        draft = self._promise(cells)
        if pledge is not None and draft is not None:
            self._add(cells, pledge, draft)
            pledge.witnesses = pledge.witnesses or cells.text("witnesses", 500)
            pledge.place = pledge.place or cells.text("place", 120)
        self.found.wrong += cells.wrong

    def _pledge(self, cells: Cells) -> BlockPledge | None:
        first, second = cells.text("first", 250), cells.text("second", 250)
        if not first and not second:
            if self.here is None:
                cells.refuse("first", Sentence("Chưa ghi hai bên giao ước."))
            return self.here
        self.here = None
        one, other = self._side(cells, "first", first), self._side(cells, "second", second)
        if one is None or other is None:
            return None
        pair = frozenset((one.choice, other.choice))
        try:
            check_two_sides(is_same=len(pair) == 1)
            check_same_kind(one.kind, other.kind)
        except Refusal as refusal:
            cells.refuse("second", refusal.sentence)
            return None
        if pair in self.made:
            said = Sentence(
                "Hai bên này đã có giao ước số {number} trong đợt đăng ký.", number=self.made[pair]
            )
            cells.refuse("first", said)
            return None
        self.here = self.by_pair.get(pair)
        if self.here is None:
            self.here = BlockPledge(cells.line.number, one.choice, other.choice, (one.name, other.name))
            self.by_pair[pair] = self.here
            self.found.pledges.append(self.here)
        return self.here

    def _side(self, cells: Cells, key: str, name: str) -> Side | None:
        found = self.by_name.get(fold(name), [])
        if len(found) == 1:
            return found[0]
        if not name:
            cells.refuse(key, Sentence("Chưa ghi tên bên này."))
        elif found:
            said = Sentence(
                "Có {count} người hoặc tập thể cùng tên này. Lập riêng giao ước này trên trang.",
                count=len(found),
            )
            cells.refuse(key, said)
        else:
            near = "; ".join(self.names[index] for index in self.nearest.to(name))
            said = (
                Sentence("Đơn vị không có tập thể, cá nhân nào tên như vậy. Gần giống: {near}.", near=near)
                if near
                else Sentence("Đơn vị không có tập thể, cá nhân nào tên như vậy.")
            )
            cells.refuse(key, said)
        return None

    def _promise(self, cells: Cells) -> PromiseDraft | None:
        text = cells.text("text", LONGEST_PROMISE)
        clause = self._clause(cells)
        amount = cells.read("amount", count_of)
        measure = cells.text("measure", 40)
        if cells.wrong:
            return None
        if not text:
            cells.refuse("text", Sentence("Chưa ghi nội dung giao ước."))
            return None
        return PromiseDraft(text, clause, None, amount, measure)

    def _clause(self, cells: Cells) -> int | None:
        typed = cells.text("clause", 40)
        if not typed:
            return None
        key = self.clauses.get(_address(typed))
        if key is None:
            said = Sentence(
                "Kế hoạch của đơn vị không có mục “{typed}”. Xem các mục ở cuối trang này, hoặc để trống.",
                typed=typed,
            )
            cells.refuse("clause", said)
        return key

    def _add(self, cells: Cells, pledge: BlockPledge, draft: PromiseDraft) -> None:
        try:
            checked_promises([*pledge.promises, draft])
        except Refusal as refusal:
            cells.refuse("text", refusal.sentence)
            return
        pledge.promises.append(draft)

    def done(self) -> Block:
        """What was read; too many pledges, or none, are a fault of the whole sheet."""
        if len(self.found.pledges) > MOST_PLEDGES:
            said = Sentence("Tệp có quá {count} giao ước. Chia thành nhiều tệp.", count=MOST_PLEDGES)
            self.found.wrong.append(Wrong(self.found.pledges[MOST_PLEDGES].row, "", said))
        return self.found


def _address(typed: str) -> str:
    return typed.replace(" ", "").rstrip(".").casefold().removeprefix("mục")


def plain_block(pledges: Sequence[BlockPledge]) -> list[dict[str, Any]]:
    """The pledges as plain values, to be carried from the check to the registration."""
    return [asdict(pledge) for pledge in pledges]


def block_from(plain: Sequence[dict[str, Any]]) -> list[BlockPledge]:
    """The pledges that `plain_block` wrote."""
    return [
        BlockPledge(
            **{
                **values,
                "names": tuple(values["names"]),
                "promises": [PromiseDraft(**draft) for draft in values["promises"]],
            }
        )
        for values in plain
    ]
