"""Nobody is lost and nobody is made when units merge and split."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghanh.base.sentences import Refusal
from donghanh.organisations.rules import Heads, check_shares, merged_heads, split_heads, split_stock


@st.composite
def shares(draw):
    """From one to six whole shares that are 100 per cent together."""
    cuts = sorted(draw(st.sets(st.integers(1, 99), max_size=5)))
    return [after - before for before, after in zip([0, *cuts], [*cuts, 100], strict=True)]


@st.composite
def heads(draw):
    workers = draw(st.integers(0, 500_000))
    return Heads(workers, draw(st.integers(0, workers)))


@given(st.integers(0, 10**7), shares())
def test_a_split_stock_is_whole_together(amount, parted):
    parts = split_stock(amount, parted)

    assert sum(parts) == amount
    assert all(abs(part * 100 - amount * share) < 100 for part, share in zip(parts, parted, strict=True))


@given(heads(), shares())
def test_what_was_split_and_merged_again_is_what_it_was(whole, parted):
    parts = split_heads(whole, parted)

    assert merged_heads(parts) == whole
    assert all(0 <= part.members <= part.workers for part in parts)


@given(st.lists(heads(), min_size=1, max_size=6))
def test_a_rate_is_weighed_by_what_it_counts(counts):
    rate = merged_heads(counts).rate
    weighed = sum((each.rate * each.workers for each in counts if each.rate is not None), start=0)

    assert (rate or 0) * sum(each.workers for each in counts) == weighed


def test_100_and_50_members_are_150():
    assert merged_heads([Heads(120, 100), Heads(60, 50)]) == Heads(180, 150)


@pytest.mark.parametrize(
    ("kind", "parted", "words"),
    [
        ("split", [100], "từ hai đơn vị kế thừa"),
        ("split", [60, 30], "hiện là 90 %"),
        ("split", [110, -10], "phải đủ 100 %"),
        ("merge", [50, 50], "Sáp nhập chỉ vào một đơn vị"),
    ],
)
def test_shares_that_cannot_be_are_refused(kind, parted, words):
    with pytest.raises(Refusal, match=words):
        check_shares(kind, parted)
