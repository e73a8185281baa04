"""Rows of clauses: as read, as corrected, renumbered, and back into a tree."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from donghanh.base.sentences import Refusal
from donghanh.base.words import fold, one_line
from donghanh.documents.rules import paper

from .applicability import sectors_named

_SECTIONS = (
    ("purpose", ("muc dich", "yeu cau", "muc tieu")),
    ("assignment", ("to chuc thuc hien", "trien khai thuc hien", "phan cong")),
    ("content", ("noi dung", "nhiem vu", "giai phap", "chi tieu", "thi dua")),
)
_LONGEST_HEADING = 80


@dataclass(frozen=True)
class ClauseRow:
    """One clause of a plan as a line of a form: `sectors` empty means meant for all."""

    address: str
    text: str
    kind: str
    sectors: tuple[str, ...] = field(default_factory=tuple)

    @property
    def parent(self) -> str:
        """Address of the clause it stands under; empty at the root."""
        return self.address.rpartition(".")[0]


def rows_of(clauses: Iterable[paper.Clause]) -> list[ClauseRow]:
    """Every clause in reading order with a proposal of its kind, taken from the heading it stands under, and of the
    sectors that its own first words name, or those of what it stands under.
    """
    rows: dict[str, ClauseRow] = {}
    for top in clauses:
        section = _kind_of_section(top.text) if top.children else "paragraph"
        for clause in top.walk():
            above = rows.get(clause.address.rpartition(".")[0])
            sectors = sectors_named(clause.text) or (above.sectors if above else ())
            rows[clause.address] = ClauseRow(
                clause.address, one_line(clause.text), _kind_of(clause, top, section), sectors
            )
    return list(rows.values())


def _kind_of(clause: paper.Clause, top: paper.Clause, section: str) -> str:
    bare = clause.text.strip()
    announces = len(bare) <= _LONGEST_HEADING and bare.endswith(":")
    return "heading" if clause.children and (clause is top or announces) else section


def _kind_of_section(heading: str) -> str:
    folded = fold(heading)
    return next((kind for kind, words in _SECTIONS if any(word in folded for word in words)), "content")


def check_rows(rows: Sequence[ClauseRow]) -> list[ClauseRow]:
    """The rows, tidied; refuses a plan without clauses, an empty or twice used address, an empty text."""
    if not rows:
        raise Refusal("Kế hoạch chưa có nội dung nào. Nhập ít nhất một mục.", field="clauses")
    seen: set[str] = set()
    for row in rows:
        _check_address(row.address)
        if row.address in seen:
            raise Refusal(
                "Mục “{address}” có hai lần. Sửa lại số mục hoặc gộp hai mục.",
                address=row.address,
                field="clauses",
            )
        if row.parent and row.parent not in seen:
            raise Refusal(
                "Mục “{address}” đứng trước hoặc không có mục “{parent}” ở trên nó. Sửa lại số mục.",
                address=row.address,
                parent=row.parent,
                field="clauses",
            )
        if not row.text.strip():
            raise Refusal(
                "Mục “{address}” không có chữ nào. Nhập nội dung hoặc bỏ mục này.",
                address=row.address,
                field="clauses",
            )
        seen.add(row.address)
    return [replace(row, text=one_line(row.text)) for row in rows]


def _check_address(address: str) -> None:
    try:
        for step in address.split("."):
            paper.kind_of(step)
    except ValueError:
        raise Refusal(
            "“{address}” không phải là số mục. Ghi như I, II.3, III.1.d2 hoặc II.2.p2.",
            address=address,
            field="clauses",
        ) from None


def without(rows: Sequence[ClauseRow], address: str) -> list[ClauseRow]:
    """The rows without one clause and all beneath it."""
    return [row for row in rows if row.address != address and not row.address.startswith(f"{address}.")]


def merged(rows: Sequence[ClauseRow], address: str) -> list[ClauseRow]:
    """The clause at `address` joined to the one before it in reading order; what stood beneath it goes too."""
    index = next((i for i, row in enumerate(rows) if row.address == address), 0)
    if not index:
        return list(rows)
    joined = replace(rows[index - 1], text=f"{rows[index - 1].text} {rows[index].text}".strip())
    kept = [*rows[: index - 1], joined, *rows[index + 1 :]]
    return [row for row in kept if not row.address.startswith(f"{address}.")]


def tree_of(rows: Sequence[ClauseRow]) -> tuple[paper.Clause, ...]:
    """The rows as clauses of a paper."""
    beneath: dict[str, list[ClauseRow]] = {}
    for row in rows:
        beneath.setdefault(row.parent, []).append(row)

    def grown(parent: str) -> tuple[paper.Clause, ...]:
        return tuple(
            paper.Clause(row.address, row.text, grown(row.address)) for row in beneath.get(parent, [])
        )

    return grown("")


class Numbering:
    """Gives each kept clause its new address: counters run per parent and kind of step.

    A paragraph counts from p2, because the clause's own text is its first.
    """

    def __init__(self) -> None:
        self._last: dict[tuple[str, str], int] = {}

    def address(self, parent: str, like: str) -> str:
        """The next address under `parent` for a clause whose last step was of the kind of `like`."""
        kind = paper.kind_of(like.rsplit(".", 1)[-1])
        count = self._last.get((parent, kind), 1 if kind == "paragraph" else 0) + 1
        self._last[parent, kind] = count
        step = step_of(kind, count)
        return f"{parent}.{step}" if parent else step


def step_of(kind: str, count: int) -> str:
    """The last step of the address of the `count`th clause of a kind: "II", "3", "d2"."""
    letters = "abcdđeghiklmnopqrstuvxy"
    steps = {
        "section": lambda: paper.roman(count),
        "chapter": lambda: f"Ch{paper.roman(count)}",
        "part": lambda: chr(ord("A") + count - 1),
        "article": lambda: f"Đ{count}",
        "number": lambda: str(count),
        "letter": lambda: letters[(count - 1) % len(letters)],
        "dash": lambda: f"d{count}",
        "paragraph": lambda: f"p{count}",
    }
    return steps[kind]()
