"""Asking for work and working it off."""

import datetime as dt
import logging
import threading
from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from donghanh.base.dates import today

from .choices import TRANSITIONS, JobState
from .models import Job
from .rules import LEASE, gives_up, pause_after

logger = logging.getLogger(__name__)
Task = Callable[..., object]
_tasks: dict[str, Task] = {}
_daily: list[str] = []


def task(name: str, *, daily: bool = False) -> Callable[[Task], Task]:
    """Register the function that does the jobs called `name` (app.verb); called with the payload.

    A daily one takes no payload and is asked for once a day by the worker.
    """

    def register(function: Task) -> Task:
        _tasks[name] = function
        if daily and name not in _daily:
            _daily.append(name)
        return function

    return register


def ask_for(name: str, *, key: str = "", at: dt.datetime | None = None, **payload: Any) -> None:
    """Ask for a job in the caller's transaction, not to be run before `at`; a job of the same key that still
    waits serves both.
    """
    Job.objects.bulk_create(
        [Job(key=key or name, task=name, payload=payload, run_after=at or timezone.now())],
        ignore_conflicts=True,
    )


def daily_chore() -> Callable[[], int]:
    """A chore for the worker: asks once a business day for every daily job that nobody asked for that day."""
    last: list[dt.date] = []

    def ask_for_the_day() -> int:
        day = today()
        if last == [day]:
            return 0
        keys = {name: f"{name}:{day.isoformat()}" for name in _daily}
        asked = set(Job.objects.filter(key__in=keys.values()).values_list("key", flat=True))
        for name, key in keys.items():
            if key not in asked:
                ask_for(name, key=key)
        last[:] = [day]
        return len(keys) - len(asked)

    return ask_for_the_day


def _take() -> Job | None:
    with transaction.atomic():
        now = timezone.now()
        waiting = Job.objects.filter(state=JobState.WAITING, run_after__lte=now).order_by("run_after", "pk")
        if connection.features.has_select_for_update_skip_locked:
            waiting = waiting.select_for_update(skip_locked=True)
        job = waiting.first()
        if job is None:
            return None
        job.state = TRANSITIONS.check(job.state, "start")
        job.attempts += 1
        job.leased_until = now + LEASE
        job.save(update_fields=["state", "attempts", "leased_until"])
        return job


def _close(job: Job, verb: str, error: str = "") -> None:
    job.state = TRANSITIONS.check(job.state, verb)
    job.last_error = error
    job.run_after = timezone.now() + pause_after(job.attempts)
    if verb == "retry" and Job.objects.filter(key=job.key, state=JobState.WAITING).exists():
        job.delete()  # asked for again meanwhile: that row does the work
        return
    job.save(update_fields=["state", "last_error", "run_after"])


def run_next() -> bool:
    """Run one waiting job; False when none waits. A failing job waits longer each time, then is given up."""
    job = _take()
    if job is None:
        return False
    try:
        _tasks[job.task](**job.payload)
    except Exception as error:  # a job may fail in any way; the row keeps it
        logger.exception("job %s failed", job.key)
        _close(job, "give_up" if gives_up(job.attempts) else "retry", repr(error))
    else:
        _close(job, "finish")
    return True


def work_off() -> int:
    """Run jobs until none waits; how many were run."""
    done = 0
    while run_next():
        done += 1
    return done


@transaction.atomic
def sweep() -> int:
    """Let jobs whose lease ran out wait again; how many."""
    lost = list(
        Job.objects.select_for_update().filter(state=JobState.RUNNING, leased_until__lt=timezone.now())
    )
    for job in lost:
        _close(job, "give_up" if gives_up(job.attempts) else "retry", "lease ran out")
    return len(lost)


def work_until(
    stop: threading.Event, *, pause: float = 1.0, chores: Sequence[Callable[[], object]] = ()
) -> None:
    """The embedded worker's loop: sweep, work off, do the `chores`, wait; ends when `stop` is set."""
    while not stop.is_set():
        try:
            sweep()
            work_off()
            for chore in chores:
                chore()
        except Exception:  # the database may be away for a moment
            logger.exception("the job thread stumbled")
        finally:
            connection.close()
        stop.wait(pause)
