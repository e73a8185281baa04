"""Points of computed criteria."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghanh.base.sentences import Refusal
from donghanh.evaluation.rules.points import Figure, Formula, formula_of, say_points, to_points, work_out

STEPS = ((Fraction(50), 500), (Fraction(70), 700), (Fraction(95), 1000))
SHARE = Formula("share", ("members",), "workers", STEPS)


def figures(**values):
    return {key: Figure(key, key, value) for key, value in values.items()}


@pytest.mark.parametrize(
    ("members", "workers", "points"),
    [(49, 100, 0), (50, 100, 500), (94, 100, 700), (95, 100, 1000), (100, 100, 1000), (19, 20, 1000)],
)
def test_a_share_reaches_its_step_exactly(members, workers, points):
    assert work_out(SHARE, figures(members=members, workers=workers), most=1000).points == points


def test_a_figure_nobody_accepted_gives_nothing_and_says_so():
    worked = work_out(SHARE, figures(members=10, workers=None), most=1000)

    assert (worked.points, str(worked.said)) == (0, "Chưa có số liệu được duyệt nên tính 0 điểm.")


def test_nothing_to_divide_by_gives_nothing():
    assert work_out(SHARE, figures(members=10, workers=0), most=1000).points == 0


def test_few_accidents_are_good():
    formula = Formula("few", ("accidents",), steps=((Fraction(0), 500), (Fraction(1), 200)))

    assert [work_out(formula, figures(accidents=n), most=500).points for n in (0, 1, 2)] == [500, 200, 0]


def test_figures_are_added_before_the_step():
    formula = Formula("count", ("talks", "meetings"), steps=((Fraction(2), 500),))

    assert work_out(formula, figures(talks=1, meetings=1), most=500).points == 500


def test_a_linear_share_is_rounded_to_hundredths():
    formula = Formula("linear", ("part",), "whole")

    assert work_out(formula, figures(part=1, whole=3), most=1000).points == 333
    assert work_out(formula, figures(part=5, whole=3), most=1000).points == 1000


def test_points_say_how_they_came_about():
    said = str(work_out(SHARE, figures(members=95, workers=100), most=1000).said)

    assert said == "Đạt 95\u00a0%, được 10 điểm."


@given(st.integers(0, 500), st.integers(0, 500), st.integers(1, 500))
def test_more_never_gives_less(fewer, added, workers):
    low = work_out(SHARE, figures(members=fewer, workers=workers), most=1000).points
    high = work_out(SHARE, figures(members=fewer + added, workers=workers), most=1000).points

    assert 0 <= low <= high <= 1000


@pytest.mark.parametrize(("written", "points"), [(10, 1000), (2.5, 250), ("0.25", 25)])
def test_points_are_hundredths(written, points):
    assert to_points(written) == points


def test_points_are_said_the_vietnamese_way():
    assert [say_points(250), say_points(1000), say_points(None)] == ["2,5", "10", "–"]


@pytest.mark.parametrize("data", [{"way": "luck", "figure": "x"}, {"way": "share", "figure": "x"}])
def test_a_formula_nobody_knows_is_refused(data):
    with pytest.raises(Refusal, match="Cách tính"):
        formula_of(data)
