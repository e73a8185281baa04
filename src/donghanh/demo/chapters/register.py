"""Registration: pledges of teams, people and unions, and works for the congresses, in 2017 and again in 2018.

On the demo's business day Cúc's team waits for An's confirmation, and a work of An's is due.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial

from django.core.files.base import ContentFile

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.movements.facts import guiding_plan
from donghanh.movements.models import Clause, Movement
from donghanh.organisations.choices import PartyKind
from donghanh.organisations.models import Collective, Party, Unit
from donghanh.people.models import Person
from donghanh.pledges import actions as pledges
from donghanh.pledges.choices import PledgeState
from donghanh.pledges.documents import render
from donghanh.pledges.models import Pledge, Registration
from donghanh.pledges.rules import PromiseDraft
from donghanh.works import actions as works

from ..world import Tell, World
from .register_ends import change_one, mount_plates
from .register_words import CONGRESS, LATE_REASONS, MAY, MORE_TIME, NOTES, PROMISES, WITNESS, WORKS

Event = tuple[dt.date, Callable[[], object]]
REGISTERED, REGISTERED_AGAIN = 0.7, 0.55
WORKING, WORKING_AGAIN = 0.3, 0.15
WITH_NEIGHBOUR, OF_PERSONS, UNCONFIRMED = 0.12, 0.1, 0.05
AN, CUC = "CS-0001", "CS-0002"


class Register:
    """One emulation year: its gate, the clauses that units hang their promises on, what happens when."""

    def __init__(self, world: World, gate: Registration) -> None:
        self.world, self.gate, self.movement = world, gate, gate.movement
        self.events: list[Event] = []
        self.parties = parties_of(world)
        self._clauses: dict[int | None, list[Clause]] = {}

    def at(self, day: dt.date, happening: Callable[[], object]) -> None:
        """Let it happen on `day`."""
        self.events.append((day, happening))

    def run(self) -> None:
        """Everything, in the order of time; what happens may add later events."""
        while self.events:
            self.events.sort(key=lambda event: event[0])
            waiting, self.events = self.events, []
            for day, happening in waiting:
                self.world.on(day)
                happening()

    def clause_with(self, unit: Unit, word: str) -> Clause | None:
        """The clause of the plan the unit works by that speaks of `word`; plans are shared by all beneath."""
        superior = self.world.superior(unit)
        key = unit.pk if superior is None or superior.pk == self.world.province.pk else superior.pk
        if key not in self._clauses:
            plan = guiding_plan(self.movement, unit)
            self._clauses[key] = list(Clause.objects.filter(plan=plan).current().to_be_done())
        return next((clause for clause in self._clauses[key] if word in clause.text), None)

    def promises(self, unit: Unit) -> list[PromiseDraft]:
        """Two or three promises that fit the unit's sector."""
        fitting = [promise for promise in PROMISES if unit.sector in promise.sectors]
        chosen = self.world.rng.sample(fitting, self.world.rng.choice((2, 3)))
        drafts = []
        for promise in chosen:
            clause = self.clause_with(unit, promise.word)
            amount = self.world.rng.choice(promise.amounts) if promise.amounts else None
            drafts.append(
                PromiseDraft(
                    text=promise.text.format(amount=amount),
                    clause_id=clause.pk if clause else None,
                    amount=amount,
                    unit_of_measure=promise.measure,
                )
            )
        return drafts


def parties_of(world: World) -> dict[int, Party]:
    """The party of every team by its key, made in one statement: a thousand unions come in at once."""
    teams = [team for unit in world.grassroots for team in world.collectives(unit)]
    there = set(Party.objects.filter(kind=PartyKind.COLLECTIVE).values_list("collective", flat=True))
    Party.objects.bulk_create(
        Party(kind=PartyKind.COLLECTIVE, collective=team, home_id=team.unit_id, name=team.name)
        for team in teams
        if team.pk not in there
    )
    return {party.collective_id: party for party in Party.objects.filter(kind=PartyKind.COLLECTIVE)}


def live(world: World, tell: Tell) -> None:
    """2017: from the opening of the gate to what became of the promises."""
    tell("Đăng ký giao ước, công trình năm 2017")
    register = _open(world, 2017, opens_on=dt.date(2017, 6, 20), closes_on=dt.date(2017, 8, 31))
    span = (dt.date(2017, 7, 3), dt.date(2017, 8, 29))
    _pledge_all(register, span, REGISTERED)
    _works_all(register, (dt.date(2017, 7, 3), dt.date(2017, 9, 15)), share=WORKING)
    register.run()
    change_one(world, register.gate)
    _tell_ends(register)
    mount_plates(world)


def second_year(world: World, tell: Tell) -> None:
    """2018, half done: Cúc waits for An, a work of An's is due."""
    tell("Đăng ký giao ước, công trình năm 2018")
    register = _open(world, 2018, opens_on=dt.date(2018, 1, 5), closes_on=dt.date(2018, 3, 31))
    _pledge_all(register, (dt.date(2018, 1, 8), dt.date(2018, 3, 28)), REGISTERED_AGAIN)
    _works_all(register, (dt.date(2018, 1, 8), dt.date(2018, 5, 20)), share=WORKING_AGAIN)
    register.run()
    _give_more_time(register)
    _cast_in_2018(register)


def _open(world: World, year: int, *, opens_on: dt.date, closes_on: dt.date) -> Register:
    movement = Movement.objects.get(unit=world.province)
    world.on(opens_on)
    by = world.actor(world.province)
    gate = pledges.open_registration(
        by=by,
        movement=movement,
        year=year,
        opens_on=opens_on,
        closes_on=closes_on,
        results_due_on=dt.date(year, 12, 15),
    )
    return Register(world, gate)


def _day_in(world: World, span: tuple[dt.date, dt.date]) -> dt.date:
    first, last = span
    return first + dt.timedelta(days=world.rng.randrange((last - first).days + 1))


def _pledge_all(register: Register, span: tuple[dt.date, dt.date], share: float) -> None:
    world, rng = register.world, register.world.rng
    before: Unit | None = None
    for unit in world.grassroots:
        is_cast = unit.code in (AN, CUC)
        if rng.random() > share and not (is_cast and register.gate.year == 2017):
            continue
        if is_cast and register.gate.year == 2018:
            continue
        day = _day_in(world, span)
        partner = before if before and not is_cast and rng.random() < WITH_NEIGHBOUR else unit
        register.at(day, partial(_pledge, register, unit, partner=partner))
        before = unit


def _sides(register: Register, unit: Unit, partner: Unit) -> tuple[Party | Person, Party | Person]:
    world, party = register.world, register.parties
    own, theirs = world.collectives(unit), world.collectives(partner)
    if partner is not unit:
        return party[own[0].pk], party[theirs[-1].pk]
    if unit.code != AN and world.rng.random() < OF_PERSONS:
        people = world.people(unit)
        return people[0], people[1]
    return party[own[0].pk], party[own[1].pk]


def _pledge(register: Register, unit: Unit, *, partner: Unit) -> None:
    world, by = register.world, register.world.actor(unit)
    one, other = _sides(register, unit, partner)
    is_confirmed = unit.code == AN or world.rng.random() >= UNCONFIRMED
    write = pledges.register_pledge if partner is unit and is_confirmed else pledges.draft_pledge
    pledge = write(
        by=by,
        registration=register.gate,
        first=one,
        second=other,
        promises=register.promises(unit),
        witnesses=WITNESS if unit.sector == "enterprise" else "",
        place=unit.place,
    )
    if pledge.state == PledgeState.DRAFT:
        pledge = pledges.propose_pledge(by=by, pledge=pledge)
        if is_confirmed:
            pledge = pledges.confirm_pledge(by=world.actor(partner), pledge=pledge, party=pledge.second)
    if unit.code == AN:
        scan = ContentFile(render(pledge, "pdf"), name="giao-uoc-da-ky.pdf")
        pledges.sign_pledge(by=by, pledge=pledge, upload=scan, signed_on=pledge.confirmed_on or dt.date.min)


def _tell_ends(register: Register) -> None:
    """In December An and some others say what became of their promises."""
    world = register.world
    world.on(dt.date(2017, 12, 8))
    kept = Pledge.objects.registered().filter(registration=register.gate, first_kind="collective")
    for number, pledge in enumerate(kept.select_related("first__home", "second__home").order_by("pk")):
        unit = pledge.first.home
        if unit.code == AN or number % 25 == 0:
            for promise in pledge.promises.all():
                _tell_end(
                    world.actor(unit), pledge, promise_number=promise.position, rng_share=world.rng.random()
                )


def _tell_end(by: Actor, pledge: Pledge, *, promise_number: int, rng_share: float) -> None:
    promise = pledge.promises.get(position=promise_number)
    result = "kept" if rng_share < 0.8 else "partly"
    pledges.tell_outcome(
        by=by,
        promise=promise,
        party=pledge.first,
        result=result,
        actual=promise.amount if result == "kept" else None,
        note="" if result == "kept" else LATE_REASONS[promise_number % len(LATE_REASONS)],
    )


def _works_all(register: Register, span: tuple[dt.date, dt.date], *, share: float) -> None:
    world, rng = register.world, register.world.rng
    for unit in world.grassroots:
        if rng.random() < share or unit.code in (AN, CUC):
            register.at(_day_in(world, span), partial(_work, register, unit))


def _work(register: Register, unit: Unit) -> None:
    """Registered today; most are done in time, some late, some not yet."""
    world, rng, by = register.world, register.world.rng, register.world.actor(unit)
    day = today()
    chosen = rng.choice([work for work in WORKS if unit.sector in work.sectors])
    due = day + dt.timedelta(days=rng.randrange(30, 100))
    owner = unit if rng.random() < 0.5 else register.parties[world.collectives(unit)[0].pk]
    work = works.register_work(
        by=by,
        owner=owner,
        movement=register.movement,
        kind=chosen.kind,
        name=chosen.name,
        occasion=CONGRESS if register.gate.year == 2017 else MAY,
        value=rng.randrange(*chosen.millions) * 1_000_000 if chosen.millions else 0,
        starts_on=day,
        due_on=due,
        clause=register.clause_with(unit, "công trình, sản phẩm"),
    )
    last = dt.date(2017, 12, 20) if register.gate.year == 2017 else dt.date(2018, 7, 4)
    halfway = day + (due - day) / 2
    if rng.random() < 0.4 and halfway <= last:
        note = rng.choice(NOTES)
        register.at(halfway, partial(_progress, by, work, progress=rng.randrange(3, 9) * 10, note=note))
    done = due + dt.timedelta(days=rng.choice((-12, -8, -5, -3, -1, 0, 4, 15)))
    if rng.random() < 0.88 and done <= last:
        register.at(max(done, halfway), partial(_complete, register, work, owner is unit))


def _progress(by: Actor, work: object, *, progress: int, note: str) -> None:
    works.report_progress(by=by, work=work, progress=progress, note=note)  # type: ignore[arg-type]


def _complete(register: Register, work: object, of_unit: bool) -> None:
    world = register.world
    home = world.places[work.unit_id].unit  # type: ignore[attr-defined]
    done = works.complete_work(by=world.actor(home), work=work, completed_on=today())  # type: ignore[arg-type]
    judge = (world.superior(home) or home) if of_unit else home
    if world.rng.random() < 0.85:
        accepted = works.accept_work(
            by=world.actor(judge),
            work=done,
            accepted_on=today(),
            accepted_by=f"{world.places[judge.pk].head.person.name}, {judge.name}",
        )
        if home.code in (AN, CUC):
            number = str(80 + accepted.pk % 900)
            works.issue_minutes(by=world.actor(judge), work=accepted, number=number, issued_on=today())


def _give_more_time(register: Register) -> None:
    """Many committees were new after their congress: the province gives them until the middle of July."""
    world = register.world
    world.on(dt.date(2018, 6, 20))
    register.gate = pledges.move_closing_day(
        by=world.actor(world.province),
        registration=register.gate,
        closes_on=dt.date(2018, 7, 15),
        reason=MORE_TIME,
    )


def _cast_in_2018(register: Register) -> None:
    world = register.world
    an, cuc = world.units[AN], world.units[CUC]
    world.on(dt.date(2018, 6, 28))
    pledge = pledges.draft_pledge(
        by=world.actor(cuc),
        registration=register.gate,
        first=world.collectives(cuc)[0],
        second=world.collectives(an)[0],
        promises=register.promises(cuc),
        place=cuc.place,
    )
    pledges.propose_pledge(by=world.actor(cuc), pledge=pledge)
    _works_of_an(register, an, world.collectives(an))


def _works_of_an(register: Register, an: Unit, teams: Sequence[Collective]) -> None:
    world, by = register.world, register.world.actor(an)
    common = {"by": by, "movement": register.movement, "occasion": MAY}
    world.on(dt.date(2018, 5, 2))
    clause = register.clause_with(an, "công trình, sản phẩm")
    canteen = works.register_work(
        **common,
        owner=an,
        kind="work",
        name="Sửa nhà ăn giữa ca cho công nhân",
        value=85_000_000,
        starts_on=dt.date(2018, 5, 2),
        due_on=dt.date(2018, 7, 12),
        clause=clause,
    )
    shelf = works.register_work(
        **common,
        owner=teams[0],
        kind="task",
        name="Sắp xếp lại kho vải theo 5S",
        starts_on=dt.date(2018, 5, 2),
        due_on=dt.date(2018, 6, 29),
        clause=clause,
    )
    world.on(dt.date(2018, 6, 18))
    works.report_progress(by=by, work=canteen, progress=70, note="Đã lợp mái, lát nền, còn hệ thống quạt.")
    works.report_progress(by=by, work=shelf, progress=80, note="Đã xong ba dãy kệ.")
