"""Benefit with its arithmetic, and shares of authors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghanh.base.sentences import Refusal
from donghanh.initiatives.rules import (
    AuthorDraft,
    BenefitDraft,
    amount_of,
    check_authors,
    check_benefit,
    check_may_reach,
    net_benefit,
    reaches_of,
)

from .conftest import SAVED, SPENT

amounts = st.integers(0, 10**9)


def test_the_benefit_is_quantity_times_price_times_years_less_costs():
    assert (amount_of(SAVED), amount_of(SPENT)) == (10_800_000, 600_000)
    assert net_benefit([SAVED, SPENT]) == 10_200_000


@given(amounts, amounts, st.integers(1, 10))
def test_a_benefit_is_never_told_larger_than_it_is(quantity, price, years):
    line = BenefitDraft("Vải", quantity, "kg", price, "Hóa đơn", years)

    assert 0 <= amount_of(line) * 100 <= quantity * price * years
    assert net_benefit([BenefitDraft("Máy", quantity, "", price, "x", years, is_cost=True)]) == 0


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (BenefitDraft("", 1, "", 1, "x"), "chưa ghi khoản"),
        (BenefitDraft("Vải", -1, "", 1, "x"), "số âm"),
        (BenefitDraft("Vải", 1, "", 1, ""), "nguồn giá"),
        (BenefitDraft("Vải", 1, "", 1, "x", 11), "từ 1 đến 10"),
    ],
)
def test_a_line_that_cannot_be_is_refused_in_words(line, said):
    with pytest.raises(Refusal, match=said):
        check_benefit([line])


@pytest.mark.parametrize(
    ("authors", "said"),
    [
        ([], "Chưa có tác giả"),
        ([("Hoa", 60), ("Lộc", 30)], "cộng lại là 90%"),
        ([("Hoa", 50), ("HOA", 50)], "ghi hai lần"),
        ([("Hoa", 100), ("Lộc", 0)], "từ 1 đến 100"),
    ],
)
def test_shares_that_are_no_whole_are_refused(authors, said):
    with pytest.raises(Refusal, match=said):
        check_authors([AuthorDraft(name, share) for name, share in authors])


def test_each_level_recognises_as_far_as_it_reaches():
    assert [reaches_of(level) for level in ("grassroots", "province", "national")] == [
        ("base",),
        ("base", "province"),
        ("base", "province", "nation"),
    ]
    with pytest.raises(Refusal, match="cấp cao hơn"):
        check_may_reach("province", level="grassroots")
    with pytest.raises(Refusal, match="phải rộng hơn"):
        check_may_reach("base", level="province", before="base")
