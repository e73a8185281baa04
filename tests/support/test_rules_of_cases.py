"""Decisions about cases, without a database."""

import datetime as dt

import pytest

from donghanh.base.sentences import Refusal
from donghanh.support.rules import check_past, days_open, is_up

DAY = dt.date(2017, 6, 15)


def test_an_open_case_counts_its_days_until_today_and_a_closed_one_no_more():
    raised = dt.date(2017, 6, 1)

    assert days_open(raised_on=raised, closed_on=None, today=DAY) == 14
    assert days_open(raised_on=raised, closed_on=dt.date(2017, 6, 5), today=DAY) == 4


def test_a_case_goes_one_level_up_or_down():
    assert is_up(holder_id=2, target_id=1, above_id=1, beneath=frozenset())
    assert not is_up(holder_id=2, target_id=3, above_id=1, beneath=frozenset({3}))


@pytest.mark.parametrize("target", [2, 9])
def test_it_goes_neither_to_oneself_nor_two_levels_away(target):
    with pytest.raises(Refusal, match="cấp trên trực tiếp hoặc công đoàn cấp dưới trực tiếp"):
        is_up(holder_id=2, target_id=target, above_id=1, beneath=frozenset({3}))


def test_only_what_has_happened_is_recorded():
    with pytest.raises(Refusal, match="sau hôm nay"):
        check_past(dt.date(2017, 6, 16), field="held_on", today=DAY)
