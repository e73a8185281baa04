"""Hours in which nobody is reminded: at night, on Sundays, on holidays."""

import datetime as dt
import tomllib
from functools import lru_cache
from pathlib import Path

FROM, UNTIL = dt.time(20), dt.time(7)
SUNDAY = 6
_FILE = Path(__file__).parent.parent / "data" / "holidays.toml"


@lru_cache(maxsize=1)
def _known() -> tuple[frozenset[str], frozenset[dt.date]]:
    """The fixed days as "04-30", and the lunar ones."""
    said = tomllib.loads(_FILE.read_text("utf-8"))
    around = range(-said["days_before_tet"], said["days_after_tet"] + 1)
    tet = {day + dt.timedelta(days=shift) for day in said["tet"] for shift in around}
    return frozenset(said["fixed"]), frozenset(tet | set(said["hung_kings"]))


def is_quiet_day(day: dt.date) -> bool:
    """Sunday or a holiday?"""
    fixed, lunar = _known()
    return day.weekday() == SUNDAY or f"{day:%m-%d}" in fixed or day in lunar


def is_quiet(moment: dt.datetime) -> bool:
    """Is nobody reminded at this moment? `moment` is of the clock on the wall here."""
    return is_quiet_day(moment.date()) or moment.time() >= FROM or moment.time() < UNTIL


def next_allowed(moment: dt.datetime) -> dt.datetime:
    """`moment` itself, or the first moment after it that is not quiet."""
    if not is_quiet(moment):
        return moment
    day = moment.date()
    if is_quiet_day(day) or moment.time() >= FROM:
        day += dt.timedelta(days=1)
    while is_quiet_day(day):
        day += dt.timedelta(days=1)
    return dt.datetime.combine(day, UNTIL, moment.tzinfo)
