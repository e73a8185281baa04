"""Characters of pages into lines, tables and paragraphs."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from ..lines import ends, is_abbreviation, is_capitals
from ..marks import begins
from .grid import as_lines
from .pdf_tables import Ruled, ruled_tables

Rule = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Char:
    """A character, its left and right end, its base line from the top of the page, its size; in points."""

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass
class Page:
    """What is drawn on a page."""

    width: float
    height: float
    chars: list[Char]
    rules: list[Rule] = field(default_factory=list)
    across: str = ""


@dataclass(frozen=True)
class Row:
    """A line of the page, its columns parted by tabs; tables are ready lines with `is_table`."""

    text: str
    left: float
    right: float
    base: float
    size: float
    page: int
    first_word: float = 0.0
    is_table: bool = False
    pieces: tuple[float, ...] = ()  # the left end of each column


GRID = 110  # characters across a page
FULL_LINES = 3
MARGIN = 70.0  # points that official papers leave at the right, at most


def paragraphs_of(pages: Sequence[Page], decode: Callable[[str], str] = str) -> tuple[list[str], list[int]]:
    """Lines of text, a paragraph each, and the first line of each page."""
    by_page = [_rows_of(page, number, decode) for number, page in enumerate(pages)]
    by_page = _without_furniture(by_page, [page.height for page in pages])
    rows = [row for page in by_page for row in page]
    body = [row for row in rows if not row.is_table and len(row.pieces) < 2 and len(row.text) > 40]
    left = _common([row.left for row in body], min) if body else 0.0
    right = _common([row.right for row in body], max) if body else 600.0
    if sum(abs(row.right - right) < 3 for row in body) < FULL_LINES:  # too few to tell the margin by
        right = max(right, max(page.width for page in pages) - MARGIN)
    return _joined(rows, left, right)


def _common(ends_of_lines: list[float], choose: object) -> float:
    """The edge most lines share, rounded to points."""
    counted = Counter(round(value) for value in ends_of_lines)
    best = max(counted.values())
    shared = [value for value, count in counted.items() if count >= max(2, best * 0.3)] or list(counted)
    return float(min(shared) if choose is min else max(shared))


def _rows_of(page: Page, number: int, decode: Callable[[str], str]) -> list[Row]:
    tables = ruled_tables(page.rules, page.chars)
    inside = {id(char) for table in tables for row in table.cells for cell in row for char in cell}
    rows = [
        _decoded(_row(chars, number), decode)
        for chars in _by_base([char for char in page.chars if id(char) not in inside])
    ]
    for table in tables:
        rows += _table_rows(table, number, decode)
    indented = [_on_grid(row, page.width) for row in rows if row.text.strip()]
    return sorted(indented, key=lambda row: row.base)


def _decoded(row: Row, decode: Callable[[str], str]) -> Row:
    return replace(row, text="\t".join(map(decode, row.text.split("\t"))))


def _on_grid(row: Row, width: float) -> Row:
    """Columns, and what stands in the right half, keep their places as spaces, so that they are told apart."""
    if row.is_table or not row.pieces or (len(row.pieces) == 1 and row.left < width * 0.42):
        return row
    text = ""
    for left, piece in zip(row.pieces, row.text.split("\t"), strict=False):
        at = round(left / width * GRID)
        text = (text.ljust(max(at, len(text) + 3)) if text or at > 30 else "") + piece
    return replace(row, text=text)


def _table_rows(table: Ruled, number: int, decode: Callable[[str], str]) -> list[Row]:
    texts = [
        ["\n".join(decode(_row(line, number).text).strip() for line in _by_base(cell)) for cell in row]
        for row in table.cells
    ]
    lines = as_lines(texts)
    step = (table.bottom - table.top) / max(1, len(lines))
    return [
        Row(
            line,
            table.left,
            table.right,
            table.top + step * index,
            12,
            number,
            is_table=line.startswith("| "),
        )
        for index, line in enumerate(lines)
        if line
    ]


def _by_base(chars: Sequence[Char]) -> list[list[Char]]:
    """Characters that stand on one line; small raised ones belong to it."""
    lines: list[list[Char]] = []
    for char in sorted(chars, key=lambda char: char.base):
        if lines and abs(char.base - median(c.base for c in lines[-1][-20:])) <= max(2.0, char.size * 0.22):
            lines[-1].append(char)
        else:
            lines.append([char])
    return lines


def _row(chars: Sequence[Char], page: int) -> Row:
    chars = sorted(chars, key=lambda char: char.left)
    size = median(char.size for char in chars)
    inked, spaced = _inked(chars)
    if not inked:
        return Row("", chars[0].left, chars[-1].right, chars[0].base, size, page)
    gaps = [after.left - before.right for before, after in zip(inked, inked[1:], strict=False)]
    spaces = [gap for gap in gaps if gap > size * 0.13]
    usual = (
        min(median(spaces), size) if spaces else 0.0
    )  # a line of two words in two columns has one wide gap
    wide = max(size * 1.15, usual * 2.4)
    pieces, first_word = [inked[0].text], 0.0
    lefts = [inked[0].left]
    for char, gap in zip(inked[1:], gaps, strict=True):
        if gap > size * min(0.13, spaced.get(id(char), 1.0)):
            pieces.append("\t" if gap > wide else " ")
            if gap > wide:
                lefts.append(char.left)
            first_word = first_word or char.left - gap - inked[0].left
        pieces.append(char.text)
    return Row(
        "".join(pieces),
        inked[0].left,
        inked[-1].right,
        median(char.base for char in inked),
        size,
        page,
        first_word or inked[-1].right - inked[0].left,
        pieces=tuple(lefts),
    )


def _inked(chars: Sequence[Char]) -> tuple[list[Char], dict[int, float]]:
    """The characters that are seen, and for those behind a space the gap, in sizes, from which it is one: a space of
    the file always, one that was only supposed (it has no width) from a gap too wide for two letters of a word.
    """
    inked, spaced, least = list[Char](), dict[int, float](), 1.0
    for char in chars:
        if char.text.isspace():
            least = min(least, -0.05 if char.right > char.left else 0.07)
            continue
        inked.append(char)
        spaced[id(char)] = least
        least = 1.0
    return inked, spaced


_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:Trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s]*", re.IGNORECASE)


def _without_furniture(pages: list[list[Row]], heights: Sequence[float]) -> list[list[Row]]:
    """Rows without page numbers and without what is repeated at the top or bottom of the pages."""
    repeated = Counter(
        _edge_key(row)
        for rows, height in zip(pages, heights, strict=True)
        for row in {id(row): row for row in [*rows[:2], *rows[-2:]]}.values()
        if _at_edge(row, height)
    )
    many = max(2, len(pages) // 2 + 1) if len(pages) > 2 else 2

    def is_furniture(row: Row, height: float) -> bool:
        if not _at_edge(row, height) or row.is_table:
            return False
        return bool(_PAGE_NUMBER.fullmatch(row.text.strip())) or (
            len(pages) > 1 and repeated[_edge_key(row)] >= many
        )

    return [
        [row for row in rows if not is_furniture(row, height)]
        for rows, height in zip(pages, heights, strict=True)
    ]


def _edge_key(row: Row) -> str:
    return re.sub(r"\d+", "#", row.text.strip())


def _at_edge(row: Row, height: float) -> bool:
    return row.base < height * 0.085 or row.base > height * 0.92


def _joined(rows: Sequence[Row], left: float, right: float) -> tuple[list[str], list[int]]:
    gaps = [
        after.base - before.base
        for before, after in zip(rows, rows[1:], strict=False)
        if before.page == after.page and 0 < after.base - before.base < 40
    ]
    usual = sorted(gaps)[len(gaps) // 3] if gaps else 16.0
    lines: list[str] = []
    firsts: list[int] = []
    before: Row | None = None
    hangs: float | None = None
    for row in rows:
        text = row.text.rstrip()
        if before is not None and _goes_on(before, row, right=right, usual=usual, hangs=hangs, left=left):
            lines[-1] = f"{lines[-1]} {text.strip()}"
            hangs = row.left
        else:
            if before is not None and row.page == before.page and row.base - before.base > 1.9 * usual:
                lines.append("")
            lines.append(text)
            hangs = None
        while len(firsts) <= row.page:
            firsts.append(len(lines))
        before = row
    return lines, firsts


def _parts_headings(before: str, text: str) -> bool:
    """A heading in capitals is no part of what stands above or below; an abbreviation left over from the line is."""
    if is_capitals(before) == is_capitals(text) or (is_abbreviation(text) and not ends(before)):
        return False
    return is_capitals(before) or ends(before) or not text.endswith((".", ";", ":", ","))


def _goes_on(before: Row, row: Row, *, right: float, usual: float, hangs: float | None, left: float) -> bool:
    """Does the paragraph of the line above go on? Only when the next word would not have fitted there."""
    text = row.text.strip()
    if before.is_table or row.is_table or len(row.pieces) > 1 or len(before.pieces) > 1 or begins(text):
        return False
    if before.text.startswith("(") and before.text.endswith(")"):
        return False
    if _parts_headings(before.text, text) or row.text.startswith("   "):
        return False
    if before.text.startswith("   ") and row.left < before.left - 3 * before.size:
        return False  # a column to the left of it
    if before.page == row.page and row.base - before.base > (1.13 if ends(before.text) else 1.55) * usual:
        return False
    if before.right + before.size * 0.2 + row.first_word <= right - 1 and not (
        text[0].islower() and not ends(before.text) and before.right > right * 0.7
    ):
        return False
    if hangs is not None and row.left > hangs + before.size * 0.6:
        return False  # indented against the lines of the paragraph: a new one
    return (
        hangs is not None
        or row.left < before.left + before.size * 0.5
        or row.left <= left + 2
        or text[0].islower()
    )
