"""Days of schedules and reminders, in plain values."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghanh.base.sentences import Refusal
from donghanh.periods.rules import span_of
from donghanh.reports.rules.reminding import has_just_come, owing_text, silent_text
from donghanh.reports.rules.schedules import Rhythm, check_kind, check_rhythm

DUE = dt.date(2017, 6, 10)
DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2020, 12, 31))
KINDS = st.sampled_from(["month", "quarter", "half", "nine_months", "year"])


def _opened(kind, day, **more):
    span = Rhythm(kind, 10, 10, **more).to_open(dt.date.fromisoformat(day))
    return span and span.code


@pytest.mark.parametrize(
    ("kind", "day", "code"),
    [
        ("half", "2017-05-20", None),
        ("half", "2017-05-21", "2017H1"),  # ten days before 31/5
        ("half", "2017-06-10", "2017H1"),
        ("half", "2017-06-11", None),
        ("half", "2018-01-05", "2017H2"),
        ("year", "2017-11-20", "2017"),  # ten days before 30/11
        ("nine_months", "2017-10-01", "2017N9"),
        ("quarter", "2017-03-21", "2017Q1"),
        ("month", "2017-06-02", "2017M05"),
        ("month", "2017-06-25", "2017M06"),
    ],
)
def test_a_request_opens_around_the_day_on_which_figures_stand(kind, day, code):
    assert _opened(kind, day) == code


def test_a_term_is_asked_once_at_its_end():
    assert _opened("term", "2020-12-25", term="2017-2020") == "2017-2020"
    assert _opened("term", "2018-12-25", term="2017-2020") is None
    assert _opened("term", "2018-12-25") is None


@given(KINDS, DAYS, st.integers(0, 90), st.integers(1, 90))
def test_what_opens_can_still_be_answered_and_what_comes_opens_later(kind, day, before, after):
    rhythm = Rhythm(kind, before, after)
    span = rhythm.to_open(day)

    assert span is None or rhythm.opens_on(span) <= day <= rhythm.due_on(span)
    ahead = [rhythm.opens_on(each) for each in rhythm.ahead(day)]
    assert ahead == sorted(ahead)
    assert all(opens_on > day for opens_on in ahead)


@pytest.mark.parametrize(("before", "after"), [(-1, 10), (91, 10), (10, 0), (10, 91)])
def test_days_that_leave_no_time_are_refused(before, after):
    with pytest.raises(Refusal):
        check_rhythm(opens_before=before, due_after=after)


def test_a_form_for_half_years_is_not_asked_for_a_month():
    with pytest.raises(Refusal) as refused:
        check_kind("half", span_of("2017M05"), said="6 tháng")

    assert "“6 tháng”" in str(refused.value)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (7, "Còn 3 ngày đến hạn 10/6/2017 gửi “Báo cáo”."),
        (10, "Hôm nay, 10/6/2017, là hạn gửi “Báo cáo”."),
        (12, "Đã qua hạn 10/6/2017 gửi “Báo cáo”; gửi đến hết ngày 12/6/2017 chưa tính là chậm."),
        (13, "Đã quá hạn 3 ngày (hạn 10/6/2017): gửi “Báo cáo”."),
    ],
)
def test_who_owes_a_report_reads_how_many_days_are_left(day, said):
    assert str(owing_text("Báo cáo", due_on=DUE, grace_days=2, day=dt.date(2017, 6, day))) == said


def test_the_superior_reads_who_is_silent():
    told = silent_text("Báo cáo", list("ABCDEF"), due_on=DUE, day=dt.date(2017, 6, 15))

    assert str(told) == (
        "Quá hạn 5 ngày, còn 6 đơn vị trực thuộc chưa gửi “Báo cáo”: A, B, C, D, E …. "
        "Mở danh sách để nhắc trực tiếp."
    )


def test_a_step_that_came_long_ago_is_let_go():
    assert has_just_come(due_on=DUE, step=-3, day=dt.date(2017, 6, 14))
    assert not has_just_come(due_on=DUE, step=-3, day=dt.date(2017, 6, 15))
    assert not has_just_come(due_on=DUE, step=1, day=dt.date(2017, 6, 10))
