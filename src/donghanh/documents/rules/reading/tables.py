"""Rows of text ("| a | b |") put together as tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..paper import Table

_BAR = re.compile(r"(?<!\\)\|")
_GAP = 1  # blank lines between rows


@dataclass(frozen=True)
class Row:
    """One row of a table, the lines it stands on, the clause before it, what is written above it."""

    text: str
    first: int
    last: int
    after: str
    caption: str


def is_row(text: str) -> bool:
    """ "| a | b |"."""
    return len(text) > 1 and text.startswith("|") and text.endswith("|")


def tables_of(rows: Sequence[Row]) -> Iterator[tuple[Table, int, int]]:
    """Each table with its first and last line; a head that is repeated on each page stands once."""
    groups: list[list[Row]] = []
    for row in rows:
        last = groups[-1][-1] if groups else None
        if last and last.after == row.after and last.last + 1 >= row.first - _GAP:
            groups[-1].append(row)
        else:
            groups.append([row])
    for group in groups:
        head, *others = (_cells(row.text) for row in group)
        body = tuple(cells for cells in others if cells != head)
        first, last = group[0], group[-1]
        yield Table(head, body, caption=first.caption, after=first.after), first.first, last.last


def _cells(text: str) -> tuple[str, ...]:
    return tuple(cell.strip().replace("\\|", "|") for cell in _BAR.split(text[1:-1]))
