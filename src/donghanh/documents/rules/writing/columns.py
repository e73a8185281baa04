"""The columns of a table: how wide each, which in the middle, and whether the page must lie across for them."""

from ..paper import Appendix, Table
from .layout import Layout
from .measures import width_of

MANY_COLUMNS = 10
_BESIDE_CELL = 3.5  # mm that the edges of a column take


def column_shares(table: Table, layout: Layout) -> tuple[float, ...]:
    """Shares of the width, adding to 1: the table's own, or by how much each column has to say, where none is
    narrower than its longest word.
    """
    if table.widths:
        total = sum(table.widths)
        return tuple(width / total for width in table.widths)
    least, needs = _least(table, layout), _needs(table)
    if sum(least) >= layout.width:
        return tuple(width / sum(least) for width in least)
    held: set[int] = set()
    while True:
        room = layout.width - sum(least[column] for column in held)
        free = sum(need for column, need in enumerate(needs) if column not in held)
        widths = [
            least[column] if column in held else room * need / free for column, need in enumerate(needs)
        ]
        narrow = {column for column, width in enumerate(widths) if width < least[column]} - held
        if not narrow:
            return tuple(width / layout.width for width in widths)
        held |= narrow


def _cells(table: Table, column: int) -> list[str]:
    return [row[column] if column < len(row) else "" for row in table.rows]


def _least(table: Table, layout: Layout) -> list[float]:
    """Millimetres of the longest word of each column, with its edges."""
    size, found = layout.sizes.table, []
    for column, title in enumerate(table.head):
        words = {word for text in (title, *_cells(table, column)) for word in text.split()} or {""}
        longest = sorted(words, key=len)[-8:]
        found.append(max(width_of(word, size, bold=True) for word in longest) + _BESIDE_CELL)
    return found


def _needs(table: Table) -> list[float]:
    needs = []
    for column, title in enumerate(table.head):
        cells = _cells(table, column)
        longest = max((len(cell) for cell in cells), default=0)
        word = max((len(word) for text in (title, *cells) for word in text.split()), default=1)
        needs.append(max(word + 1.5, min(longest, 42), min(len(title) / 3, 14)))
    return needs


def short_columns(table: Table) -> tuple[int, ...]:
    """Columns of at most four characters a cell, set in the middle unless they hold figures."""
    return tuple(
        column
        for column in range(len(table.head))
        if column not in table.numeric
        and all(len(row[column]) <= 4 for row in table.rows if column < len(row))
    )


def is_wide(appendix: Appendix, layout: Layout) -> bool:
    """Does a table of it need the page across: its longest words, or what its columns commonly say, find no room?"""
    return any(
        len(table.head) >= MANY_COLUMNS or _room_needed(table, layout) > layout.upright().width
        for table in appendix.tables
    )


def _room_needed(table: Table, layout: Layout) -> float:
    """Millimetres that the columns take when no word is broken and a common cell has at most two lines."""
    size, room = layout.sizes.table, 0.0
    for column, least in enumerate(_least(table, layout)):
        cells = sorted(width_of(text, size) for text in _cells(table, column))
        common = cells[len(cells) * 3 // 4] if cells else 0.0
        room += max(least, common / 2 + _BESIDE_CELL)
    return room
