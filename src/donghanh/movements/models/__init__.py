"""Rows of movements, one file per noun."""

from .clause import Clause, ClauseLink
from .delivery import Delivery, Response, ResponseLine
from .drafting import Comment, Settlement
from .movement import Movement
from .plan import Plan
from .schedule import ScheduleRow
from .target import Target, TargetAmount

__all__ = [
    "Clause",
    "ClauseLink",
    "Comment",
    "Delivery",
    "Movement",
    "Plan",
    "Response",
    "ResponseLine",
    "ScheduleRow",
    "Settlement",
    "Target",
    "Target",
    "TargetAmount",
]
