"""Eight clients who send reports to one served process while everything is being added up."""

import http.client
import os
import re
import statistics
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.cached_db import SessionStore
from django.db import connection

from benchmarks.measure import memory_mib
from donghanh.demo.nation.tree import FOUNDED
from donghanh.organisations.choices import RoleKey
from donghanh.organisations.facts import actor_for
from donghanh.organisations.models import Appointment, Unit
from donghanh.people.models import Account, Person
from donghanh.reports.actions import fill, recompute
from donghanh.reports.facts.sheets import sheet_of, standing_of
from donghanh.reports.models import Report, ReportRequest

CLIENTS, EACH = 8, 15
SECRET = "x" * 32


@dataclass(frozen=True)
class Outcome:
    """How it went: sent a second, the time within which 95 of 100 were answered, counts of everything meanwhile."""

    sent: int
    per_second: float
    median: float
    p95: float
    rollups: int
    served_mib: int
    failed: int


def send_reports(request: ReportRequest) -> Outcome:
    """Every client sends its reports one after another; drafts were filled before, as while one types."""
    sessions = [_ready(request, unit) for unit in _units(request, CLIENTS * EACH)]
    with _served() as (host, port, process):
        stop, rollups = threading.Event(), [0]
        adding = threading.Thread(target=_roll_up, args=(request, stop, rollups))
        times: list[float] = []
        failed: list[str] = []
        work = [
            threading.Thread(
                target=_send_all,
                args=(host, port, request.pk),
                kwargs={"sessions": sessions[n::CLIENTS], "times": times, "failed": failed},
            )
            for n in range(CLIENTS)
        ]
        adding.start()
        started = time.perf_counter()
        for each in work:
            each.start()
        for each in work:
            each.join()
        gone = time.perf_counter() - started
        stop.set()
        adding.join()
        memory = memory_mib(process)
    sent = Report.objects.filter(request=request, unit__in=[unit for _key, unit in sessions], state="sent")
    assert sent.count() == len(sessions) - len(failed), failed[:1]
    ordered = sorted(times)
    return Outcome(
        len(sessions),
        len(times) / gone,
        statistics.median(ordered),
        ordered[int(len(ordered) * 0.95)],
        rollups[0],
        memory,
        len(failed),
    )


def _units(request: ReportRequest, count: int) -> list[Unit]:
    """Grassroots unions from all over that have not begun, a whole number for each client."""
    begun = Report.objects.filter(request=request).values("unit")
    units = list(Unit.objects.filter(level="grassroots").exclude(pk__in=begun).order_by("pk"))
    count = min(count, len(units)) // CLIENTS * CLIENTS
    step = max(1, len(units) // count)
    return units[: step * count : step][:count]


def _ready(request: ReportRequest, unit: Unit) -> tuple[str, int]:
    """A chair who is signed in, and a report whose cells are all filled."""
    login = f"bench-{unit.pk}"
    account = Account.objects.filter(login=login).select_related("person").first()
    if account is None:
        person = Person.named("Người thử", is_invented=True)
        person.save()
        Appointment.objects.create(
            person=person, unit=unit, role=RoleKey.CHAIR, title="Chủ tịch", from_on=FOUNDED
        )
        account = Account.objects.create(login=login, person=person, password="!")
    place = standing_of(request, unit.pk)
    assert place is not None, "every unit of the nation stands in the request"
    lines = sheet_of(request.form).asked_of(place.level, place.sector)
    typed = {line.code: "12" for line in lines if not line.is_computed}
    fill(by=actor_for(account), request=request, typed=typed, is_background=True)
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.save()
    assert session.session_key is not None, "it was saved"
    return session.session_key, unit.pk


class _served:
    """One process of the product's own server on this database; its host, port and number."""

    def __enter__(self) -> tuple[str, int, int]:
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "donghanh.config.command", "serve"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=os.environ,
        )
        assert self.process.stdout is not None, "it was asked for"
        found = re.search(r"//([^:/]+):(\d+)", self.process.stdout.readline())
        assert found, "the server says where it is"
        host, port = "127.0.0.1", int(found[2])
        for _attempt in range(100):
            try:
                link = http.client.HTTPConnection(host, port, timeout=2)
                link.request("GET", "/healthz")
                link.getresponse().read()
                break
            except OSError:
                time.sleep(0.1)
        workers = subprocess.run(
            ["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True, check=False
        ).stdout.split()
        return host, port, int(workers[-1]) if workers else self.process.pid

    def __exit__(self, *_error: object) -> None:
        self.process.terminate()
        self.process.wait(timeout=20)


def _send_all(
    host: str,
    port: int,
    request: int,
    *,
    sessions: list[tuple[str, int]],
    times: list[float],
    failed: list[str],
) -> None:
    for key, _unit in sessions:
        body = urlencode({"csrfmiddlewaretoken": SECRET, "once": key})
        headers = {
            "Cookie": f"sessionid={key}; csrftoken={SECRET}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        started = time.perf_counter()
        try:
            link = http.client.HTTPConnection(host, port, timeout=60)
            link.request("POST", f"/bao-cao/ky/{request}/kiem-tra/", body, headers)
            answer = link.getresponse()
            text = answer.read().decode()
            if answer.status != 303:
                failed.append(f"{answer.status} {text[:2000]}")
        except OSError as error:
            failed.append(str(error))
        times.append(time.perf_counter() - started)


def _roll_up(request: ReportRequest, stop: threading.Event, done: list[int]) -> None:
    try:
        while not stop.is_set():
            recompute(request)
            done[0] += 1
    finally:
        connection.close()
