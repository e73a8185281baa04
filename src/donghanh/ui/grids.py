"""What a grid to type in shows, as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from donghanh.base.sentences import Sentence

Text = str | Sentence


@dataclass(frozen=True)
class GridColumn:
    """One column: its heading and, smaller beneath, in what it is measured."""

    label: str
    unit_of_measure: str = ""


@dataclass(frozen=True)
class GridCell:
    """One cell: the name it is sent under ("" where nothing is asked), what was typed, why that is wrong."""

    name: str = ""
    typed: str = ""
    error: Text = ""
    is_locked: bool = False


@dataclass(frozen=True)
class GridRow:
    """One row: what it is about, where that opens, what stands beneath the name, why it was not saved."""

    label: str
    cells: Sequence[GridCell]
    url: str = ""
    note: Text = ""
    error: Text = ""
    hidden: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Grid:
    """A grid; `corner` heads the column of names."""

    caption: Text
    corner: Text
    columns: Sequence[GridColumn]
    rows: Sequence[GridRow]
