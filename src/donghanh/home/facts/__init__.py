"""What the first door asks of every app: what is due, the union's year, the cast, the site's health."""

from .dues import actors_of, cast, done_today, dues_of, dues_of_account, health, to_do
from .year import calendar_days, days_of_year

__all__ = [
    "actors_of",
    "calendar_days",
    "cast",
    "days_of_year",
    "done_today",
    "dues_of",
    "dues_of_account",
    "health",
    "to_do",
]
