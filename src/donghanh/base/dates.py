"""Days: the business day, and how Vietnamese papers write days."""

import datetime as dt
import os
import re
from zoneinfo import ZoneInfo

from .sentences import Refusal

_PROSE = re.compile(r"ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})", re.IGNORECASE)
_FIGURES = re.compile(r"(?<!\d)(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})(?!\d)")


_HERE = ZoneInfo("Asia/Ho_Chi_Minh")


def chosen_today() -> dt.date | None:
    """The business day set by DONGHANH_TODAY (ISO), or None when the calendar's day counts."""
    chosen = os.environ.get("DONGHANH_TODAY", "").strip()
    return dt.date.fromisoformat(chosen) if chosen else None


def today() -> dt.date:
    """The business day."""
    return chosen_today() or dt.datetime.now(_HERE).date()


def now() -> dt.datetime:
    """This moment, on the business day: a chosen day keeps the clock's time."""
    moment, chosen = dt.datetime.now(dt.UTC), chosen_today()
    return dt.datetime.combine(chosen, moment.astimezone(_HERE).time(), _HERE) if chosen else moment


def _day(day: str, month: str, year: str) -> dt.date:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        raise Refusal(
            "Ngày {day}/{month}/{year} không có trong lịch. Kiểm tra lại ngày, tháng.",
            day=day,
            month=month,
            year=year,
        ) from None


def parse_vietnamese_date(text: str) -> dt.date | None:
    """The first day written in `text`, in prose or as d/m/yyyy; None when there is none.

    Raises Refusal for a day that no calendar has (31/4).
    """
    found = _PROSE.search(text) or _FIGURES.search(text)
    return _day(*found.groups()) if found else None


def say_date(day: dt.date | None) -> str:
    """12/5/2017."""
    return f"{day.day}/{day.month}/{day.year}" if day else ""


def say_long_date(day: dt.date) -> str:
    """ngày 05 tháng 01 năm 2017: days below 10 and months 1-2 are padded (Nghị định 30/2020, Phụ lục I)."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"
