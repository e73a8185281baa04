"""The tree of clauses, built paragraph by paragraph."""

from dataclasses import dataclass, field

from donghanh.base.sentences import Sentence

from ..paper import Clause
from .lines import Paragraph, is_capitals
from .marks import Mark, mark_of
from .result import Found

_LEVELS = {
    "chapter": 0,
    "part": 1,
    "section": 2,
    "article": 3,
    "number": 4,
    "letter": 8,
    "dash": 9,
    "plus": 10,
}
_STEPS = {"chapter": "Ch{label}", "article": "Đ{label}"}
_ROMANS = (
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
    "XVI",
)
_OTHER = {"đ": "e", "k": "j", "g": "f"}  # where the Latin alphabet is counted through
WARNINGS_AT_MOST = 100
_LETTERS = "abcdđeghiklmnopqrstuvxy"


@dataclass
class Node:
    """A clause in the making. A clause's own text is its first paragraph; the root has none."""

    address: str
    level: int
    text: str = ""
    children: list["Node"] = field(default_factory=list)
    paragraphs: int = 1
    dashes: int = 0
    last: dict[str, str] = field(default_factory=dict)

    def frozen(self) -> Clause:
        """The finished clause."""
        return Clause(self.address, self.text, tuple(child.frozen() for child in self.children))


class Tree:
    """Takes paragraphs in order and gives the clauses."""

    def __init__(self) -> None:
        self.root = Node("", -1, paragraphs=0)
        self.open = [self.root]
        self.fields: dict[str, Found] = {}
        self.warnings: list[Sentence] = []
        self._seen: dict[str, int] = {}

    @property
    def here(self) -> str:
        """The address of the last clause."""
        return self._last.address if self.fields else ""

    def clauses(self) -> tuple[Clause, ...]:
        """The tree as clauses."""
        return tuple(child.frozen() for child in self.root.children)

    def add(self, paragraph: Paragraph) -> None:
        """Put one paragraph into the tree."""
        mark = mark_of(paragraph.text)
        if mark is None or not self._fits(mark):
            self._add_plain(paragraph)
            return
        level = _LEVELS[mark.kind] + mark.depth - 1
        while self.open[-1].level >= level:
            self.open.pop()
        parent = self.open[-1]
        if mark.kind in ("dash", "plus"):
            parent.dashes += 1
            step = f"d{parent.dashes}"
        else:
            step = _STEPS.get(mark.kind, "{label}").format(label=mark.label)
            self._check_order(parent, mark)
        self.open.append(self._append(parent, step, paragraph, level=level, text=mark.text))

    def _add_plain(self, paragraph: Paragraph) -> None:
        last = self.open[-1]
        if not last.text and last is not self.root and is_capitals(paragraph.text):
            last.text = paragraph.text  # the heading of a chapter stands on the line below
            return
        holder = next(node for node in reversed(self.open) if node.level < _LEVELS["dash"])
        holder.paragraphs += 1
        self._append(holder, f"p{holder.paragraphs}", paragraph, level=_LEVELS["plus"], text=paragraph.text)

    def _append(self, parent: Node, step: str, paragraph: Paragraph, *, level: int, text: str) -> Node:
        address = self._free(f"{parent.address}.{step}" if parent.address else step)
        node = Node(address, level, text)
        parent.children.append(node)
        self.fields[f"clauses.{address}"] = Found(0.95, paragraph.first, paragraph.last)
        self._last = node
        return node

    def _free(self, address: str) -> str:
        count = self._seen.get(address, 0) + 1
        self._seen[address] = count
        if count > 1 and len(self.warnings) < WARNINGS_AT_MOST:
            self.warnings.append(
                Sentence(
                    "Mục {address} có {count} lần. Kiểm tra lại cách đánh số.", address=address, count=count
                )
            )
        return f"{address}~{count}" if count > 1 else address

    def _fits(self, mark: Mark) -> bool:
        """Single letters with a full stop may be initials: they count only in their order."""
        if mark.kind == "part":
            before = self.root.last.get("part")
            return mark.label == (chr(ord(before) + 1) if before else "A")
        return True

    def _check_order(self, parent: Node, mark: Mark) -> None:
        before = parent.last.get(mark.kind)
        parent.last[mark.kind] = mark.label
        if mark.kind == "part":
            self.root.last["part"] = mark.label
        expected = _after(mark.kind, before)
        if (
            expected
            and mark.label not in (expected, _OTHER.get(expected))
            and len(self.warnings) < WARNINGS_AT_MOST
        ):
            self.warnings.append(
                Sentence(
                    "Chờ mục {expected} nhưng gặp mục {found}. Kiểm tra xem văn bản có thiếu mục nào không.",
                    expected=f"{parent.address}.{expected}" if parent.address else expected,
                    found=f"{parent.address}.{mark.label}" if parent.address else mark.label,
                )
            )


def _after(kind: str, before: str | None) -> str | None:
    """The label that should follow; None where nothing is expected (the first article, letters of a rare alphabet)."""
    if kind in ("section", "chapter"):
        return _next_of(_ROMANS, before)
    if kind == "letter":
        return _next_of(tuple(_LETTERS), before)
    if kind == "number" and before is None:
        return "1"
    if kind in ("number", "article") and before is not None and before.isdecimal():
        return str(int(before) + 1)
    return None


def _next_of(labels: tuple[str, ...], before: str | None) -> str | None:
    if before is None:
        return labels[0]
    index = labels.index(before) + 1 if before in labels else len(labels)
    return labels[index] if index < len(labels) else None
