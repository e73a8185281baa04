"""What a table and a tree show, as plain values."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.safestring import SafeString

from donghanh.base.dates import say_date
from donghanh.base.numbers import say_number
from donghanh.base.sentences import Sentence

Text = str | Sentence


@dataclass(frozen=True)
class Column:
    """One column: its heading, whether it holds numbers, and the name it sorts under ("" does not sort)."""

    label: Text
    numeric: bool = False
    sort: str = ""


@dataclass(frozen=True)
class Cell:
    """One cell. `url` makes it a link, `tone` a badge; `value` is what an export writes instead of `text`."""

    text: object
    url: str = ""
    tone: str = ""
    note: Text = ""
    value: object = None

    @property
    def shown(self) -> str:
        """The text as people read it: days and numbers the Vietnamese way."""
        return say_cell(self.text)

    @property
    def exported(self) -> object:
        """The value for a spreadsheet: numbers and days stay numbers and days."""
        chosen = self.text if self.value is None else self.value
        return chosen if isinstance(chosen, int | float | Decimal | dt.date) else say_cell(chosen)


Row = Sequence[object]


@dataclass(frozen=True)
class Table:
    """A table: caption, columns, rows of cells (plain values are made cells), the present sort ("-name")."""

    columns: Sequence[Column]
    rows: Iterable[Row]
    caption: Text = ""
    sort: str = ""
    foot: Row = ()
    empty: Text = ""

    def lines(self) -> list[list[Cell]]:
        """The rows as cells."""
        return [[as_cell(value) for value in row] for row in self.rows]

    def foot_cells(self) -> list[Cell]:
        """The last line (totals) as cells; empty when there is none."""
        blank = Cell(SafeString(""))
        return [blank if value in (None, "") else as_cell(value) for value in self.foot]


@dataclass(frozen=True)
class Node:
    """One node of a tree; `opens` is the address of its branch, fetched when it is opened."""

    label: Text
    url: str = ""
    note: Text = ""
    children: Sequence["Node"] = field(default_factory=tuple)
    is_open: bool = False
    opens: str = ""


def as_cell(value: object) -> Cell:
    """`value` as a cell; a cell stays itself."""
    return value if isinstance(value, Cell) else Cell(value)


def say_cell(value: object) -> str:
    """How people read one value: 1.234,5, 12/5/2017, a dash for nothing."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float | Decimal):
        return say_number(value)
    if isinstance(value, dt.datetime):
        return say_date(value.date())
    if isinstance(value, dt.date):
        return say_date(value)
    return str(value)
