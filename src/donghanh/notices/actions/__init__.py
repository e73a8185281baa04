"""Telling and reminding people."""

from .reminding import Wanted, choose_wish, mail_notice, remind, send_digest, tell_reminders
from .telling import read, read_all, tell, tell_each

__all__ = [
    "Wanted",
    "choose_wish",
    "mail_notice",
    "read",
    "read_all",
    "remind",
    "send_digest",
    "tell",
    "tell_each",
    "tell_reminders",
]
