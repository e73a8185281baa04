"""Initiatives: written for members by their chairs, recognised, returned, declined; some are alike.

On the demo's business day An has one half written, one to recognise, and a pair to look at.
"""

import datetime as dt

from donghanh.initiatives import actions
from donghanh.initiatives.models import Initiative, Likeness
from donghanh.initiatives.rules import AuthorDraft
from donghanh.movements.facts import clauses_of, current_movement
from donghanh.movements.models import Clause, Movement
from donghanh.organisations.models import Unit

from ..world import Tell, World
from .propose_words import AGAIN, APART, COUNCILS, HALF, KNOWN, LACKING, OFFICE, PLANT, Idea

SENT, RECOGNISED = dt.date(2017, 9, 18), dt.date(2017, 11, 6)
SENT_AGAIN, RECOGNISED_AGAIN = dt.date(2018, 4, 9), dt.date(2018, 5, 21)
OF_AN, WIDER = dt.date(2018, 6, 25), dt.date(2018, 6, 11)
MANY = 12
AN = "CS-0001"


def live(world: World, tell: Tell) -> None:
    """2017: a first dozen, nearly all recognised in November, before the commendations of the year."""
    tell("Sáng kiến năm 2017")
    made = _sent(world, SENT, step=2, shift=0)
    _decide(world, made, RECOGNISED)


def second_year(world: World, tell: Tell) -> None:
    """2018: more, of which some wait, come back or are alike; the province says that one reaches further."""
    tell("Sáng kiến năm 2018")
    made = _sent(world, SENT_AGAIN, step=1, shift=3)
    _decide(world, made[: 2 * len(made) // 3], RECOGNISED_AGAIN)
    _turn_down(world, made[2 * len(made) // 3 :])
    world.on(WIDER)
    open_ones = Initiative.objects.recognised().filter(is_restricted=False).order_by("pk")
    for row in open_ones[:2]:
        actions.widen(
            by=world.actor(world.province),
            initiative=row,
            reach="province",
            recognised_by="Hội đồng sáng kiến Liên đoàn Lao động tỉnh",
        )
    _of_an(world)
    _tell_apart(world)


def _sent(world: World, day: dt.date, *, step: int, shift: int) -> list[Initiative]:
    """One at each of some unions, An's among them."""
    world.on(day)
    units = [world.units[AN], *(unit for unit in world.grassroots[::step] if unit.code != AN)][:MANY]
    return [
        _send(world, unit, _idea(unit, place + shift), is_shown=place % 3 != 2)
        for place, unit in enumerate(units)
    ]


def _idea(unit: Unit, place: int) -> Idea:
    ideas = PLANT if unit.sector in ("enterprise", "mixed") else OFFICE
    return ideas[place % len(ideas)]


def _send(world: World, unit: Unit, idea: Idea, *, is_shown: bool = False) -> Initiative:
    by, people = world.actor(unit), world.people(unit)
    movement = current_movement(unit)
    first, second = people[-2:]
    authors = (AuthorDraft(first.name, 60, first.pk), AuthorDraft(second.name, 40, second.pk))
    content = actions.Content(
        title=idea.title,
        kind=idea.kind,
        field=idea.field,
        problem=idea.problem,
        solution=idea.solution,
        effect=idea.effect,
        is_restricted=idea.is_restricted,
        is_shown=is_shown,
        authors=authors,
        benefit=idea.benefit,
    )
    made = actions.save(by=by, content=content, movement=movement, clause=_clause(movement, unit))
    return actions.submit(by=by, initiative=made)


def _clause(movement: Movement | None, unit: Unit) -> Clause | None:
    """The clause that speaks of initiatives, in the plan the unit works by."""
    if movement is None:
        return None
    return next((one for one in clauses_of(movement, unit) if "sáng kiến" in one.text.lower()), None)


def _decide(world: World, made: list[Initiative], day: dt.date) -> None:
    world.on(day)
    for place, row in enumerate(made):
        if row.unit:
            actions.recognise(
                by=world.actor(row.unit),
                initiative=row,
                recognised_on=day,
                recognised_by=COUNCILS[place % len(COUNCILS)],
                decision_number=f"{place + 3}/QĐ",
            )


def _turn_down(world: World, rest: list[Initiative]) -> None:
    """One comes back, one is declined, the others wait."""
    for row, turn, reason in zip(
        rest, (actions.return_initiative, actions.decline), (LACKING, KNOWN), strict=False
    ):
        if row.unit:
            turn(by=world.actor(row.unit), initiative=row, reason=reason)


def _of_an(world: World) -> None:
    """One like an earlier one waits, one is half written."""
    an = world.units[AN]
    world.on(OF_AN)
    _send(world, an, AGAIN)
    content = actions.Content(title=HALF, authors=(AuthorDraft(world.people(an)[0].name, 100),))
    actions.save(by=world.actor(an), content=content, movement=current_movement(an), clause=None)


def _tell_apart(world: World) -> None:
    """The first pair of two other unions is settled by the province."""
    an = world.units[AN].pk
    pair = Likeness.objects.waiting().exclude(first__unit=an).exclude(second__unit=an).order_by("pk").first()
    if pair is not None and not (pair.first.is_restricted or pair.second.is_restricted):
        actions.tell_apart(by=world.actor(world.province), likeness=pair, reason=APART)
