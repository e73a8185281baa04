"""A clock that tests move."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

HERE = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.fixture
def clock(monkeypatch):
    """`clock("2017-06-15 10:00")` sets this moment, for everything that asks `base.dates`."""

    def moved(text):
        moment = dt.datetime.fromisoformat(text).replace(tzinfo=HERE)
        monkeypatch.setenv("DONGHANH_TODAY", moment.date().isoformat())
        for place in (
            "donghanh.base.dates.now",
            "django.utils.timezone.now",
            "donghanh.notices.actions.reminding.now",
        ):
            monkeypatch.setattr(place, lambda: moment)
        return moment

    moved("2017-06-15 10:00")
    return moved
