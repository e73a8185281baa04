"""What `benchmarks.kill` kills: a process of four threads that type, send, accept, return, reopen and refresh."""

import datetime as dt
import json
import os
import random
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import OperationalError, connection, connections

from donghanh.base.actors import SYSTEM
from donghanh.base.sentences import Refusal
from donghanh.indicators.actions import load_catalogue
from donghanh.journal.models import Entry
from donghanh.movements.models import Movement
from donghanh.organisations.actions import appoint, found_unit
from donghanh.organisations.choices import RoleKey, Sector, UnitKind
from donghanh.organisations.facts import actor_for
from donghanh.people.actions import add_person, open_account
from donghanh.periods.facts import period
from donghanh.reports import actions
from donghanh.reports.facts.sheets import sheet_of, standing_of
from donghanh.reports.facts.snapshots import broken_snapshots
from donghanh.reports.facts.wrong import counted_anew, stored_totals, wrong_in
from donghanh.reports.models import FormVersion, Mark, Report, Snapshot

THREADS = 4
LONGEST_LIFE = 1.2  # seconds until the kill, at most
CODES = ("SK01", "CL01", "HT01")
PEOPLE = ("first", "second", "third", "fourth")


@dataclass
class World:
    """Who may do what: an actor for each unit, and the one above it; the request that they answer."""

    request: Any
    below: dict[str, Any] = field(default_factory=dict)
    above: dict[str, Any] = field(default_factory=dict)
    typed: dict[str, dict[str, str]] = field(default_factory=dict)


def found_world() -> World:
    """A province, two unions above the grassroots, four grassroots unions, one request for all."""
    long_ago = dt.date(2010, 1, 1)

    def unit(code: str, kind: UnitKind, superior: Any, role: RoleKey) -> tuple[Any, Any]:
        made = found_unit(
            by=SYSTEM,
            code=code,
            name=f"Công đoàn {code}",
            kind=kind,
            superior=superior,
            founded_on=long_ago,
            sector=Sector.ENTERPRISE if kind == UnitKind.GRASSROOTS else Sector.MIXED,
        )
        person = add_person(name=f"Người {code}", is_invented=True)
        for each in {role, RoleKey.OFFICER} if role == RoleKey.LEADER else {role}:
            appoint(by=SYSTEM, person=person, unit=made, role=each, from_on=long_ago)
        return made, actor_for(open_account(login=code.lower(), person=person, password=None))

    load_catalogue()
    actions.load_forms()
    province, head = unit("TINH", UnitKind.PROVINCE, None, RoleKey.LEADER)
    uppers = [unit(code, UnitKind.DISTRICT, province, RoleKey.LEADER) for code in ("HUYEN-A", "HUYEN-B")]
    chairs = [
        unit(name.upper(), UnitKind.GRASSROOTS, uppers[index % 2][0], RoleKey.CHAIR)[1]
        for index, name in enumerate(PEOPLE)
    ]
    movement = Movement.objects.create(
        unit=province, name="Phong trào", starts_on=long_ago, ends_on=dt.date(2030, 1, 1), opened_on=long_ago
    )
    request = actions.open_request(
        by=head,
        movement=movement,
        form=FormVersion.objects.get(code="BC6T", version=1),
        period=period("2017H1"),
        due_on=dt.date(2017, 7, 10),
        levels=["upper", "grassroots"],
    )
    world, sheet = World(request), sheet_of(request.form)
    for name, by, superior in (
        *((name, chairs[index], uppers[index % 2][1]) for index, name in enumerate(PEOPLE)),
        *((f"upper-{index}", by, head) for index, (_, by) in enumerate(uppers)),
    ):
        place = standing_of(request, by.unit_id)
        assert place is not None
        lines = [line for line in sheet.asked_of(place.level, place.sector) if not line.is_computed]
        world.below[name], world.above[name] = by, superior
        world.typed[name] = {line.code: "0" for line in lines}
    return world


def live(world: World, seed: int, tell: Callable[[dict[str, Any]], None]) -> None:
    """Do random steps for ever; what was done is told once it is committed."""
    chance = random.Random(seed)
    while True:
        try:
            step(world, chance, tell)
        except Refusal:
            continue


def step(world: World, chance: random.Random, tell: Callable[[dict[str, Any]], None]) -> None:
    """One random change; what may not be done is refused in words."""
    name = chance.choice(list(world.below))
    by, superior = world.below[name], world.above[name]
    verb = chance.choice(["fill", "send", "send", "accept", "accept", "return", "reopen", "cell", "refresh"])
    report = Report.objects.filter(request=world.request, unit=by.unit_id).select_related("request").first()
    if verb == "refresh":
        actions.refresh_totals(world.request)
    elif verb == "fill" or report is None:
        known = {code: str(chance.randrange(500)) for code in CODES if code in world.typed[name]}
        opened = report.open_cells if report else []
        typed = {code: known.get(code, "0") for code in opened} if opened else world.typed[name] | known
        actions.fill(by=by, request=world.request, typed=typed)
    elif verb == "send":
        sent = actions.send(by=by, report=report)
        tell({"sent": sent.pk, "digest": sent.digest})
    elif verb == "accept":
        actions.accept(by=superior, reports=[report])
        tell({"accepted": report.pk})
    elif verb == "return":
        actions.return_report(by=superior, report=report, reason="Xem lại")
    else:
        cells = ["CL01"] if verb == "cell" else []
        actions.reopen(by=superior, report=report, reason="Xem lại", cells=cells)


def run_round(world: World, chance: random.Random) -> list[dict[str, Any]]:
    """One life: forked, killed; what it had told."""
    connections.close_all()
    reading, writing = os.pipe()
    seeds = [chance.randrange(2**32) for _ in range(THREADS)]
    child = os.fork()
    if child == 0:
        os.close(reading)

        def tell(fact: dict[str, Any]) -> None:
            os.write(writing, (json.dumps(fact) + "\n").encode())

        for seed in seeds[1:]:
            threading.Thread(target=_for_ever, args=(world, seed, tell), daemon=True).start()
        _for_ever(world, seeds[0], tell)
        os._exit(0)
    os.close(writing)
    time.sleep(chance.uniform(0.01, LONGEST_LIFE))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read().decode().splitlines()
    return [json.loads(line) for line in told]


def _for_ever(world: World, seed: int, tell: Callable[[dict[str, Any]], None]) -> None:
    """A locked database (SQLite) or a serialization failure is no answer: the step is tried again."""
    while True:
        try:
            live(world, seed, tell)
        except OperationalError as error:
            tell({"stumbled": str(error)[:80]})
            connection.close()
            seed += 1


def check(world: World, told: list[dict[str, Any]], accepted: Counter[int]) -> dict[str, int]:
    """What does not hold after a kill: everything told is there, nothing is half-written."""
    digests = dict(Snapshot.objects.values_list("pk", "digest"))
    lost = sum(digests.get(fact["sent"]) != fact["digest"] for fact in told if "sent" in fact)
    accepted.update(fact["accepted"] for fact in told if "accepted" in fact)
    entries = Counter(Entry.objects.filter(thing="reports.report").values_list("thing_id", "verb"))
    half = wrong_in(world.request) + broken_snapshots()
    for report in Report.objects.select_related("last_accepted", "last_sent"):
        done = {verb: count for (key, verb), count in entries.items() if key == report.pk}
        lost += max(0, accepted[report.pk] - done.get("accept", 0))
        half += report.version != sum(done.values())
        half += not _agrees(report)
    while actions.refresh_totals(world.request):
        pass
    totals = stored_totals(world.request) != counted_anew(world.request)
    return {"lost": lost, "half": half, "totals": int(totals), "marks": Mark.objects.count()}


def _agrees(report: Any) -> bool:
    """Are the accepted cells those of the snapshot accepted last, all of them?"""
    held = dict(report.values.values_list("indicator__code", "accepted"))
    if report.last_accepted is None:
        return not any(number is not None for number in held.values())
    cells = report.last_accepted.cells
    points = set(report.values.values_list("accepted_in", flat=True)) == {report.last_accepted_id}
    return points and all(held.get(code) == cell["number"] for code, cell in cells.items() if code in held)
