"""The launch's second year: yearly sections and a supplementary plan, half answered on the demo's business day.

An and Cúc still owe a response, Bình is half through his plan.
"""

import datetime as dt

from donghanh.base.dates import today
from donghanh.movements import actions
from donghanh.movements.facts import clauses_above
from donghanh.movements.models import Delivery, Movement, Plan
from donghanh.movements.rules.drafting import Above, Choice, Draft, adopting_the_rest
from donghanh.movements.rules.proposal import proposals_for

from ..world import Tell, World
from .launch import CAST_UNITS, Calendar, respond, take

AMENDED = dt.date(2018, 6, 26)
PEAK_SENT, PEAK_DUE = dt.date(2018, 6, 20), dt.date(2018, 7, 10)
YEAR_DUE = dt.date(2018, 7, 15)
ANSWERED_BY_NOW = 0.45


def live(world: World, tell: Tell) -> None:
    """2018: every union sends its yearly section; not half have answered when the story ends."""
    calendar = Calendar(world)
    movement = Movement.objects.get(unit=world.province)
    tell("Hưởng ứng năm 2018")
    for unit in world.uppers:
        plan = Plan.objects.filter(movement=movement, unit=unit).order_by("pk").first()
        if plan and plan.number:
            day = dt.date(2018, 5, 21) + dt.timedelta(days=world.rng.randrange(0, 12))
            calendar.at(day, lambda plan=plan: _yearly_section(calendar, plan))
    calendar.at(AMENDED, lambda: _amendment(world, Plan.objects.get(movement=movement, superior=None)))
    calendar.at(PEAK_SENT, lambda: _peak(calendar, Plan.objects.get(movement=movement, superior=None)))
    calendar.run(dt.date(2018, 7, 4))


def _amendment(world: World, plan: Plan) -> None:
    """The province's amendment (invented) of the plan that opened the movement: the unions that answered it look
    again at their clause.
    """
    by = world.actor(world.province)
    draft = actions.amend_plan(by=by, plan=plan)
    clause = next(one for one in clauses_above(plan) if one.address == "II.4")
    text = (
        f"{clause.text.rstrip('.')}; mỗi công đoàn cấp trên cơ sở tổ chức ít nhất một điểm bán hàng Việt Nam."
    )
    actions.save_draft(by=by, plan=draft, draft=Draft({clause.id: Choice("adapted", text=text)}))
    actions.issue_plan(by=by, plan=draft, number="60", issued_on=today(), sample=True)


def _peak(calendar: Calendar, plan: Plan) -> None:
    """The province's supplementary plan (invented) towards the congress: half have issued theirs, Bình drafts his."""
    world = calendar.world
    by = world.actor(world.province)
    title = "Đợt cao điểm thi đua chào mừng Đại hội XII Công đoàn Việt Nam"
    section = _issued_section(world, plan, title)
    deliveries = actions.send_plan(by=by, plan=section, units=world.uppers, due_on=PEAK_DUE)
    above = clauses_above(section)
    for delivery in deliveries:
        day = today() + dt.timedelta(days=world.rng.randrange(1, 5))
        calendar.at(day, lambda one=delivery: take(world, one))
        if delivery.unit.code == "LDLD-CT":
            calendar.at(dt.date(2018, 7, 2), lambda one=delivery: _begin(world, one, above))
        elif world.rng.random() < 0.5:
            day += dt.timedelta(days=world.rng.randrange(2, 8))
            number = str(world.rng.randrange(61, 80))
            calendar.at(day, lambda one=delivery, no=number: _answer_peak(world, one, above=above, number=no))


def _begin(world: World, delivery: Delivery, above: list[Above]) -> None:
    delivery.refresh_from_db()
    by = world.actor(delivery.unit)
    plan = actions.start_plan(by=by, delivery=delivery)
    decided = [clause for clause in above if not clause.is_heading][:6]
    actions.save_draft(by=by, plan=plan, draft=adopting_the_rest(decided, Draft({})))


def _answer_peak(world: World, delivery: Delivery, *, above: list[Above], number: str) -> None:
    delivery.refresh_from_db()
    by = world.actor(delivery.unit)
    plan = actions.start_plan(by=by, delivery=delivery)
    actions.save_draft(by=by, plan=plan, draft=adopting_the_rest(above, Draft({})))
    actions.issue_plan(by=by, plan=plan, number=number, issued_on=today(), sample=True)


def _issued_section(world: World, plan: Plan, title: str) -> Plan:
    """A supplementary plan that takes the contents of `plan` and leaves the rest to it."""
    by = world.actor(plan.unit)
    section = actions.supplement_plan(by=by, plan=plan, title=title)
    above = clauses_above(plan)
    left = {
        clause.id: Choice("out_of_scope", reason="Thực hiện theo kế hoạch cả giai đoạn.")
        for clause in above
        if not clause.is_heading and clause.kind != "content"
    }
    actions.save_draft(by=by, plan=section, draft=adopting_the_rest(above, Draft(left)))
    number = str(world.rng.randrange(46, 60))
    return actions.issue_plan(by=by, plan=section, number=number, issued_on=today(), sample=True)


def _yearly_section(calendar: Calendar, plan: Plan) -> None:
    world, unit = calendar.world, plan.unit
    title = "Hưởng ứng phong trào thi đua năm 2018, chào mừng Đại hội XII Công đoàn Việt Nam"
    section = _issued_section(world, plan, title)
    deliveries = actions.send_plan(
        by=world.actor(unit), plan=section, units=world.beneath(unit), due_on=YEAR_DUE
    )
    clauses = clauses_above(section)
    for delivery in deliveries:
        if delivery.unit.code not in CAST_UNITS and world.rng.random() < ANSWERED_BY_NOW:
            day = today() + dt.timedelta(days=world.rng.randrange(3, 30))
            proposals = proposals_for(clauses, sector=delivery.unit.sector)
            calendar.at(day, lambda d=delivery, p=proposals: respond(world, d, p))
