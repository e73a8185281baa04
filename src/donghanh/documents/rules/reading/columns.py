"""Lines set in columns side by side, put one column after another."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .lines import Line

_GAP = re.compile(r" {3,}")
TAB = 24
FIRST_COLUMN = 12  # what begins left of this belongs to the first column
FAR = 10_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line and where it stands in it, in characters."""

    line: int
    start: int
    end: int
    text: str

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2


def pieces_of(line: Line) -> list[Piece]:
    """The parts of a line, parted by tabs or three or more spaces."""
    pieces, at = [], 0
    for tabbed in line.raw.split("\t"):
        begin = 0
        for gap in [*_GAP.finditer(tabbed), None]:
            end = gap.start() if gap else len(tabbed)
            text = tabbed[begin:end]
            if text.strip():
                start = at + begin + len(text) - len(text.lstrip())
                pieces.append(Piece(line.number, start, at + end, " ".join(text.split())))
            begin = gap.end() if gap else end
        at += (len(tabbed) // TAB + 1) * TAB
    return pieces


def by_column(lines: Sequence[Line]) -> list[Line]:
    """The lines of the first column, then those of the next; as they are where there is but one."""
    rows = [pieces_of(line) for line in lines]
    widest = max(rows, key=len, default=[])
    indented = [row[0] for row in rows if row and row[0].start >= TAB]
    if len(widest) < 2 and not indented:
        return list(lines)
    heads = widest if len(widest) > 1 else [Piece(0, -FAR, -FAR, ""), indented[0]]
    columns: list[list[Line]] = [[] for _ in heads]
    for row, line in zip(rows, lines, strict=True):
        if not row:
            for column in columns:
                column.append(Line(line.number, ""))
        for piece in row:
            columns[_column_of(piece, heads)].append(Line(piece.line, piece.text))
    return [line for column in columns for line in [*column, Line(0, "")]]


def _column_of(piece: Piece, heads: Sequence[Piece]) -> int:
    """The column whose first line it stands nearest to, set left or in the middle."""
    if piece.start < FIRST_COLUMN:
        return 0
    return min(
        range(len(heads)),
        key=lambda at: min(abs(heads[at].start - piece.start), abs(heads[at].middle - piece.middle)),
    )
