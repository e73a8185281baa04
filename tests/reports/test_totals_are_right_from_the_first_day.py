"""A unit's figure counts at every unit above once its own superior accepted it, whatever lies between."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from donghanh.base.actors import SYSTEM
from donghanh.base.sentences import Refusal
from donghanh.jobs.actions import work_off
from donghanh.organisations.actions import place_unit
from donghanh.periods.facts import period
from donghanh.reports import actions
from donghanh.reports.facts import total_of, totals_wrong, value_of
from donghanh.reports.facts.wrong import counted_anew, stored_totals
from donghanh.reports.models import Mark, Report, Total, Value

H1 = "2017H1"


def _total(unit, code):
    found = total_of(unit, code, period(H1))
    return (found.own, found.beneath, found.total, found.reported, found.expected)


def test_nothing_counts_before_it_is_accepted(asked, an, sent, upper, province):
    sent(asked, an, SK01="5")
    work_off()

    assert _total(province, "SK01") == (None, None, None, 0, 2)
    assert value_of(an.person.memberships.get().unit, "SK01", period(H1)) is None


def test_an_accepted_figure_counts_at_every_unit_above(
    asked, an, binh, accepted, upper, province, grassroots
):
    accepted(asked, an, binh, SK01="5")

    assert _total(upper, "SK01") == (None, 5, 5, 1, 1)
    assert _total(province, "SK01") == (None, 5, 5, 1, 2)
    assert value_of(grassroots, "SK01", period(H1)).number == 5


def test_it_counts_although_the_unit_between_never_reported(asked, an, binh, accepted, province):
    accepted(asked, an, binh, CL01="12")

    assert _total(province, "CL01") == (None, 12, 12, 1, 4)


def test_a_units_own_figure_and_those_beneath_are_told_apart(
    asked, an, binh, dung, accepted, upper, province
):
    accepted(asked, an, binh, CL02="1,5")
    accepted(asked, binh, dung, CL02="20")

    assert _total(upper, "CL02") == (200, 15, 215, 2, 2)
    assert _total(province, "CL02") == (None, 215, 215, 2, 4)


def test_a_ratio_carries_its_parts_upwards(asked, an, cuc, binh, dung, accepted, province, neighbour):
    accepted(asked, an, binh, LD01="400", DV01="300")
    place_unit(by=SYSTEM, unit=neighbour, superior=province, from_on=dt.date(2017, 6, 1))
    accepted(asked, cuc, dung, LD01="100", DV01="100")

    found = total_of(province, "DV05", period(H1))
    assert (found.numerator, found.denominator, found.total, str(found)) == (400, 500, 800, "80")


def test_the_largest_counts_where_the_largest_is_asked(asked, an, binh, accepted, province):
    accepted(asked, an, binh, SK02="12,5", SK03="7,5")

    assert _total(province, "SK03") == (None, 75, 75, 1, 2)


def test_persons_and_averages_are_not_added_up(asked, an, binh, accepted, province):
    accepted(asked, an, binh, SK04="3", VL02="6500")

    assert _total(province, "SK04") == (None, None, None, 1, 2)
    assert _total(province, "VL02") == (None, None, None, 1, 2)


def test_accepting_touches_no_total_but_leaves_marks_deepest_first(
    asked, an, binh, sent, actor, upper, province
):
    report = sent(asked, an, SK01="5")
    work_off()

    actions.accept(by=actor(binh), reports=[report])

    assert list(Mark.objects.order_by("pk").values_list("unit_id", flat=True)) == [upper.pk, province.pk]
    assert not Total.objects.filter(reported__gt=0).exists()
    assert total_of(province, "SK01", period(H1)).is_behind


def test_the_refresher_serves_the_marks_and_deletes_them(asked, an, binh, sent, actor, province):
    actions.accept(by=actor(binh), reports=[sent(asked, an, SK01="5")])

    work_off()

    assert not Mark.objects.exists()
    assert _total(province, "SK01") == (None, 5, 5, 1, 2)


def test_an_accepted_figure_counts_until_another_is_accepted_in_its_place(
    asked, an, binh, accepted, sent, actor, province
):
    report = accepted(asked, an, binh, SK01="5")
    actions.reopen(by=actor(binh), report=report, reason="Thiếu 2 sáng kiến")
    sent(asked, an, SK01="7")
    work_off()
    assert _total(province, "SK01") == (None, 5, 5, 1, 2)

    actions.accept(by=actor(binh), reports=[report])
    work_off()
    assert _total(province, "SK01") == (None, 7, 7, 1, 2)


def test_a_later_move_does_not_change_where_a_figure_was_counted(
    asked, an, binh, accepted, grassroots, upper, neighbour_upper
):
    accepted(asked, an, binh, SK01="5")

    place_unit(by=SYSTEM, unit=grassroots, superior=neighbour_upper, from_on=dt.date(2017, 7, 1))
    actions.recompute(asked)

    assert _total(upper, "SK01") == (None, 5, 5, 1, 1)


def test_a_corrected_tree_is_taken_anew(
    asked, an, binh, dung, accepted, actor, grassroots, upper, neighbour_upper
):
    accepted(asked, an, binh, SK01="5")
    place_unit(by=SYSTEM, unit=grassroots, superior=neighbour_upper, from_on=dt.date(2017, 6, 1))

    assert actions.stand_again(by=actor(dung), request=asked) == 4

    assert _total(neighbour_upper, "SK01") == (None, 5, 5, 1, 2)
    assert totals_wrong() == 0


def test_a_wrong_total_is_found(asked, an, binh, accepted, province):
    accepted(asked, an, binh, SK01="5")
    assert totals_wrong() == 0

    Total.objects.filter(unit=province, indicator__code="SK01").update(total=6)

    assert totals_wrong() == 1


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["send", "accept", "return", "reopen", "refresh"]),
        st.sampled_from(["an", "cuc", "binh"]),
        st.integers(min_value=0, max_value=400),
    ),
    min_size=5,
    max_size=25,
)


@pytest.fixture
def moves(asked, an, cuc, binh, dung, actor, whole, neighbour_upper):
    """`moves(verb, who, number)` does one step of a random story; what may not be done is left undone."""
    place_unit(
        by=SYSTEM, unit=cuc.person.memberships.get().unit, superior=asked.unit, from_on=dt.date(2017, 6, 1)
    )
    actions.stand_again(by=actor(dung), request=asked)
    people = {"an": (an, binh), "cuc": (cuc, dung), "binh": (binh, dung)}

    def move(verb, who, number):
        own, superior = (actor(account) for account in people[who])
        report = Report.objects.filter(request=asked, unit=own.unit_id).first()
        if verb == "refresh":
            return actions.refresh_totals(asked)
        if verb == "send":
            typed = {code: str(number) for code in whole(asked, own)} | {"SK04": ""}
            report = actions.fill(by=own, request=asked, typed=typed)
            return actions.send(by=own, report=report)
        if report is None:
            return None
        if verb == "accept":
            return actions.accept(by=superior, reports=[report])
        change = actions.return_report if verb == "return" else actions.reopen
        return change(by=superior, report=report, reason="Xem lại")

    return move


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_whatever_happens_the_refresher_gives_what_recomputing_gives(steps, asked, moves):
    for step in steps:
        try:
            moves(*step)
        except Refusal:
            continue
    while actions.refresh_totals(asked):
        pass
    refreshed = stored_totals(asked)

    actions.recompute(asked)

    assert refreshed == stored_totals(asked) == counted_anew(asked)
    assert totals_wrong() == 0


def test_recomputing_twice_changes_nothing(asked, an, binh, accepted):
    accepted(asked, an, binh, SK01="5")
    before = stored_totals(asked)

    actions.recompute(asked)

    assert stored_totals(asked) == before
    assert Value.objects.counted().count() > 20
