"""Bringing lists in: received, checked, confirmed, written batch by batch."""

from .importing import check, confirm, drop, finish, write_some
from .receiving import open_sealed, receive, resume_or_begin
from .running import BATCH, Outcome, begin_reading, check_rows, write_rows

__all__ = [
    "BATCH",
    "Outcome",
    "begin_reading",
    "check",
    "check_rows",
    "confirm",
    "drop",
    "finish",
    "open_sealed",
    "receive",
    "resume_or_begin",
    "write_rows",
    "write_some",
]
