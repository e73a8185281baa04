"""Units are found by the beginnings of words, without marks, in the trees that somebody reads."""

import pytest

from donghanh.base.actors import SYSTEM
from donghanh.organisations.actions import found_unit, rename_unit
from donghanh.organisations.choices import UnitKind
from donghanh.organisations.facts import find_units
from donghanh.organisations.rules import named_after
from tests.conftest import LONG_AGO, TODAY


@pytest.fixture
def hoa(upper):
    """A union whose name is written in one of two ways."""
    return found_unit(
        by=SYSTEM,
        code="CS-77",
        name="Công đoàn cơ sở Công ty Đức Hòa (chi nhánh 2)",
        kind=UnitKind.GRASSROOTS,
        superior=upper,
        founded_on=LONG_AGO,
    )


@pytest.mark.parametrize("typed", ["hòa", "hoà", "HOA", "duc hoa", "đức", "hoa cong ty", "2 hoa", "cs 77"])
def test_marks_case_and_order_do_not_matter(hoa, grassroots, binh, actor, typed):
    assert find_units(typed, by=actor(binh), day=TODAY).keys == [hoa.pk]


@pytest.mark.parametrize("typed", ["hoa xuan", "hoai"])
def test_every_word_typed_is_in_the_name(hoa, binh, actor, typed):
    assert find_units(typed, by=actor(binh), day=TODAY).keys == []


def test_words_that_all_names_hold_find_all(hoa, grassroots, upper, binh, actor):
    assert set(find_units("công đoàn", by=actor(binh), day=TODAY).keys) == {hoa.pk, grassroots.pk}


def test_the_neighbours_units_are_not_found(hoa, cuc, actor):
    assert find_units("hoa", by=actor(cuc), day=TODAY).keys == []


def test_a_new_name_is_found(hoa, binh, actor):
    rename_unit(by=SYSTEM, unit=hoa, name="Công đoàn cơ sở Sao Mai", short_name="", from_on=TODAY)

    assert find_units("sao mai", by=actor(binh), day=TODAY).keys == [hoa.pk]
    assert find_units("duc", by=actor(binh), day=TODAY).keys == []


def test_nothing_is_found_without_a_scope(hoa):
    assert find_units("hoa", by=SYSTEM, day=TODAY).keys == []


def test_a_union_of_an_enterprise_is_named_after_it():
    assert named_after("Công đoàn cơ sở Công ty May Hàm Luông") == "Công ty May Hàm Luông"
    assert named_after("Nghiệp đoàn Xe ôm Phường 2") == "Nghiệp đoàn Xe ôm Phường 2"
