"""The province in which the story is told."""

import os

import pytest

from donghanh.base.sentences import Refusal
from donghanh.demo import province, story
from donghanh.demo.world import World
from donghanh.journal.actions import seal
from donghanh.journal.facts import check_chain
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import actor_for, subordinates_of
from donghanh.organisations.models import Headcount, Path, Placement, Unit
from donghanh.people.models import Account, Person
from tests.conftest import TODAY


@pytest.fixture
def world(db):
    with World() as made:
        province.found(made, grassroots=30)
        yield made


def test_thirteen_unions_stand_above_the_grassroots(world):
    names = {unit.short_name for unit in world.uppers}

    assert len(names) == 13
    assert {"LĐLĐ huyện Ba Tri", "LĐLĐ huyện Mỏ Cày Bắc", "CĐ ngành Y tế tỉnh Bến Tre"} < names


def test_every_unit_has_its_place_and_its_path(world):
    assert Placement.objects.count() == Path.objects.count() == Unit.objects.count() == len(world.units)
    assert set(subordinates_of(world.province.pk, TODAY)) == set(world.beneath(world.province))


def test_a_union_may_stand_directly_under_the_province(world):
    direct = [unit for unit in world.beneath(world.province) if unit.level == "grassroots"]

    assert len(direct) >= 2


def test_what_is_invented_says_so(world):
    assert not Person.objects.filter(is_invented=False).exists()
    assert set(Unit.objects.filter(is_invented=False)) == {world.province, *world.uppers}


def test_the_actor_of_the_world_is_the_actor_of_the_pages(world):
    union = world.units["CS-0001"]

    assert world.actor(union) == actor_for(world.cast["an"])
    assert world.actor(union).has(Duty.SIGN)


def test_only_the_cast_signs_in_with_one_click(world):
    assert set(Account.objects.filter(is_demo=True).values_list("login", flat=True)) == set(world.cast)
    assert not any(account.has_usable_password() for account in Account.objects.all())


def test_headcounts_stay_sane(world):
    assert all(row.workers >= row.members > 0 for row in Headcount.objects.all())


def test_the_same_seed_makes_the_same_province(world):
    names = list(Unit.objects.order_by("code").values_list("code", "name"))

    with World() as again:
        drafts = province.draft_units(again, grassroots=30)

    assert sorted((draft.unit.code, draft.unit.name) for draft in drafts) == names


def test_the_business_day_is_put_back(db):
    with World() as world:
        world.on(TODAY.replace(year=2018))

    assert os.environ["DONGHANH_TODAY"] == TODAY.isoformat()


def test_the_demo_refuses_a_database_with_real_units(grassroots):
    with pytest.raises(Refusal) as refused:
        story.live()

    assert "đã có đơn vị thật" in str(refused.value)


def test_the_demo_that_stands_is_left_alone(world):
    assert story.live() is None


def test_the_journal_of_the_province_is_sealed_without_a_gap(world):
    seal()

    assert check_chain().holds
