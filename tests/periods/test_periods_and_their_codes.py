"""What a code of a period means."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghanh.base.sentences import Refusal
from donghanh.periods.facts import period, period_before, period_on
from donghanh.periods.models import Period
from donghanh.periods.rules import code_before, code_on, span_of


@pytest.mark.parametrize(
    ("code", "name", "starts_on", "ends_on"),
    [
        ("2017", "Năm 2017", dt.date(2017, 1, 1), dt.date(2017, 12, 31)),
        ("2017H1", "6 tháng đầu năm 2017", dt.date(2017, 1, 1), dt.date(2017, 6, 30)),
        ("2017H2", "6 tháng cuối năm 2017", dt.date(2017, 7, 1), dt.date(2017, 12, 31)),
        ("2017Q3", "Quý III năm 2017", dt.date(2017, 7, 1), dt.date(2017, 9, 30)),
        ("2016M02", "Tháng 2 năm 2016", dt.date(2016, 2, 1), dt.date(2016, 2, 29)),
        ("2017N9", "9 tháng đầu năm 2017", dt.date(2017, 1, 1), dt.date(2017, 9, 30)),
        ("2017-2020", "Giai đoạn 2017 - 2020", dt.date(2017, 1, 1), dt.date(2020, 12, 31)),
    ],
)
def test_a_code_names_its_days(code, name, starts_on, ends_on):
    span = span_of(code)

    assert (str(span.name), span.starts_on, span.ends_on) == (name, starts_on, ends_on)


@pytest.mark.parametrize("code", ["", "17", "2017H3", "2017Q0", "2017M13", "2017N8", "2020-2017", "quý 1"])
def test_what_is_no_code_is_refused_in_words(code):
    with pytest.raises(Refusal) as refused:
        span_of(code)

    assert "không phải là kỳ báo cáo" in str(refused.value)


def test_stocks_are_counted_on_31_may_and_30_november():
    assert span_of("2017H1").as_of == dt.date(2017, 5, 31)
    assert span_of("2017").as_of == dt.date(2017, 11, 30)
    assert span_of("2017H2").as_of == dt.date(2017, 12, 31)


@given(
    st.dates(min_value=dt.date(1950, 1, 1), max_value=dt.date(2090, 1, 1)),
    st.sampled_from(["month", "quarter", "half", "year"]),
)
def test_periods_of_a_kind_follow_each_other_without_a_gap(day, kind):
    span = span_of(code_on(day, kind))

    assert span.starts_on <= day <= span.ends_on
    assert span_of(code_before(span)).ends_on == span.starts_on - dt.timedelta(days=1)


def test_a_period_is_made_once(db):
    assert period("2017H1") == period("2017h1") == period_on(dt.date(2017, 6, 15), "half")
    assert Period.objects.count() == 1


def test_the_period_before_is_found_only_when_somebody_asked_for_it(db):
    assert period_before(period("2018H1")) is None

    second_half = period("2017H2")

    assert period_before(period("2018H1")) == second_half
