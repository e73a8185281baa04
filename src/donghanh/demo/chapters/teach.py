"""Courses of 2018: one of Bình's union for those beneath, with An's people; one of An's own that is open."""

import datetime as dt

from donghanh.courses import actions
from donghanh.courses.choices import Outcome
from donghanh.courses.models import Course
from donghanh.movements.facts import clauses_of, current_movement
from donghanh.movements.models import Clause
from donghanh.organisations.models import Unit

from ..world import Tell, World

OFFERED, BEGUN, ENDED, LATE = (
    dt.date(2018, 4, 2),
    dt.date(2018, 4, 16),
    dt.date(2018, 5, 5),
    dt.date(2018, 6, 20),
)
NAMES = ("Lê Thị Mai", "Trần Văn Tư", "Nguyễn Thị Sáu", "Phan Văn Út")
WORKPLACES = ("Tổ may 1", "Tổ may 2", "Tổ cắt", "Tổ bảo trì")


def live(world: World, tell: Tell) -> None:
    """2018: people learn, most pass, and it counts where they belong."""
    tell("Lớp học nâng cao tay nghề")
    upper, an = world.units["LDLD-CT"], world.units["CS-0001"]
    world.on(OFFERED)
    course = _offer(
        world, upper, subject="Vận hành máy may lập trình, bậc 3/7", until_on=ENDED, cost=18_000_000
    )
    for unit in [an, *(unit for unit in world.beneath(upper) if unit != an)][:2]:
        for name, workplace in zip(NAMES, WORKPLACES, strict=True):
            by = world.actor(unit)
            actions.sign_up(by=by, course=course, name=name, workplace=workplace)
    world.on(ENDED)
    _close(world, course)
    world.on(LATE)
    offered = _offer(
        world, an, subject="Pháp luật lao động cho tổ trưởng", kind="law", until_on=dt.date(2018, 7, 20)
    )
    for name, workplace in zip(NAMES, WORKPLACES, strict=True):
        actions.sign_up(by=world.actor(an), course=offered, name=name, workplace=workplace)


def _offer(
    world: World, unit: Unit, *, subject: str, until_on: dt.date, kind: str = "skill", cost: int = 3_000_000
) -> Course:
    return actions.offer_course(
        by=world.actor(unit),
        kind=kind,
        subject=subject,
        place=f"Hội trường {unit.name}",
        from_on=BEGUN if until_on == ENDED else dt.date(2018, 7, 18),
        until_on=until_on,
        seats=40,
        payer="union",
        cost=cost,
        clause=_clause(unit),
        is_for_beneath=kind == "skill",
    )


def _clause(unit: Unit) -> Clause | None:
    movement = current_movement(unit)
    rows = clauses_of(movement, unit) if movement else []
    return next((clause for clause in rows if "tay nghề" in clause.text), None)


def _close(world: World, course: Course) -> None:
    by = world.actor(course.unit)
    keys = list(course.participants.values_list("pk", flat=True))
    told = [Outcome.PASSED, Outcome.PASSED, Outcome.FAILED, Outcome.ABSENT]
    outcomes = {key: str(told[place % len(told)]) for place, key in enumerate(keys)}
    actions.mark_learners(by=by, course=course, outcomes=outcomes)
    actions.hold_course(by=by, course=course, cost=course.cost)
