"""Pages of help for enterprises."""

from .activities import activities, activity, add_activity
from .agreements import add_agreement, agreement, agreements
from .case import add_case, case
from .cases import board, cases
from .door import answer_idea, confirm
from .ideas import add_idea, idea, idea_letter, ideas

__all__ = [
    "activities",
    "activity",
    "add_activity",
    "add_agreement",
    "agreement",
    "agreements",
    "answer_idea",
    "add_case",
    "add_idea",
    "board",
    "case",
    "cases",
    "confirm",
    "idea",
    "idea_letter",
    "ideas",
]
