"""Rows of notices, one file per noun."""

from .calendar import CalendarKey
from .link import Link
from .notice import Notice
from .reminder import Reminder, Wish

__all__ = ["CalendarKey", "Link", "Notice", "Reminder", "Wish"]
