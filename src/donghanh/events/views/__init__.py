"""Pages of events."""

from .filing import archive, contents, contents_download
from .holding import attendance, minutes
from .planning import change, guests, invite, plan, programme
from .records import event, events

__all__ = [
    "archive",
    "attendance",
    "change",
    "contents",
    "contents_download",
    "event",
    "events",
    "guests",
    "invite",
    "minutes",
    "plan",
    "programme",
]
