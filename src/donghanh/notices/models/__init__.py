"""Rows of notices, one file per noun."""

from .notice import Notice
from .reminder import Reminder, Wish

__all__ = ["Notice", "Reminder", "Wish"]
