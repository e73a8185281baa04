"""How far jurors agree, how sure places are; said to who holds the contest, and nothing changes by it."""

import random

from hypothesis import given
from hypothesis import strategies as some

from donghanh.contests.models import Result
from donghanh.contests.rules import Given, Placed, agreement_of, alpha_between, alpha_of, ranks_between

# Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), C: four observers, twelve units.
PUBLISHED = [[1] * 3, [2, 2, 3, 2], [3] * 4, [3] * 4, [2] * 4, [1, 2, 3, 4], [4] * 4, [1, 1, 2, 1], [2] * 4, [5] * 3, [1] * 2, [3]]  # fmt: skip


def test_alpha_is_the_published_one():
    found, low, high = alpha_between(PUBLISHED)

    assert round(found, 3) == 0.849
    assert 0 < low < found < high < 1


def test_who_agrees_wholly_has_one_and_equal_marks_tell_nothing():
    assert alpha_of([[8, 8], [6, 6, 6]]) == 1
    assert alpha_of([[7, 7], [7, 7]]) is None
    assert alpha_of([[7], [9]]) is None


@given(
    some.lists(some.lists(some.integers(0, 50), min_size=1, max_size=4), min_size=2, max_size=6),
    some.integers(1, 9),
    some.integers(0, 99),
)
def test_alpha_is_the_same_in_any_scale(totals, factor, shift):
    moved = [[value * factor + shift for value in row] for row in totals]
    found, again = alpha_of(totals), alpha_of(moved)

    assert (found is None) == (again is None)
    assert found is None or abs(found - again) < 1e-6


def sheets(worths, stray, each=3):
    chance = random.Random(7)
    return [
        Given(entry, juror, round(worth + chance.gauss(0, stray)))
        for entry, worth in enumerate(worths)
        for juror in range(each)
    ]


def test_three_close_entries_cannot_be_told_apart():
    given_ = sheets([8010, 8000, 7990, 6000, 5000, 4000], 200)
    placed = [Placed(at, score, at + 1) for at, score in enumerate([8010, 8000, 7990, 6000, 5000, 4000])]

    found = agreement_of(given_, placed, is_corrected=False)
    places = ranks_between(placed, dict.fromkeys(range(6), 3), found.error)

    assert (found.together, found.gap) == (3, 20)
    assert [places[at] for at in range(6)] == [(1, 3), (1, 3), (1, 3), (4, 4), (5, 5), (6, 6)]


def test_a_clear_first_stands_clear_and_a_single_sheet_each_tells_nothing():
    placed = [Placed(0, 9000, 1), Placed(1, 7000, 2)]

    clear = agreement_of(sheets([9000, 7000], 50), placed, is_corrected=False)
    single = agreement_of(sheets([9000, 7000], 50, each=1), placed, is_corrected=False)

    assert clear.together == 1
    assert (single.alpha, single.error) == (None, None)
    assert ranks_between(placed, {0: 1, 1: 1}, single.error) == {}


def test_dung_reads_how_sure_it_is_and_nobody_else(announced, an, dung, client_of):
    contest = announced()
    address = f"/hoi-thi/{contest.pk}/ket-qua/"

    told, public = (client_of(who).get(address).content.decode() for who in (dung, an))

    assert "Hạng có thể" in told
    assert "8 phiếu của 4 giám khảo cho 4 bài" in told
    assert "Hạng có thể" not in public
    assert "alpha" not in public
    ordered = Result.objects.order_by("rank")
    assert [one.rank for one in ordered] == [1, 2, 3, 4]
    assert all(one.rank_from <= one.rank <= one.rank_to for one in ordered)
