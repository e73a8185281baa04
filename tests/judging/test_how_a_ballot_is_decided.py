"""The rules of voting, by example and by property."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghanh.base.sentences import Refusal
from donghanh.judging.rules import (
    MAJORITY,
    Sitter,
    Subject,
    Tally,
    Threshold,
    check_can_decide,
    check_count,
    is_recused,
    passes,
    recused_among,
    verdict,
    votes_needed,
)

NINETY = Threshold(90, 100)
thresholds = st.integers(1, 100).flatmap(
    lambda whole: st.builds(Threshold, st.integers(1, whole), st.just(whole))
)


@pytest.mark.parametrize(
    ("agree", "seats", "threshold", "passed"),
    [
        (9, 10, NINETY, True),
        (8, 9, NINETY, False),
        (9, 9, NINETY, True),
        (6, 9, Threshold(2, 3), True),
        (5, 9, Threshold(2, 3), False),
        (5, 10, MAJORITY, False),
        (6, 10, MAJORITY, True),
        (0, 0, MAJORITY, False),
    ],
)
def test_the_share_is_of_all_seats(agree, seats, threshold, passed):
    assert passes(agree, seats, threshold) is passed


@given(st.integers(0, 60), st.integers(1, 60), thresholds)
def test_the_share_is_exact(agree, seats, threshold):
    exact = Fraction(agree, seats) >= Fraction(threshold.numerator, threshold.denominator)

    assert passes(agree, seats, threshold) is exact


@given(st.integers(1, 60), thresholds)
def test_votes_needed_is_the_least_that_passes(seats, threshold):
    needed = votes_needed(seats, threshold)

    assert passes(needed, seats, threshold)
    assert not passes(needed - 1, seats, threshold)


@given(st.integers(0, 59), st.integers(1, 60), thresholds)
def test_one_more_agreement_never_loses(agree, seats, threshold):
    assert passes(agree + 1, seats, threshold) >= passes(agree, seats, threshold)


def test_the_verdict_states_its_denominator():
    said = verdict(Tally(seats=9, recused=1, agree=7, disagree=0, blank=0), NINETY)

    assert str(said) == (
        "Chưa đạt: 7/9 thành viên đồng ý (77,8\u00a0%), mức cần đạt từ 90/100. Mẫu số là toàn bộ 9 thành viên, "
        "không phải người có mặt; 1 thành viên liên quan không tham gia biểu quyết nhưng vẫn tính trong mẫu số."
    )


@pytest.mark.parametrize(("numerator", "denominator"), [(0, 3), (4, 3), (-1, 2)])
def test_a_threshold_is_a_share(numerator, denominator):
    with pytest.raises(Refusal, match="Tỷ lệ cần đạt"):
        Threshold(numerator, denominator)


@pytest.mark.parametrize(
    ("sitter", "subject", "stays_out"),
    [
        (Sitter(1, person_id=7), Subject(unit_id=3, person_id=7), True),
        (Sitter(1, person_id=8, leads=frozenset({3})), Subject(unit_id=3, person_id=7), True),
        (Sitter(1, person_id=8, serves=frozenset({3})), Subject(unit_id=3, person_id=7), False),
        (Sitter(1, person_id=8, serves=frozenset({3})), Subject(unit_id=3), True),
        (Sitter(1, unit_id=3), Subject(unit_id=3), True),
        (Sitter(1, unit_id=4), Subject(unit_id=3), False),
        (Sitter(1, person_id=8), Subject(), False),
    ],
)
def test_who_stays_out(sitter, subject, stays_out):
    assert is_recused(sitter, subject) is stays_out


def test_the_recused_are_named_by_seat():
    assert recused_among([Sitter(1, unit_id=3), Sitter(2, unit_id=4)], Subject(unit_id=4)) == {2}


def test_a_ballot_that_nobody_could_pass_is_not_opened():
    with pytest.raises(Refusal) as refused:
        check_can_decide(seats=5, recused=1, threshold=NINETY)

    assert "1/5 thành viên liên quan" in str(refused.value)


def test_a_panel_without_seats_decides_nothing():
    with pytest.raises(Refusal, match="Chưa có thành viên"):
        check_can_decide(seats=0, recused=0, threshold=MAJORITY)


def test_counts_on_paper_must_add_up():
    with pytest.raises(Refusal) as refused:
        check_count(Tally(9, 0, agree=5, disagree=1, blank=0), slips=7)

    assert (
        str(refused.value) == "Số phiếu không khớp: 6 phiếu đã kiểm, 7 thành viên bỏ phiếu. Kiểm lại phiếu."
    )
