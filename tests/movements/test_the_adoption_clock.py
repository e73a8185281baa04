"""How many days a plan takes to travel: by level, by unit, and what the drawing shows."""

import datetime as dt
from dataclasses import replace

import pytest
from django.core.cache import cache
from django.urls import reverse

from donghanh.base.actors import SYSTEM
from donghanh.movements.actions import send_plan
from donghanh.movements.facts import cascade_of
from donghanh.movements.models import Delivery
from donghanh.movements.rules.adoption import AdoptionRow
from donghanh.movements.rules.clock import Spread, clock_of, days_open, reach_curve, spread_of
from donghanh.organisations.actions import found_unit
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
    assert {unit: [(row.level, row.count) for row in rows] for unit, rows in cascade.beneath.items()} == {
        upper.pk: [(received.unit.level, 1)]
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


def test_those_whose_days_are_the_same_are_counted_together(issued, plan, upper, binh, actor):
    units = [
        found_unit(
            by=SYSTEM,
            code=name,
            name=f"Công đoàn cơ sở {name}",
            kind="grassroots",
            superior=upper,
            founded_on=dt.date(2010, 1, 1),
        )
        for name in "ABC"
    ]
    send_plan(by=actor(binh), plan=issued, units=units, due_on=dt.date(2017, 6, 30))
    sent = dt.datetime(2017, 5, 31, 16, 59, tzinfo=dt.UTC)
    late, *others = Delivery.objects.filter(plan=issued).order_by("pk").values_list("pk", flat=True)
    Delivery.objects.filter(pk=late).update(sent_at=sent + dt.timedelta(minutes=1))
    Delivery.objects.filter(pk__in=others).update(sent_at=sent, opened_at=sent + dt.timedelta(days=3))

    rows = sorted(cascade_of(plan).beneath[upper.pk], key=lambda row: row.sent_on)

    assert [(row.count, row.sent_on, row.opened_on) for row in rows] == [
        (2, dt.date(2017, 5, 31), dt.date(2017, 6, 3)),
        (1, dt.date(2017, 6, 1), None),
    ]


def test_many_alike_make_the_same_clock_as_one_by_one():
    one_by_one = [row(opened=1, answered=4), row(opened=1, answered=4), row(opened=6), row()]
    together = [replace(one_by_one[0], count=2), *one_by_one[2:]]

    clocks = [clock_of(rows, issued_on=SENT, today=TODAY) for rows in (together, one_by_one)]

    assert clocks[0] == clocks[1]
    assert reach_curve(together, "opened", until=8) == reach_curve(one_by_one, "opened", until=8)


def test_figures_of_many_are_kept_and_it_is_said(dung, client_of, plan, received, monkeypatch):
    cache.clear()
    monkeypatch.setattr("donghanh.movements.facts.cascade.KEPT_FROM", 1)
    browser, address = client_of(dung), reverse("movements:clock", args=[plan.pk])

    first, again = (browser.get(address).content.decode() for _time in range(2))

    assert "tính lại sau mười phút" not in first
    assert "Số liệu của các cấp dưới tính lúc" in again
