"""Cells written before Unicode: a column whose words make sense only in an old alphabet is turned into Unicode."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from ..alphabets import Alphabet, alphabet_of, may_be_old, plausible
from ..sentences import Sentence

Row = Sequence[object]
_LOOKED_AT = 300  # rows that tell how a column is written


def in_unicode(rows: Iterator[Row]) -> tuple[Iterator[Row], list[Sentence]]:
    """The same rows in Unicode, and a sentence for each alphabet that had to be turned."""
    first = list(islice(rows, _LOOKED_AT))
    alphabets = _alphabets_of(first)
    whole = chain(first, rows)
    if not alphabets:
        return whole, []
    names = sorted({alphabet.name for alphabet in alphabets.values()})
    notes = [
        Sentence("Chữ trong bảng viết theo mã {name}, đã chuyển sang Unicode.", name=name) for name in names
    ]
    return (_turned(row, alphabets) for row in whole), notes


def _alphabets_of(rows: list[Row]) -> dict[int, Alphabet]:
    """The alphabet of each column (from 0) that is not Unicode: told by the column, or where it says little by all
    that stands in old letters.
    """
    columns: dict[int, list[str]] = {}
    for row in rows:
        for column, cell in enumerate(row):
            if _may_be_old(cell):
                columns.setdefault(column, []).append(str(cell))
    of_all = alphabet_of("\n".join(cell for cells in columns.values() for cell in cells))
    found = {}
    for column, cells in columns.items():
        words = "\n".join(cells)
        alphabet = alphabet_of(words) or of_all
        if alphabet and plausible(alphabet.decode(words)) > plausible(words):
            found[column] = alphabet
    return found


def _turned(row: Row, alphabets: dict[int, Alphabet]) -> Row:
    return [
        _cell(cell, alphabets[column]) if column in alphabets else cell for column, cell in enumerate(row)
    ]


def _cell(cell: object, alphabet: Alphabet) -> object:
    """A cell of the column; one that reads better as it stands was typed in Unicode."""
    if not _may_be_old(cell):
        return cell
    turned = alphabet.decode(str(cell))
    return turned if plausible(turned) >= plausible(str(cell)) else cell


def _may_be_old(cell: object) -> bool:
    return isinstance(cell, str) and may_be_old(cell)
