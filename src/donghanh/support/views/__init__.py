"""Pages of help for enterprises."""

from .activities import activities, activity, add_activity
from .agreements import add_agreement, agreement, agreements
from .case import add_case, case
from .cases import board, cases
from .door import confirm

__all__ = [
    "activities",
    "activity",
    "add_activity",
    "add_agreement",
    "agreement",
    "agreements",
    "add_case",
    "board",
    "case",
    "cases",
    "confirm",
]
