"""Real connections at the same time: nothing accepted is lost, totals equal a count anew (PostgreSQL only)."""

import threading
from collections import Counter

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from donghanh.base.sentences import Refusal
from donghanh.journal.models import Entry
from donghanh.organisations.facts import actor_for
from donghanh.reports import actions
from donghanh.reports.facts import totals_wrong
from donghanh.reports.facts.snapshots import broken_snapshots
from donghanh.reports.facts.wrong import counted_anew, stored_totals
from donghanh.reports.models import Mark, Report

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time anyway"),
]


def _together(*works):
    """Run all at once, each in a connection of its own; what was refused or failed."""
    faults, gate = [], threading.Barrier(len(works))

    def run(work):
        gate.wait()
        try:
            work()
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return faults


def test_accepting_while_the_refresher_runs_loses_nothing(
    asked, an, cuc, binh, dung, sent, upper, neighbour_upper
):
    first, own = sent(asked, an, CL01="5"), sent(asked, binh, CL01="7")
    for _ in range(6):
        faults = _together(
            lambda: actions.accept(by=actor_for(binh), reports=[first]),
            lambda: actions.accept(by=actor_for(dung), reports=[own]),
            lambda: actions.refresh_totals(asked),
            lambda: actions.refresh_totals(asked),
            lambda: actions.recompute(asked),
        )
        assert not faults
        while actions.refresh_totals(asked):
            pass
        assert (totals_wrong(), Mark.objects.count()) == (0, 0)
        for report, superior, account in ((first, binh, an), (own, dung, binh)):
            actions.reopen(by=actor_for(superior), report=report, reason="Xem lại")
            sent(asked, account, CL01="9")


def test_the_same_report_sent_twice_at_the_same_moment_is_sent_once(asked, an, actor, whole):
    by = actor(an)
    report = actions.fill(by=by, request=asked, typed=whole(asked, by))

    faults = _together(*[lambda: actions.send(by=by, report=report)] * 3)

    assert [type(fault) for fault in faults] == [Refusal, Refusal]
    assert Report.objects.get().snapshots.count() == 1


def test_two_who_begin_the_same_report_at_once_make_one(asked, an, actor):
    by = actor(an)

    faults = _together(
        *[lambda: actions.fill(by=by, request=asked, typed={"SK01": "5"}, version=0, writer="")] * 3
    )

    assert all(isinstance(fault, Refusal) for fault in faults)
    assert Report.objects.get().values.get(indicator__code="SK01").number == 5


THREADS, STEPS_EACH = 8, 25
STEP = st.tuples(
    st.sampled_from(["fill", "send", "send", "accept", "accept", "return", "reopen", "cell", "refresh"]),
    st.sampled_from(["an", "binh"]),
    st.integers(min_value=0, max_value=400),
)
STORIES = st.lists(
    st.lists(STEP, min_size=STEPS_EACH, max_size=STEPS_EACH), min_size=THREADS, max_size=THREADS
)


def _step(asked, whole, people, step):
    verb, who, number = step
    own, superior, lines = people[who]
    report = Report.objects.filter(request=asked, unit=own.unit_id).select_related("request").first()
    if verb == "refresh":
        return actions.refresh_totals(asked)
    if verb == "fill" or report is None:
        return actions.fill(by=own, request=asked, typed={**lines, "CL01": str(number)})
    if verb == "send":
        return actions.send(by=own, report=report)
    if verb == "accept":
        return actions.accept(by=superior, reports=[report])
    if verb == "return":
        return actions.return_report(by=superior, report=report, reason="Xem lại")
    cells = ["CL01"] if verb == "cell" else []
    return actions.reopen(by=superior, report=report, reason="Xem lại", cells=cells)


def _tell(asked, whole, people, story):
    for step in story:
        try:
            _step(asked, whole, people, step)
        except Refusal:
            continue


@settings(
    max_examples=2,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)
@given(stories=STORIES)
def test_whatever_eight_do_at_once_totals_are_what_recomputing_gives(
    stories, asked, an, binh, dung, whole, upper, neighbour_upper
):
    people = {
        "an": (actor_for(an), actor_for(binh), whole(asked, actor_for(an))),
        "binh": (actor_for(binh), actor_for(dung), whole(asked, actor_for(binh))),
    }

    faults = _together(*[lambda story=story: _tell(asked, whole, people, story) for story in stories])
    while actions.refresh_totals(asked):
        pass
    refreshed = stored_totals(asked)
    actions.recompute(asked)

    assert not faults
    assert refreshed == stored_totals(asked) == counted_anew(asked)
    assert (totals_wrong(), broken_snapshots(), Mark.objects.count()) == (0, 0, 0)
    told = Counter(Entry.objects.filter(thing="reports.report").values_list("thing_id", flat=True))
    assert {report.pk: report.version for report in Report.objects.all()} == dict(told)
