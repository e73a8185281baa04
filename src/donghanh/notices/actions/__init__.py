"""Telling and reminding people."""

from .calendars import end_calendar_key, give_calendar_key
from .linking import Behind, give_links, revoke_link, send_through, use_link
from .reminding import Wanted, choose_wish, mail_notice, remind, send_digest, tell_reminders
from .telling import read, read_all, tell, tell_each

__all__ = [
    "Behind",
    "Wanted",
    "choose_wish",
    "end_calendar_key",
    "give_calendar_key",
    "give_links",
    "mail_notice",
    "read",
    "read_all",
    "remind",
    "revoke_link",
    "send_digest",
    "send_through",
    "tell",
    "tell_each",
    "tell_reminders",
    "use_link",
]
