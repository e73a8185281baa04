"""How many days a plan takes to travel: by level, by unit, and what the drawing shows."""

import datetime as dt

import pytest
from django.urls import reverse

from donghanh.movements.facts import cascade_of
from donghanh.movements.models import Delivery
from donghanh.movements.rules.adoption import AdoptionRow
from donghanh.movements.rules.clock import Spread, clock_of, days_open, reach_curve, spread_of
from donghanh.organisations.choices import Level

SENT = dt.date(2017, 5, 12)
TODAY = dt.date(2017, 6, 15)


def row(*, opened=None, acknowledged=None, answered=None, due=30):
    def day(after):
        return SENT + dt.timedelta(days=after) if after is not None else None

    return AdoptionRow(
        delivery_id=1,
        unit_id=1,
        unit_name="A",
        level="upper",
        answer="plan",
        state="sent",
        due_on=day(due),
        sent_on=SENT,
        opened_on=day(opened),
        acknowledged_on=day(acknowledged),
        answered_on=day(answered),
    )


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([], None),
        ([None], None),
        ([4], Spread(1, 4, 4, 4)),
        ([1, 2, 3, 4, 5], Spread(5, 2, 3, 4)),
        ([1, None, 3], Spread(2, 1.5, 2, 2.5)),
    ],
)
def test_quartiles_of_the_days_that_are_known(days, expected):
    assert spread_of(days) == expected


def test_the_clock_of_some_addressees():
    rows = [row(opened=1, acknowledged=2, answered=10), row(opened=3, acknowledged=4, answered=20), row()]

    clock = clock_of(rows, issued_on=SENT - dt.timedelta(days=2), today=TODAY)

    assert clock.reached["opened"] == Spread(2, 1.5, 2, 2.5)
    assert clock.reached["answered"].median == 15
    assert clock.travel.median == 17
    assert clock.waiting == Spread(1, 34, 34, 34)
    assert (clock.answered, clock.total, clock.late) == (2, 3, 1)


def test_days_open_end_with_the_answer():
    assert days_open(row(), TODAY) == 34
    assert days_open(row(answered=3), TODAY) is None


def test_the_curve_rises_to_the_share_that_came():
    rows = [row(opened=0), row(opened=2), row(opened=2), row()]

    assert reach_curve(rows, "opened", until=3) == [(0, 25), (1, 25), (2, 75), (3, 75)]


def test_a_plan_is_followed_through_the_plans_derived_from_it(received, plan, upper, neighbour_upper):
    cascade = cascade_of(plan)

    assert [row.unit_id for row in cascade.direct] == [neighbour_upper.pk, upper.pk]
    assert {unit: [row.unit_id for row in rows] for unit, rows in cascade.beneath.items()} == {
        upper.pk: [received.unit_id]
    }


def test_seen_from_the_derived_plan_only_those_beneath_it_count(received, issued):
    cascade = cascade_of(issued)

    assert [row.unit_id for row in cascade.direct] == [received.unit_id]
    assert cascade.beneath == {}


def test_the_page_tells_days_by_level_and_by_unit(dung, binh, client_of, plan, received):
    Delivery.objects.filter(plan=plan).update(sent_at=dt.datetime(2017, 6, 1, 2, tzinfo=dt.UTC))

    text = client_of(dung).get(reverse("movements:clock", args=[plan.pk])).content.decode()

    assert str(Level.UPPER.label) in text
    assert "<svg" in text
    assert "Liên đoàn Lao động huyện Châu Thành" in text
    assert ">14<" in text


def test_the_page_of_a_plan_sent_to_nobody(dung, client_of, plan):
    answer = client_of(dung).get(reverse("movements:clock", args=[plan.pk]))

    assert "Kế hoạch chưa gửi đến đơn vị nào" in answer.content.decode()


def test_the_units_go_out_as_a_spreadsheet(dung, client_of, plan, received):
    answer = client_of(dung).get(reverse("movements:clock", args=[plan.pk]) + "?export=xlsx")

    assert answer.content[:2] == b"PK"
