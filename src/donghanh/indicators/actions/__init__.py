"""Changes of the list of indicators, their breakdowns and checks."""

from .breaking import add_breakdown, end_breakdown
from .catalogue import load_catalogue
from .checking import add_check, end_check
from .listing import add_indicator, add_question, retire, reword

__all__ = [
    "add_breakdown",
    "add_check",
    "add_indicator",
    "add_question",
    "end_breakdown",
    "end_check",
    "load_catalogue",
    "retire",
    "reword",
]
