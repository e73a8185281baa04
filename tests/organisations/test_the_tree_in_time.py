"""Where units stand, day by day."""

import datetime as dt

import pytest

from donghanh.base.actors import SYSTEM
from donghanh.base.sentences import Refusal
from donghanh.organisations.actions import count_heads, place_unit
from donghanh.organisations.facts import ancestor_ids, subordinates_of, superior_id_of
from donghanh.organisations.models import Unit

TODAY = dt.date(2017, 6, 15)


def test_a_moved_unit_stands_under_each_superior_in_its_time(province, upper, neighbour_upper, grassroots):
    place_unit(by=SYSTEM, unit=grassroots, superior=neighbour_upper, from_on=dt.date(2017, 1, 1))

    assert superior_id_of(grassroots.pk, dt.date(2016, 12, 31)) == upper.pk
    assert superior_id_of(grassroots.pk, dt.date(2017, 1, 1)) == neighbour_upper.pk
    assert list(subordinates_of(upper.pk, TODAY)) == []
    assert list(subordinates_of(neighbour_upper.pk, TODAY)) == [grassroots]


def test_a_branch_moves_with_its_top(province, upper, neighbour_upper, grassroots):
    place_unit(by=SYSTEM, unit=upper, superior=neighbour_upper, from_on=TODAY)

    assert ancestor_ids(grassroots.pk, TODAY) == [province.pk, neighbour_upper.pk, upper.pk]
    assert ancestor_ids(grassroots.pk, TODAY - dt.timedelta(days=1)) == [province.pk, upper.pk]


def test_a_unit_may_not_stand_beneath_itself(province, upper, grassroots):
    with pytest.raises(Refusal) as refused:
        place_unit(by=SYSTEM, unit=upper, superior=grassroots, from_on=TODAY)

    assert "không thể trực thuộc chính mình" in str(refused.value)


def test_a_negative_headcount_is_refused(grassroots):
    with pytest.raises(Refusal) as refused:
        count_heads(by=SYSTEM, unit=grassroots, as_of=TODAY, workers=-5, members=0)

    assert str(refused.value) == "Số lao động và số đoàn viên không thể là số âm. Nhập lại số từ 0 trở lên."


def test_each_of_the_cast_sees_their_own_branch(
    an, binh, cuc, dung, actor, province, upper, grassroots, neighbour
):
    def seen(account):
        return set(Unit.objects.visible_to(actor(account)))

    assert seen(an) == {grassroots}
    assert seen(binh) == {upper, grassroots}
    assert seen(cuc) == {neighbour}
    assert seen(dung) == set(Unit.objects.all())
