"""Excel and CSV sheets as offices really have them: guarded, chosen by their headings, read cell by cell."""

from .cells import NO_RESULT, code_of, count_of, day_of, letters_of, text_of, yes_of
from .guard import LARGEST, check_file
from .table import Heading, Line, SheetTable, name_of_range, read_table

__all__ = [
    "LARGEST",
    "NO_RESULT",
    "Heading",
    "Line",
    "SheetTable",
    "check_file",
    "code_of",
    "count_of",
    "day_of",
    "letters_of",
    "name_of_range",
    "read_table",
    "text_of",
    "yes_of",
]
