"""A total of persons counts each once, where names prove it; else it says how many there are at least."""

import datetime as dt
from itertools import combinations

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from donghanh.base.actors import SYSTEM
from donghanh.base.sentences import Refusal
from donghanh.initiatives.models import Author, Initiative
from donghanh.jobs.actions import work_off
from donghanh.organisations.actions import place_unit
from donghanh.people.actions import add_person
from donghanh.periods.facts import period
from donghanh.reports import actions
from donghanh.reports.facts import total_of, totals_wrong
from donghanh.reports.facts.persons import person_sums
from donghanh.reports.models import NamedPerson, NameList, Total
from donghanh.reports.rules.climbing import Stand
from donghanh.reports.rules.persons import Names, PersonSum, coverage_said, fold_persons
from donghanh.reports.rules.totals import Figure
from tests.reports.test_a_form_in_plain_values import _line

LINE = _line("SK04", over_units="distinct")
H1 = "2017H1"


def _tree(leaves):
    """A top with leaves right beneath it."""
    top = Stand(1, None, 0, "province", "mixed", is_asked=False, is_leaf=False)
    return [top, *(Stand(n, 1, 1, "grassroots", "mixed", is_asked=True, is_leaf=True) for n in leaves)]


def _sum(figures, names):
    key = LINE.indicator_id
    cells = {unit: {key: Figure(number)} for unit, number in figures.items()}
    said = {unit: {key: names_of} for unit, names_of in names.items()}
    told = [(stand, cells.get(stand.unit_id, {}), said.get(stand.unit_id, {})) for stand in _tree(figures)]
    return dict(fold_persons(told, [LINE]))[1][key]


@pytest.mark.parametrize(
    ("names", "total", "least"),
    [
        ({2: Names(frozenset({7, 8})), 3: Names(frozenset({8, 9, 10}))}, 4, 4),
        ({2: Names(frozenset({7, 8})), 3: Names(frozenset({8, 9}))}, None, 3),
        ({2: Names(frozenset({7, 8}), 1), 3: Names(frozenset({8, 9, 10}))}, None, 4),
        ({2: Names(frozenset({7, 8, 9})), 3: Names(frozenset({9, 10, 11}))}, None, 3),
        ({}, None, 3),
    ],
    ids=["all named", "one not named", "one without a record", "more named than counted", "nobody named"],
)
def test_a_total_is_known_only_where_names_cover_every_figure(names, total, least):
    found = _sum({2: 2, 3: 3}, names)

    assert (found.total, found.at_least, found.summed) == (total, least, 5)


def test_nobody_anywhere_is_known():
    assert _sum({2: 0, 3: 0}, {}).total == 0


@given(
    st.lists(st.frozensets(st.integers(0, 5), max_size=4), min_size=2, max_size=4),
    st.lists(st.frozensets(st.integers(0, 5), max_size=4), min_size=4, max_size=4),
)
def test_the_bound_holds_whoever_is_behind_the_figures(truth, known):
    """`truth` are the persons of each unit; of them some are known."""
    figures = {unit: len(persons) for unit, persons in enumerate(truth, start=2)}
    names = {
        unit: Names(persons & some) for (unit, persons), some in zip(enumerate(truth, 2), known, strict=False)
    }

    found, right = _sum(figures, names), len(frozenset().union(*truth))

    assert found.at_least <= right <= found.summed
    assert found.total in (None, right)


def test_no_larger_bound_can_be_proven():
    """Of all persons who may be behind 3, 2 and 2 with {a} and {b} known, three are enough."""
    named = {2: frozenset("a"), 3: frozenset("b"), 4: frozenset()}
    some = [
        [set(c) for c in combinations("abc", n) if named[u] <= set(c)] for u, n in ((2, 3), (3, 2), (4, 2))
    ]

    fewest = min(len(one | two | three) for one in some[0] for two in some[1] for three in some[2])

    keys = {"a": 7, "b": 8}
    names = {unit: Names(frozenset(keys[each] for each in letters)) for unit, letters in named.items()}
    assert _sum({2: 3, 3: 2, 4: 2}, names).at_least == fewest == 3


@pytest.mark.parametrize(
    ("named", "nameless", "said"),
    [
        (3, 0, "Đủ tên"),
        (1, 0, "Còn 2 người chưa có tên"),
        (3, 1, "1 lượt ghi tên chưa gắn với người trong danh sách"),
        (4, 0, "Nhiều tên hơn số đã báo cáo: xem lại số hoặc sổ ghi tên"),
    ],
)
def test_how_far_names_tell_a_figure_is_said_in_words(named, nameless, said):
    assert str(coverage_said(3, named=named, nameless=nameless)) == said


@pytest.fixture
def idea(movement):
    """`idea(unit, lan, "Lê Văn Lộc")`: one recognised in April 2017, of persons with a record and of mere names."""

    def recognised(unit, *authors):
        made = Initiative.objects.create(
            code=f"SK-{Initiative.objects.count()}",
            unit=unit,
            movement=movement,
            title="Giá kẹp",
            state="recognised",
            reach="unit",
            recognised_by="Công ty",
            recognised_on=dt.date(2017, 4, 20),
        )
        for place, author in enumerate(authors):
            is_name = isinstance(author, str)
            Author.objects.create(
                initiative=made,
                person=None if is_name else author,
                name=author if is_name else author.name,
                share=0,
                position=place,
            )
        return made

    return recognised


@pytest.fixture
def lan(db):
    return add_person(name="Nguyễn Thị Lan", is_invented=True)


@pytest.fixture
def namesake(db):
    """Another Lan."""
    return add_person(name="Nguyễn Thị Lan", is_invented=True)


def _totals(*units):
    return [total_of(unit, "SK04", period(H1)).total for unit in units]


@pytest.fixture
def both(asked, idea, lan, namesake, accepted, an, binh, cuc, dung, grassroots, neighbour, province):
    """Lan and her namesake in An's union, Lan once more in Cúc's; both reports are accepted."""
    idea(grassroots, lan, namesake)
    second = idea(neighbour, lan)
    place_unit(by=SYSTEM, unit=neighbour, superior=province, from_on=dt.date(2017, 6, 1))
    accepted(asked, an, binh, SK04="2")
    accepted(asked, cuc, dung, SK04="1")
    return second


def test_who_is_named_in_two_units_counts_once_above_them(asked, both, upper, neighbour_upper, province):
    assert _totals(upper, neighbour_upper, province) == [2, 1, 2]
    assert person_sums(asked, [province.pk]).popitem()[1] == PersonSum(2, 3, 0, 2)
    assert totals_wrong() == 0
    actions.recompute(asked)
    assert _totals(upper, neighbour_upper, province) == [2, 1, 2]
    assert totals_wrong() == 0


def test_a_corrected_tree_takes_the_names_along(asked, both, dung, actor, upper, neighbour_upper, province):
    actions.stand_again(by=actor(dung), request=asked)

    assert total_of(neighbour_upper, "SK04", period(H1)) is None
    assert (_totals(upper, province), totals_wrong()) == ([2, 2], 0)


def test_a_name_without_a_record_leaves_the_total_open_until_it_has_one(
    asked, both, neighbour, upper, province, lan
):
    author = Author.objects.create(initiative=both, name=lan.name, share=0, position=1)
    assert actions.match_names(asked) == 1
    work_off()

    assert _totals(upper, province) == [2, None]
    assert person_sums(asked, [province.pk]).popitem()[1].at_least == 2
    assert totals_wrong() == 0

    author.delete()
    assert (actions.match_names(asked), actions.match_names(asked)) == (1, 0)
    work_off()
    assert _totals(province) == [2]


def test_what_is_not_accepted_brings_no_names(asked, idea, lan, sent, an, grassroots, province):
    idea(grassroots, lan)
    sent(asked, an, SK04="1")

    assert (actions.match_names(asked), NameList.objects.count(), NamedPerson.objects.count()) == (0, 0, 0)
    assert Total.objects.filter(indicator__code="SK04", total__isnull=False).count() == 0


def test_the_page_of_the_total_says_how_far_names_tell_it(asked, both, client_of, dung, neighbour, province):
    browser = client_of(dung)
    address = reverse("reports:drill", args=[asked.pk, province.pk, "SK04"])

    page = browser.get(address)
    assert "cộng các đơn vị là 3, trừ 1 lượt trùng người" in page.text
    assert "Đủ tên" in page.text

    both.authors.all().delete()
    browser.post(address)
    work_off()
    assert "1 đơn vị chưa đủ tên" in browser.get(address).text
    assert (
        "ít nhất\N{NO-BREAK SPACE}2"
        in browser.get(reverse("reports:board_of", args=[asked.pk, province.pk])).text
    )
    cell = reverse("reports:cell", args=[asked.reports.get(unit=neighbour).pk, "SK04"])
    assert "Còn 1 người chưa có tên" in browser.get(cell).text


def test_names_of_a_closed_request_are_left_as_they_are(asked, both, dung, actor):
    actions.close_request(by=actor(dung), request=asked)
    asked.refresh_from_db()

    with pytest.raises(Refusal, match="đã khóa sổ"):
        actions.ask_to_match(by=actor(dung), request=asked)
