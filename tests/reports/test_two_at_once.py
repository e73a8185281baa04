"""Real connections at the same time: nothing accepted is lost, totals equal a count anew (PostgreSQL only)."""

import threading

import pytest
from django.db import connection

from donghanh.base.sentences import Refusal
from donghanh.organisations.facts import actor_for
from donghanh.reports import actions
from donghanh.reports.facts import totals_wrong
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
