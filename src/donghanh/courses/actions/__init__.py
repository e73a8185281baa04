"""Courses are offered, filled, marked, closed."""

from .courses import cancel_course, change_course, hold_course, offer_course
from .learners import mark_learners, sign_up, take_off
from .sheets import TriedList, enter_list, try_list

__all__ = [
    "TriedList",
    "cancel_course",
    "change_course",
    "enter_list",
    "hold_course",
    "mark_learners",
    "offer_course",
    "sign_up",
    "take_off",
    "try_list",
]
