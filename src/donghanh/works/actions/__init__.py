"""A work is registered, goes on, is completed, accepted, given back, withdrawn, plated; its keepers are reminded."""

from .reminding import remind_of_works
from .work import (
    accept_work,
    complete_work,
    give_more_time,
    issue_minutes,
    mount_plate,
    register_work,
    report_progress,
    return_work,
    withdraw_work,
)

__all__ = [
    "accept_work",
    "complete_work",
    "give_more_time",
    "issue_minutes",
    "mount_plate",
    "register_work",
    "remind_of_works",
    "report_progress",
    "return_work",
    "withdraw_work",
]
