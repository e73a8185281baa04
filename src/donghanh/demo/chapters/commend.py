"""Commendation of 2017: guidance, rounds, dossiers, councils, decisions with their signed copies, the report.

In 2018 new rounds stand open: on the demo's business day dossiers wait to be proposed, mended and received.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.files.uploadedfile import SimpleUploadedFile

from donghanh.awards import actions
from donghanh.awards.facts import verdicts_of
from donghanh.awards.models import Nomination, Round
from donghanh.awards.rules.eligibility import Standing
from donghanh.evaluation.facts import grades_of
from donghanh.judging.actions import call_panel, enter_counts, seat
from donghanh.judging.models import Panel, Seat, Turnout
from donghanh.movements.facts import current_movement
from donghanh.movements.models import Clause, Movement
from donghanh.organisations.actions import party_of
from donghanh.organisations.models import Collective, Party, Unit
from donghanh.people.models import Person
from donghanh.periods.facts import period
from donghanh.pledges.models import Pledge
from donghanh.reviews import actions as reviews

from ..world import Tell, World
from .commend_words import achievement_of

GUIDED, OPENS, CLOSES = dt.date(2017, 11, 10), dt.date(2017, 11, 15), dt.date(2017, 12, 15)
PROPOSED, RECEIVED, MENDED = dt.date(2017, 12, 1), dt.date(2017, 12, 11), dt.date(2017, 12, 14)
COUNCIL, BOARD, DECIDED, SIGNED = (
    dt.date(2018, 1, 16),
    dt.date(2018, 1, 22),
    dt.date(2018, 1, 24),
    dt.date(2018, 1, 26),
)
REPORTED = dt.date(2018, 2, 2)
SMALLEST_COUNCIL = 3
GUIDED_2018 = dt.date(2018, 6, 25)
OPENS_2018, CLOSES_2018, SENT_2018 = dt.date(2018, 6, 15), dt.date(2018, 7, 20), dt.date(2018, 7, 2)
AT_GRASSROOTS, BELOW_UPPER = 9, 8
FLAG, MERIT, LETTER = "co-tinh", "bang-khen-tinh", "giay-khen-cap-tren"
OWN_LETTER, EXCELLENT = "giay-khen-co-so", "doan-vien-xuat-sac"
SCAN = b"%PDF-1.4\n% BAN MAU - KHONG CO GIA TRI: ban ky cua quyet dinh khen thuong\n"


@dataclass
class Season:
    """What the story of one year's commendation works with."""

    world: World
    movement: Movement
    clauses: list[Clause]
    registered: dict[int, list[Party]]
    good: set[int]
    excellent: set[int]
    rounds: dict[int, Round] = field(default_factory=dict)
    panels: dict[int, Panel] = field(default_factory=dict)

    def in_good_standing(self, units: Iterable[Unit]) -> list[Unit]:
        """Those that are registered and graded good or better; An's and Cúc's unions first."""
        return [unit for unit in units if unit.pk in self.registered and unit.pk in self.good]


def live(world: World, tell: Tell) -> None:
    """2017, up to the decisions and the final report."""
    season = _season(world)
    if season is None:
        return
    world.on(GUIDED)
    by = world.actor(world.province)
    review = reviews.plan_review(
        by=by,
        unit=world.province,
        movement=season.movement,
        period=period("2017"),
        kind="final",
        reports_due_on=dt.date(2017, 12, 20),
    )
    reviews.issue_guidance(by=by, review=review, number="58", issued_on=GUIDED)
    tell("Lập hồ sơ khen thưởng")
    _open_rounds(season)
    _propose(season)
    _receive(season)
    tell("Hội đồng xét, ban hành quyết định khen thưởng")
    _judge(season)
    _decide(season)
    world.on(REPORTED)
    reviews.draft_report(by=by, review=review)
    reviews.issue_report(by=by, review=review, number="09", issued_on=REPORTED)


def second_year(world: World, tell: Tell) -> None:
    """2018: rounds opened in June; by the business day each of the cast has something to do."""
    movement = current_movement(world.province)
    if movement is None:
        return
    world.on(OPENS_2018)
    bodies = [world.province, *world.uppers]
    rounds = {unit.pk: _open(world, unit, movement=movement, year="2018") for unit in bodies}
    world.on(GUIDED_2018)
    by = world.actor(world.province)
    review = reviews.plan_review(
        by=by,
        unit=world.province,
        movement=movement,
        period=period("2018H1"),
        kind="interim",
        reports_due_on=dt.date(2018, 7, 15),
    )
    reviews.issue_guidance(by=by, review=review, number="31", issued_on=GUIDED_2018)
    clauses = list(_clauses(movement)[:6])
    world.on(SENT_2018)
    for upper in world.uppers:
        _first_dossiers(world, upper, clauses=clauses, rounds=rounds)
    reviews.draft_report(by=by, review=review, names_units=True)
    cuc = world.units["CS-0002"]
    last = Nomination.objects.filter(proposed_by=cuc, state="sent").order_by("-pk").first()
    if last:
        actions.return_for_more(
            by=world.actor(last.round.unit), nomination=last, reason="Bổ sung ảnh chụp công trình hoàn thành."
        )


def _first_dossiers(world: World, upper: Unit, *, clauses: list[Clause], rounds: dict[int, Round]) -> None:
    """Two unions beneath have sent theirs to the upper union, and it one to the province; An's union has not."""
    units = [unit for unit in world.beneath(upper) if unit.code != "CS-0001"][:2]
    for unit in units:
        _send(world, unit, rounds[upper.pk], party=party_of(unit), form=LETTER, clauses=clauses)
    if units:
        top = rounds[world.province.pk]
        _send(world, upper, top, party=party_of(units[0]), form=MERIT, clauses=clauses)


def _season(world: World) -> Season | None:
    movement = current_movement(world.province)
    if movement is None:
        return None
    registered: dict[int, list[Party]] = {}
    pledges = Pledge.objects.registered().filter(registration__movement=movement, registration__year=2017)
    for pledge in pledges.select_related("first", "second").order_by("pk"):
        for party in (pledge.first, pledge.second):
            registered.setdefault(party.home_id, []).append(party)
    grades = grades_of([unit.pk for unit in world.grassroots], "2017")
    return Season(
        world=world,
        movement=movement,
        clauses=list(_clauses(movement)),
        registered=registered,
        good={unit_id for unit_id, grade in grades.items() if grade.grade in ("good", "excellent")},
        excellent={unit_id for unit_id, grade in grades.items() if grade.grade == "excellent"},
    )


def _clauses(movement: Movement) -> "Iterable[Clause]":
    first = movement.plans.filter(superior__isnull=True).order_by("pk").values("pk")[:1]
    return Clause.objects.filter(plan__in=first, address__startswith="II").current().to_be_done()


def _open(world: World, unit: Unit, *, movement: Movement, year: str) -> Round:
    opens, closes = (OPENS, CLOSES) if year == "2017" else (OPENS_2018, CLOSES_2018)
    return actions.open_round(
        by=world.actor(unit),
        unit=unit,
        movement=movement,
        period=period(year),
        name=f"Khen thưởng phong trào thi đua năm {year}",
        opens_on=opens,
        closes_on=closes,
    )


def _open_rounds(season: Season) -> None:
    world = season.world
    world.on(OPENS)
    chosen = season.in_good_standing(world.grassroots)
    own = [unit for unit in chosen if len(world.people(unit)) > 3][:AT_GRASSROOTS]
    an = world.units["CS-0001"]
    for unit in dict.fromkeys((world.province, *world.uppers, an, *own)):
        season.rounds[unit.pk] = _open(world, unit, movement=season.movement, year="2017")
        season.panels[unit.pk] = _council(world, unit)


def _council(world: World, unit: Unit) -> Panel:
    """Who judges: the province's council; an upper union's head with four chairs; three of a grassroots union."""
    by = world.actor(unit)
    panel = call_panel(
        by=by, unit=unit, kind="award_council", name=f"Hội đồng thi đua, khen thưởng {unit.name}"[:200]
    )
    if unit.level == "province":
        sitters = [world.places[unit.pk].head.person, *(account.person for account in world.council)]
    elif unit.level == "upper":
        below = world.beneath(unit)[-4:]
        sitters = [world.places[one.pk].head.person for one in (unit, *below)]
    else:
        sitters = list(world.people(unit)[:3])
    if len(sitters) < SMALLEST_COUNCIL:  # of a province of few unions
        sitters += [account.person for account in world.council][: SMALLEST_COUNCIL - len(sitters)]
    for position, person in enumerate(sitters):
        seat(by=by, panel=panel, sitter=person, role="chair" if position == 0 else "member")
    return panel


def _propose(season: Season) -> None:
    """Grassroots unions to themselves and to the union above; upper unions to the province."""
    world = season.world
    world.on(PROPOSED)
    top = season.rounds[world.province.pk]
    for upper in world.uppers:
        beneath = season.in_good_standing(world.beneath(upper))
        best = [unit for unit in beneath if unit.pk in season.excellent]
        for unit in best[:1]:
            _make(season, upper, top, party=party_of(unit), form=FLAG)
        for unit in beneath[1:3]:
            _make(season, upper, top, party=season.registered[unit.pk][0], form=MERIT)
        for unit in beneath[:BELOW_UPPER]:
            _make(season, unit, season.rounds[upper.pk], party=_someone(season, unit), form=LETTER)
    for unit in world.grassroots:
        if unit.pk in season.rounds:
            _propose_at_home(season, unit)


def _someone(season: Season, unit: Unit) -> Party:
    """A party of the unit that pledged, or the unit itself."""
    pledged = [party for party in season.registered[unit.pk] if party.home_id == unit.pk]
    return season.world.rng.choice([*pledged, party_of(unit)])


def _propose_at_home(season: Season, unit: Unit) -> None:
    things: list[tuple[Person | Collective, str]] = [
        (person, EXCELLENT) for person in season.world.people(unit)[3:5]
    ]
    things += [(collective, OWN_LETTER) for collective in season.world.collectives(unit)[:2]]
    for thing, form in things:
        _make(season, unit, season.rounds[unit.pk], party=party_of(thing), form=form)


def _make(season: Season, unit: Unit, round_: Round, *, party: Party, form: str) -> Nomination:
    clauses = season.world.rng.sample(season.clauses, 2)
    return _send(season.world, unit, round_, party=party, form=form, clauses=clauses)


def _send(
    world: World, unit: Unit, round_: Round, *, party: Party, form: str, clauses: list[Clause]
) -> Nomination:
    by = world.actor(unit)
    made = actions.nominate(
        by=by,
        round=round_,
        party=party,
        form_code=form,
        achievement=achievement_of(party, world.rng),
        clauses=clauses[:2],
        no_discipline=None if world.rng.random() < 0.04 else True,
    )
    if form == MERIT:
        words = f"%PDF-1.4\n% {party.pk} {round_.pk} bao cao thanh tich\n".encode()
        upload = SimpleUploadedFile("bao-cao-thanh-tich.pdf", words)
        actions.add_proof(by=by, nomination=made, upload=upload, caption="Báo cáo thành tích")
    return actions.send(by=by, nomination=made)


def _receive(season: Season) -> None:
    """All are received in December, under the rule then in force; two come back first."""
    world = season.world
    for unit_id, round_ in season.rounds.items():
        by = world.actor(world.places[unit_id].unit)
        dossiers = list(round_.nominations.filter(state="sent").select_related("proposed_by").order_by("pk"))
        world.on(RECEIVED)
        back = dossiers[:2] if unit_id == world.province.pk else []
        for dossier in dossiers[len(back) :]:
            actions.receive(by=by, nomination=dossier)
        for dossier in back:
            actions.return_for_more(by=by, nomination=dossier, reason="Nêu rõ kết quả bằng số liệu.")
        world.on(MENDED)
        for dossier in back:
            _mend(world, dossier)
            dossier.refresh_from_db()
            actions.receive(by=by, nomination=dossier)


def _mend(world: World, dossier: Nomination) -> None:
    by = world.actor(dossier.proposed_by)
    actions.revise(
        by=by,
        nomination=dossier,
        achievement=f"{dossier.achievement} Kết quả được đơn vị xác nhận bằng biên bản.",
        clauses=dossier.clauses.all(),
        no_discipline=True,
    )
    actions.send(by=by, nomination=dossier)


def _judge(season: Season) -> None:
    world = season.world
    for unit_id, round_ in season.rounds.items():
        unit = world.places[unit_id].unit
        by, panel = world.actor(unit), season.panels[unit_id]
        if not round_.nominations.filter(state="received").exists():
            continue
        world.on(COUNCIL)
        actions.convene(by=by, round=round_, council=panel)
        _count(world, round_)
        season.rounds[unit_id] = actions.close_council(by=by, round=round_)
        world.on(BOARD)
        passed = list(round_.nominations.filter(state="passed").order_by("pk").values_list("pk", flat=True))
        aside = passed[-1:] if unit_id == world.province.pk else []
        note = "Để xét ở đợt sau cho cân đối giữa các khối." if aside else ""
        actions.agree_at_board(by=by, round=round_, set_aside=aside, note=note)


def _count(world: World, round_: Round) -> None:
    """Slips on paper: most agree; who does not meet a condition is not agreed to."""
    dossiers = list(
        round_.nominations.filter(state="received")
        .select_related("party", "ballot__panel", "round__period")
        .prefetch_related("evidence")
    )
    verdicts = verdicts_of(round_, dossiers)
    by = world.actor(round_.unit)
    awaited: dict[int, list[int]] = {}
    turnouts = Turnout.objects.filter(ballot__nomination__round=round_, standing="awaited")
    for ballot_id, seat_id in turnouts.values_list("ballot", "seat"):
        awaited.setdefault(ballot_id, []).append(seat_id)
    seats = Seat.objects.in_bulk({seat_id for found in awaited.values() for seat_id in found})
    for dossier in dossiers:
        ballot = dossier.ballot
        assert ballot is not None
        present = [seats[seat_id] for seat_id in awaited.get(ballot.pk, [])]
        fits = verdicts[dossier.pk].standing is not Standing.NOT_ELIGIBLE
        agree = len(present) - (world.rng.random() < 0.1 and len(present) > 3) if fits else 0
        enter_counts(by=by, ballot=ballot, seats=present, agree=agree, disagree=len(present) - agree)


def _decide(season: Season) -> None:
    """A decision each, signed and scanned two days later; the smaller ones as they come."""
    world = season.world
    for unit_id, round_ in season.rounds.items():
        if not round_.nominations.filter(state="agreed").exists():
            continue
        by = world.actor(world.places[unit_id].unit)
        number = str(world.rng.randrange(2, 12)) if unit_id != world.province.pk else "14"
        world.on(DECIDED)
        decision = actions.issue_decision(by=by, round=round_, number=number, issued_on=DECIDED)
        world.on(SIGNED)
        scan = SimpleUploadedFile("quyet-dinh-da-ky.pdf", SCAN + f"% {decision.pk}\n".encode())
        actions.attach_signed_copy(by=by, decision=decision, upload=scan)
