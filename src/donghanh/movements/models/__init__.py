"""Rows of movements, one file per noun."""

from .clause import Clause, ClauseLink
from .delivery import Delivery, Response, ResponseLine
from .movement import Movement
from .plan import Plan
from .schedule import ScheduleRow
from .target import Target, TargetAmount

__all__ = [
    "Clause",
    "ClauseLink",
    "Delivery",
    "Movement",
    "Plan",
    "Response",
    "ResponseLine",
    "ScheduleRow",
    "Target",
    "Target",
    "TargetAmount",
]
