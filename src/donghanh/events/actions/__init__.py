"""What people do with events."""

from .holding import add_paper, add_picture, close_file, issue_minutes, take_attendance
from .inviting import answer_invitation, cancel_event, issue_invitation
from .planning import change_event, invite, plan_event, set_programme

__all__ = [
    "add_paper",
    "add_picture",
    "answer_invitation",
    "cancel_event",
    "change_event",
    "close_file",
    "invite",
    "issue_invitation",
    "issue_minutes",
    "plan_event",
    "set_programme",
    "take_attendance",
]
