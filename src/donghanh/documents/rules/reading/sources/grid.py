"""Tables of a file: those that hold figures become rows of text, those that only place words become lines."""

import re
from collections.abc import Sequence

_PLACES_WORDS = re.compile(
    r"^\s*(Số\s*:?\s*[\d.…_\s]*[/-]|Số\s*:|CỘNG H(ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN|Độc lập\s*[-–]|Nơi nhận\s*:?|"
    r"(TM|KT|TL|TUQ|T/M|K/T|T/L)\b\.?\s*[A-ZĐÀ-Ỹ]{2}|Kính gửi|\(?Đã ký\)?\s*$)|\bngày\b.{0,20}\btháng\b.{0,20}\bnăm\b",
    re.MULTILINE,
)
_TITLE = re.compile(
    r"(PHÓ |QUYỀN )?(CHỦ TỊCH|GIÁM ĐỐC|THƯ KÝ|CHỦ TRÌ|CHỦ TỌA|ĐẠI DIỆN|BÍ THƯ|TRƯỞNG BAN|NGƯỜI )"
)
MOST_COLUMNS, MOST_ROWS = 4, 12

Grid = Sequence[Sequence[str]]


def only_places_words(rows: Grid) -> bool:
    """Does the table stand in for columns of the head or of the tail, or frame a single cell?"""
    cells = [cell for row in rows for cell in row if cell.strip()]
    if len(cells) <= 1 or all(len(row) <= 1 for row in rows):
        return True
    if len(rows) > MOST_ROWS or max(len(row) for row in rows) > MOST_COLUMNS:
        return False
    return any(_PLACES_WORDS.search(cell) or _TITLE.match(cell.strip()) for cell in cells)


def as_lines(rows: Grid) -> list[str]:
    """The lines that stand for a table: cell by cell where it only places words, else "| a | b |" a row."""
    if not only_places_words(rows):
        return [row_line(row) for row in rows if any(cell.strip() for cell in row)]
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    columns = max((len(row) for row in rows), default=0)
    if columns > 1 and _is_tail(rows):  # column by column: who receives, then who signs
        order = [row[at] for at in range(columns) for row in rows if at < len(row)]
    else:
        order = [cell for row in rows for cell in row]
    return [line for cell in order if cell.strip() for line in [*cell.split("\n"), ""]]


def _is_tail(rows: Grid) -> bool:
    return not any(re.search(r"^\s*Số\b|CỘNG H|ĐẢNG CỘNG SẢN", cell) for row in rows for cell in row)


def row_line(cells: Sequence[str]) -> str:
    """ "| a | b |", a bar inside a cell kept apart from those between."""
    return "| " + " | ".join(" ".join(cell.replace("|", "\\|").split()) for cell in cells) + " |"
