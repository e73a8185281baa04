"""What is counted, and how it adds up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghanh.base.sentences import Refusal
from donghanh.indicators.actions import add_indicator, load_catalogue
from donghanh.indicators.facts import catalogue_entries
from donghanh.indicators.models import Indicator
from donghanh.indicators.rules import combine, ratio_scale, say_reached


def _added(by, **changed):
    told = {
        "code": "TEST01",
        "name": "Tủ sách công nhân",
        "unit_of_measure": "tủ",
        "over_units": "sum",
        "over_time": "last",
    }
    return add_indicator(by=by, **{**told, **changed})


def test_the_catalogue_is_loaded_once_however_often_it_is_asked_for(db):
    assert load_catalogue() == len(catalogue_entries()) >= 20
    assert load_catalogue() == 0


def test_the_catalogue_adds_up_in_every_known_way(db):
    load_catalogue()

    assert set(Indicator.objects.values_list("over_units", flat=True)) == {
        "sum",
        "max",
        "ratio",
        "distinct",
        "none",
    }


def test_nothing_in_the_catalogue_is_called_verified_before_somebody_did(db):
    load_catalogue()

    assert not Indicator.objects.filter(verified=True).exists()


def test_how_a_known_indicator_is_counted_survives_a_newer_catalogue(db):
    load_catalogue()
    Indicator.objects.filter(code="SK01").update(name="Tên cũ", decimals=2)

    assert load_catalogue() == 1
    indicator = Indicator.objects.get(code="SK01")
    assert (indicator.name, indicator.decimals) == ("Sáng kiến, cải tiến kỹ thuật được công nhận", 2)


def test_an_officer_adds_an_indicator_without_a_file(dung, actor):
    indicator = _added(actor(dung), code="test01")

    assert (indicator.code, indicator.say(1250)) == ("TEST01", "1.250")


def test_a_code_is_never_used_twice(dung, actor):
    _added(actor(dung))

    with pytest.raises(Refusal) as refused:
        _added(actor(dung))

    assert str(refused.value) == "Mã chỉ tiêu “TEST01” đã dùng. Chọn mã khác; mã cũ không dùng lại."


def test_a_ratio_without_parts_is_refused(dung, actor):
    with pytest.raises(Refusal) as refused:
        _added(actor(dung), over_units="ratio")

    assert str(refused.value) == "Chỉ tiêu tỷ lệ cần có tử số và mẫu số. Chọn hai chỉ tiêu đã có."


def test_the_chair_of_a_grassroots_union_may_not_change_the_list(an, actor):
    with pytest.raises(Refusal) as refused:
        _added(actor(an))

    assert "quản lý tổ chức, danh mục" in str(refused.value)


def test_a_ratio_is_rounded_in_whole_numbers():
    percent = ratio_scale(decimals=1, numerator_decimals=0, denominator_decimals=0, unit="%")

    assert (percent.of(380, 420), percent.of(1, 3), percent.of(0, 5), percent.of(5, 0)) == (905, 333, 0, None)


@pytest.mark.parametrize(
    ("number", "target", "better", "said"),
    [
        (85, 100, "more", "85,0\u00a0%"),
        (85, 100, "neither", "85,0\u00a0%"),
        (5, 0, "more", ""),
        (0, 0, "less", "trong mức đề ra"),
        (3, 2, "less", "vượt mức đề ra"),
        (None, 2, "less", ""),
        (3, None, "less", ""),
    ],
)
def test_a_target_is_a_height_to_reach_or_a_limit_to_keep(number, target, better, said):
    assert say_reached(number, target, better=better) == said


@given(st.lists(st.integers(min_value=0, max_value=10**9), min_size=1))
def test_sums_and_maxima_do_not_depend_on_order(numbers):
    for how in ("sum", "max"):
        assert combine(how, numbers) == combine(how, reversed(numbers))


def test_figures_that_may_not_be_joined_give_nothing():
    assert combine("none", [1, 2]) is None
    assert combine("distinct", [1, 2]) is None
