"""1 July 2025 in the tree: who stands where, who sees what, and whose numbers they are."""

import datetime as dt

import pytest

from donghanh.organisations.facts import (
    called_now,
    headcount_of,
    heads_as_is,
    heirs_of,
    life_of,
    subordinates_of,
    superior_id_of,
)
from donghanh.organisations.models import Unit
from tests.conftest import LONG_AGO, TODAY

from .reorganisation import DAY, reorganise

AFTER = dt.date(2025, 7, 3)


@pytest.fixture
def now(monkeypatch, an, cuc, province, upper, neighbour_upper, grassroots, neighbour):
    """Vĩnh Long and its units of today."""
    monkeypatch.setenv("DONGHANH_TODAY", AFTER.isoformat())
    return reorganise(province, upper, neighbour_upper, grassroots)


def test_districts_are_gone_and_communes_stand_under_the_province(now, grassroots, neighbour):
    assert set(subordinates_of(now.province.pk, AFTER)) == {now.larger, now.smaller, now.other}
    assert superior_id_of(grassroots.pk, AFTER) == now.smaller.pk
    assert superior_id_of(neighbour.pk, AFTER) == now.other.pk


def test_the_tree_of_2017_is_what_it_was(now, province, upper, neighbour_upper, grassroots):
    assert set(subordinates_of(province.pk, TODAY)) == {upper, neighbour_upper}
    assert superior_id_of(grassroots.pk, TODAY) == upper.pk
    assert list(subordinates_of(now.province.pk, TODAY)) == []


def test_whoever_goes_on_sees_what_was(now, actor, province, upper, neighbour_upper, grassroots, neighbour):
    assert set(Unit.objects.visible_to(actor(now.officer))) == set(Unit.objects.all())
    assert set(Unit.objects.visible_to(actor(now.commune_officer))) == {now.smaller, upper, grassroots}
    assert set(Unit.objects.visible_to(actor(now.other_officer))) == {
        now.other,
        neighbour_upper,
        now.district,
        neighbour,
    }


def test_stocks_are_added_up_and_parted(now, province):
    assert headcount_of(now.province.pk, AFTER).members == 50 + 30
    larger, smaller = (headcount_of(unit.pk, AFTER) for unit in (now.larger, now.smaller))
    assert (larger.workers + smaller.workers, larger.members + smaller.members) == (12, 11)
    assert heads_as_is(life_of(now.province), TODAY).members == 80


def test_the_rate_of_what_was_merged_is_weighed_by_those_who_work_there(now, client_of):
    """50 of 60 and 30 of 40 are 80 of 100: not the mean of 83,3 and 75."""
    address = f"/to-chuc/{now.province.pk}/qua-thoi-gian/"
    page = client_of(now.officer).get(address, {"ngay": "15/6/2017"}).content.decode()

    assert "83,3\u00a0%" in page
    assert "80,0\u00a0%" in page


def test_records_name_the_unit_of_their_day_and_todays(now, province, upper):
    province.refresh_from_db()
    upper.refresh_from_db()

    assert called_now([province, upper], then=LONG_AGO, day=AFTER) == {
        province.pk: "Liên đoàn Lao động tỉnh Bến Tre (nay là Liên đoàn Lao động tỉnh Vĩnh Long)",
        upper.pk: "Liên đoàn Lao động huyện Châu Thành (nay là Công đoàn xã Giao Long, Công đoàn xã Phú Túc)",
    }
    assert set(heirs_of([upper.pk], AFTER)[upper.pk]) == {now.larger, now.smaller}


def test_the_old_tree_is_shown_to_the_new_province(now, client_of, province, upper):
    page = client_of(now.officer).get("/to-chuc/", {"ngay": "15/6/2017"}).content.decode()

    assert province.name in page
    assert "Liên đoàn Lao động tỉnh Trà Vinh" in page


def test_the_paper_of_the_change_stands_on_the_page(now, client_of, province):
    page = client_of(now.officer).get(f"/to-chuc/{province.pk}/qua-thoi-gian/").content.decode()

    assert "202/2025/QH15 ngày 12/6/2025" in page
    assert "kế thừa 100 %" in page
    assert DAY > TODAY
