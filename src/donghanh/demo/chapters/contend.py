"""Contests: one announced in 2017; in 2018 one announced with a request open, one sealed, one marked, one open.

On the demo's business day An has an entry to complete, Bình sheets to mark and a request to answer, Dũng results
to announce.
"""

import datetime as dt
from collections.abc import Sequence

from django.core.files.uploadedfile import SimpleUploadedFile

from donghanh.contests import actions
from donghanh.contests.actions import EntryContent, Rules
from donghanh.contests.models import Contest, Entry, Round, Sheet
from donghanh.movements.facts import clauses_of, current_movement
from donghanh.movements.models import Clause, Movement
from donghanh.organisations.models import Unit

from ..world import Tell, World
from .contend_words import CREATIVE, FILE, LACKING, SEWING, SKILLED, WELDING, Work

AN, BINH = "CS-0001", "LDLD-CT"
OPENED, HELD, TOLD = dt.date(2017, 9, 5), dt.date(2017, 10, 14), dt.date(2017, 10, 20)
OPENED_AGAIN, HELD_AGAIN, TOLD_AGAIN = dt.date(2018, 5, 14), dt.date(2018, 6, 23), dt.date(2018, 7, 2)
NOW = dt.date(2018, 7, 3)
FEW, JURORS = 6, 5
SCAN = b"%PDF-1.4\n% BAN MAU - KHONG CO GIA TRI: quyet dinh cong nhan ket qua hoi thi\n"


def live(world: World, tell: Tell) -> None:
    """2017: sewers of the province, theory counted from a test, practice marked by three jurors."""
    tell("Hội thi thợ giỏi năm 2017")
    contest = _held(world, world.province, SEWING, opened=OPENED, held=HELD)
    _enter(world, contest, _enterprises(world)[:FEW])
    _mark(world, _begin(world, contest, HELD, homes=world.uppers[-JURORS:]), share=1)
    _announce(world, contest, TOLD, number="118/QĐ-LĐLĐ")


def second_year(world: World, tell: Tell) -> None:
    """2018: a district's own, one sealed, one marked blindly with Bình among the jurors, one that takes entries."""
    tell("Hội thi năm 2018")
    binh, away = world.units[BINH], world.uppers[-JURORS:]
    own = _held(world, binh, SKILLED, opened=OPENED_AGAIN, held=HELD_AGAIN)
    _enter(world, own, world.beneath(binh)[:4])
    _mark(world, _begin(world, own, HELD_AGAIN, homes=away), share=1)
    sealed = _held(world, world.province, WELDING, opened=OPENED_AGAIN, held=HELD_AGAIN)
    _enter(world, sealed, _enterprises(world)[:FEW])
    _mark(world, _begin(world, sealed, HELD_AGAIN, homes=away), share=1)
    blind = _held(world, world.province, CREATIVE, opened=OPENED_AGAIN, held=HELD_AGAIN)
    _enter(world, blind, [unit for unit in _enterprises(world) if world.superior(unit) != binh][:FEW])
    _mark(world, _begin(world, blind, HELD_AGAIN, homes=[binh, *away]), share=2)
    _announce(world, own, TOLD_AGAIN, number="31/QĐ-LĐLĐ")
    world.on(NOW)
    last = own.entries.order_by("-number").first()
    if last is not None:
        actions.ask_again(
            by=world.actor(last.unit), entry=last, reason="Xin xem lại điểm bài trắc nghiệm, câu 7."
        )
    open_one = _held(world, world.province, SEWING, opened=NOW, held=dt.date(2018, 9, 15), year=2018)
    made = _send(world, open_one, world.units[AN], place=0)
    actions.return_entry(by=world.actor(world.province), entry=made, reason=LACKING)
    for place, unit in enumerate(_enterprises(world)[1:3], start=1):
        _send(world, open_one, unit, place=place)


def _enterprises(world: World) -> list[Unit]:
    """An's union, then others where something is made."""
    made = [unit for unit in world.grassroots if unit.sector == "enterprise" and unit.code != AN]
    return [world.units[AN], *made]


def _clause(movement: Movement, unit: Unit) -> Clause | None:
    return next((one for one in clauses_of(movement, unit) if "hội thi" in one.text.lower()), None)


def _held(
    world: World, unit: Unit, work: Work, *, opened: dt.date, held: dt.date, year: int | None = None
) -> Contest:
    world.on(opened)
    by, movement = world.actor(unit), current_movement(unit)
    assert movement is not None  # the story launched one
    rules = Rules(
        name=f"{work.name} năm {year or held.year}",
        kind=work.kind,
        fields=work.field,
        enters_until=held - dt.timedelta(days=7),
        held_on=held,
        venue=work.venue,
        rules=work.rules,
        is_blind=work.is_blind,
        per_entry=2,
        tie_rule="top_part",
        prizes={"first": 1, "second": 1, "third": 2},
    )
    contest = actions.hold_contest(
        by=by, unit=unit, movement=movement, rules=rules, clause=_clause(movement, unit)
    )
    actions.set_round(by=by, contest=contest, name="Vòng chung kết", parts=work.parts, held_on=held)
    return actions.open_contest(by=by, contest=contest)


def _send(world: World, contest: Contest, unit: Unit, *, place: int) -> Entry:
    people = world.people(unit)
    person = people[place % len(people)]
    title, summary = CREATIVE.titles[place % len(CREATIVE.titles)] if contest.kind == "creative" else ("", "")
    return actions.enter(
        by=world.actor(unit),
        contest=contest,
        field=contest.fields.get(),
        content=EntryContent([person.name], title=title, summary=summary),
        upload=SimpleUploadedFile("thuyet-minh.pdf", FILE) if contest.kind == "creative" else None,
    )


def _enter(world: World, contest: Contest, units: Sequence[Unit]) -> None:
    for place, unit in enumerate(units):
        actions.accept(by=world.actor(contest.unit), entry=_send(world, contest, unit, place=place))


def _begin(world: World, contest: Contest, day: dt.date, *, homes: Sequence[Unit]) -> Round:
    """Ask the heads of some unions above the grassroots to judge, close the list, assign, open."""
    by = world.actor(contest.unit)
    for home in homes:
        juror = actions.add_juror(by=by, contest=contest, person=world.places[home.pk].head.person)
        actions.declare(by=world.actor(home), juror=juror, units=[])
    world.on(day)
    actions.start(by=by, contest=contest)
    one = contest.rounds.get()
    actions.assign_jurors(by=by, round=one, seed=1)
    return actions.open_marking(by=by, round=one)


def _mark(world: World, one: Round, *, share: int) -> None:
    """Every sheet (or every second one) is handed in; when all are, test papers are counted and the round sealed."""
    heads = {
        place.head.person_id: place.unit for place in world.places.values() if place.unit.level == "upper"
    }
    judged = list(one.parts.filter(is_counted=False))
    for place, sheet in enumerate(
        Sheet.objects.filter(round=one).select_related("juror", "entry").order_by("pk")
    ):
        if place % share:
            continue
        by = world.actor(heads[sheet.juror.person_id])
        leaning = (sheet.juror_id % 3) * 50
        worth = 60 + (sheet.entry_id * 7) % 36
        marks = {part.pk: min(part.most, part.most * worth // 100 + leaning) for part in judged}
        actions.send_sheet(by=by, sheet=actions.save_marks(by=by, sheet=sheet, marks=marks))
    if share > 1:
        return
    by = world.actor(one.contest.unit)
    tests = {
        (entry.pk, part.pk): part.most * (60 + (entry.pk * 11) % 35) // 100
        for entry in one.contest.entries.all()
        for part in one.parts.filter(is_counted=True)
    }
    if tests:
        actions.count_tests(by=by, round=one, marks=tests)
    actions.seal_round(by=by, round=one)


def _announce(world: World, contest: Contest, day: dt.date, *, number: str) -> None:
    world.on(day)
    scan = SimpleUploadedFile("quyet-dinh-da-ky.pdf", SCAN + f"% {contest.pk}\n".encode())
    actions.announce(
        by=world.actor(contest.unit), contest=contest, decision_number=number, signed_on=day, upload=scan
    )
