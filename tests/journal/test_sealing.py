"""The chain of sealed entries."""

import threading

import pytest

from donghanh.base.actors import SYSTEM
from donghanh.jobs.actions import work_until
from donghanh.journal.actions import record, seal, seal_what_waits
from donghanh.journal.facts import check_chain
from donghanh.journal.models import Entry


@pytest.fixture
def told(grassroots):
    for text in ("Một.", "Hai.", "Ba."):
        record(SYSTEM, "say", grassroots, text)


def numbers():
    return list(Entry.objects.order_by("pk").values_list("number", flat=True))


def test_sealing_numbers_every_entry_without_a_gap(told):
    seal()

    assert numbers() == list(range(1, Entry.objects.count() + 1))
    assert check_chain().holds


def test_sealing_goes_on_where_it_stopped(told, grassroots):
    seal()
    record(SYSTEM, "say", grassroots, "Bốn.")

    assert seal() == 1
    assert check_chain().holds


def test_a_changed_entry_is_found(told):
    seal()
    Entry.objects.filter(number=2).update(sentence="Sửa lén.")

    assert check_chain().wrong_at == 2


def test_a_missing_entry_is_found(told):
    seal()
    Entry.objects.filter(number=2).delete()

    assert check_chain().holds is False


@pytest.mark.django_db(transaction=True)  # the thread closes its connection
def test_the_job_thread_seals_what_waits(told):
    stop = threading.Event()

    work_until(stop, pause=0, chores=(seal_what_waits, stop.set))

    assert None not in numbers()
