"""Pages of the first door."""

from .door import healthz, hide_welcome, home, start
from .year import calendar, calendar_download, calendar_feed, end_calendar, year

__all__ = [
    "calendar",
    "calendar_download",
    "calendar_feed",
    "end_calendar",
    "healthz",
    "hide_welcome",
    "home",
    "start",
    "year",
]
