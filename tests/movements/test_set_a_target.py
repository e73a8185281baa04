"""A target and its parts."""

import pytest

from donghanh.base.sentences import Refusal
from donghanh.indicators.models import Indicator
from donghanh.movements import actions
from donghanh.movements.choices import TargetState
from donghanh.movements.facts import targets_of
from donghanh.movements.models import Target
from donghanh.movements.rules.targets import check_amounts, division_of
from donghanh.periods.facts import period


@pytest.fixture
def indicator(db):
    """New members."""
    return Indicator.objects.create(
        code="DV01", name="Đoàn viên mới", unit_of_measure="người", search_key="doan vien moi"
    )


def test_children_and_reserve_make_the_parent():
    assert division_of(100, 10, [40, 50]).is_whole
    assert division_of(100, 10, [40]).remainder == 50
    assert division_of(100, 10, [40, 60]).remainder == -10


@pytest.mark.parametrize(("amount", "reserve", "said"), [(-1, 0, "số âm"), (5, 6, "dự phòng lớn hơn")])
def test_impossible_amounts_are_refused(amount, reserve, said):
    with pytest.raises(Refusal) as refused:
        check_amounts(amount=amount, reserve=reserve)

    assert said in str(refused.value)


def test_a_superior_offers_what_the_unit_then_agrees_to(
    issued, dung, binh, actor, indicator, province, upper
):
    year = {"indicator": indicator, "period": period("2017")}
    whole = actions.set_target(by=actor(dung), unit=province, amount=100, reserve=20, **year)
    part = actions.set_target(by=actor(dung), unit=upper, amount=80, **year)
    assert (part.state, part.parent) == (TargetState.OFFERED, whole)

    assert actions.settle_target(by=actor(binh), target=part).state == TargetState.SETTLED
    divisions = {row.unit: division for row, division in targets_of(issued.superior, actor(dung))}
    assert divisions[province].is_whole


def test_a_new_amount_replaces_the_earlier_one(dung, actor, indicator, province):
    for amount in (100, 120):
        actions.set_target(
            by=actor(dung), unit=province, indicator=indicator, period=period("2017"), amount=amount
        )

    assert [target.amount for target in Target.objects.standing()] == [120]


def test_a_neighbour_sets_no_target(cuc, actor, indicator, upper):
    with pytest.raises(Refusal):
        actions.set_target(by=actor(cuc), unit=upper, indicator=indicator, period=period("2017"), amount=1)


def test_the_page_sets_a_target(issued, dung, client_of, indicator, province):
    page = f"/phong-trao/ke-hoach/{issued.superior_id}/chi-tieu/"
    browser = client_of(dung)
    sent = {"unit": province.pk, "indicator": indicator.pk, "period": "2017", "amount": "nhiều"}
    assert "không phải là số" in browser.post(page, sent).content.decode()

    browser.post(page, {**sent, "amount": "1.200", "reserve": "200"})

    assert (Target.objects.get().amount, Target.objects.get().reserve) == (1200, 200)
