"""Reading stories: who may be told of, the chain, what is due, the way back to the plan."""

from .stories import (
    about_choices,
    done_by,
    dues_of,
    outlets_of,
    press_of_plan,
    press_to_take,
    stage_count,
    stories_of_clause,
    stories_of_recognition,
    traced_from,
)
from .way_back import Stop, way_back

__all__ = [
    "Stop",
    "about_choices",
    "done_by",
    "dues_of",
    "outlets_of",
    "press_of_plan",
    "press_to_take",
    "stage_count",
    "stories_of_clause",
    "stories_of_recognition",
    "traced_from",
    "way_back",
]
