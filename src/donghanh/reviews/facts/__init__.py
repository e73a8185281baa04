"""Everything a review knows, gathered from the floors below; figures with targets and with the year before."""

from .figures import compared_figures, drawing_of_targets
from .known import adoption_lines, commended, dues_of, known_of, periods_of

__all__ = [
    "adoption_lines",
    "commended",
    "compared_figures",
    "drawing_of_targets",
    "dues_of",
    "known_of",
    "periods_of",
]
