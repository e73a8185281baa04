"""Nobody is reminded at night, on Sundays and on holidays; what waits is told in the first hour allowed."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from donghanh.notices.rules.quiet import is_quiet, is_quiet_day, next_allowed

HERE = ZoneInfo("Asia/Ho_Chi_Minh")


def at(text):
    return dt.datetime.fromisoformat(text).replace(tzinfo=HERE)


@pytest.mark.parametrize(
    ("moment", "quiet"),
    [
        ("2017-06-15 06:59", True),
        ("2017-06-15 07:00", False),
        ("2017-06-15 19:59", False),
        ("2017-06-15 20:00", True),
        ("2017-06-18 10:00", True),  # a Sunday
        ("2017-09-02 10:00", True),  # a Saturday, National Day
        ("2018-02-15 10:00", True),  # the eve of Tết
        ("2018-02-20 10:00", False),
        ("2018-04-25 10:00", True),  # the Hùng kings
    ],
)
def test_quiet_moments(moment, quiet):
    assert is_quiet(at(moment)) is quiet


@pytest.mark.parametrize(
    ("moment", "allowed"),
    [
        ("2017-06-15 10:30", "2017-06-15 10:30"),
        ("2017-06-15 05:00", "2017-06-15 07:00"),
        ("2017-06-15 21:00", "2017-06-16 07:00"),
        ("2017-06-17 20:00", "2017-06-19 07:00"),  # Saturday night: over the Sunday
        ("2018-04-29 09:00", "2018-05-02 07:00"),  # Sunday, 30/4, 1/5
        ("2018-02-14 22:00", "2018-02-20 07:00"),  # Tết of 2018
    ],
)
def test_the_next_moment_allowed(moment, allowed):
    assert next_allowed(at(moment)) == at(allowed)


def test_from_any_moment_of_a_year_an_allowed_one_follows_within_a_week():
    moment = at("2017-01-01 00:00")
    while moment.year == 2017:
        allowed = next_allowed(moment)
        assert not is_quiet(allowed)
        assert dt.timedelta(0) <= allowed - moment < dt.timedelta(days=7)
        moment += dt.timedelta(hours=5)


def test_tet_of_2030_is_reckoned_for_vietnam():
    assert is_quiet_day(dt.date(2030, 2, 2))
    assert not is_quiet_day(dt.date(2030, 2, 6))
