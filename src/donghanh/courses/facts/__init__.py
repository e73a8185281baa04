"""Reading courses: learners, what is due, the chain, figures for reports."""

from .chain import leads_to, open_in_movement, open_work, stage_count
from .figures import known_figures
from .learners import (
    Seats,
    drafters_beneath,
    drafters_of,
    dues_of,
    homes_for,
    learners_of,
    names_of,
    seats_of,
    taken_seats,
)

__all__ = [
    "Seats",
    "drafters_beneath",
    "drafters_of",
    "dues_of",
    "homes_for",
    "names_of",
    "known_figures",
    "leads_to",
    "learners_of",
    "open_in_movement",
    "open_work",
    "seats_of",
    "stage_count",
    "taken_seats",
]
