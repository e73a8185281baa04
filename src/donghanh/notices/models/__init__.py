"""Rows of notices, one file per noun."""

from .link import Link
from .notice import Notice
from .reminder import Reminder, Wish

__all__ = ["Link", "Notice", "Reminder", "Wish"]
