"""The launch: the real plan is read and sent, the thirteen unions make it their own, the grassroots respond."""

import datetime as dt
import heapq
from collections.abc import Callable
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from donghanh.base.dates import today
from donghanh.documents.actions import keep_template
from donghanh.documents.rules.reading import read_text
from donghanh.documents.rules.writing import example_template
from donghanh.movements import actions
from donghanh.movements.facts import clauses_above
from donghanh.movements.models import Delivery, Plan
from donghanh.movements.rules.clauses import rows_of
from donghanh.movements.rules.drafting import Above, Addition, Choice, Draft, adopting_the_rest
from donghanh.movements.rules.proposal import Proposal, proposals_for, theme_in
from donghanh.organisations.models import Unit

from ..world import Tell, World

PLAN_FILE = Path(__file__).parent.parent / "papers" / "ke-hoach-29-KH-LDLD.txt"
OPENED = dt.date(2017, 5, 12)
SENT = dt.date(2017, 5, 15)
UPPERS_DUE = dt.date(2017, 6, 15)
LATE_UPPERS = ("LDLD-TP", "CDYT")
SILENT, LATE = 0.03, 0.05
CAST_UNITS = ("CS-0001", "CS-0002")
NAME = "Doanh nghiệp Việt Nam hội nhập và phát triển, Công đoàn đồng hành"


class Calendar:
    """What happens on which day, run in the order of time."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._ahead: list[tuple[dt.date, int, Callable[[], None]]] = []
        self._count = 0

    def at(self, day: dt.date, happening: Callable[[], None]) -> None:
        """Let it happen on `day`."""
        self._count += 1
        heapq.heappush(self._ahead, (day, self._count, happening))

    def run(self, until: dt.date) -> None:
        """Everything up to and including a day."""
        while self._ahead and self._ahead[0][0] <= until:
            day, _, happening = heapq.heappop(self._ahead)
            self.world.on(day)
            happening()


def live(world: World, tell: Tell) -> None:
    """2017: from the plan to the responses."""
    calendar = Calendar(world)
    plan = open_movement(world)
    world.on(SENT)
    _bring_template(world, world.units["LDLD-CT"])
    addressees = world.beneath(world.province)
    deliveries = actions.send_plan(
        by=world.actor(world.province), plan=plan, units=addressees, due_on=UPPERS_DUE
    )
    above = clauses_above(plan)
    for delivery in deliveries:
        _plan_of_addressee(calendar, delivery, above)
    tell("Các cấp công đoàn hưởng ứng kế hoạch")
    calendar.run(dt.date(2017, 9, 30))


def open_movement(world: World) -> Plan:
    """The province reads the plan, which says for whom its clauses are meant, and confirms."""
    world.on(OPENED)
    text = actions.read_source(name=PLAN_FILE.name, content=PLAN_FILE.read_bytes()).text
    paper = read_text(text).paper
    rows = rows_of(paper.clauses)
    movement = actions.open_movement(
        by=world.actor(world.province),
        paper=paper,
        rows=rows,
        name=NAME,
        theme=theme_in(paper.subject or ""),
        starts_on=dt.date(2017, 1, 1),
        ends_on=dt.date(2020, 12, 31),
        source=actions.source_file(PLAN_FILE.name, text),
        sample=True,
    )
    return movement.plans.get()


def _bring_template(world: World, unit: Unit) -> None:
    """Bình's union fills its plans into a Word file of its own."""
    upload = SimpleUploadedFile("mau-ke-hoach.docx", example_template())
    keep_template(by=world.actor(unit), unit=unit, type_name="Kế hoạch", upload=upload)


def _plan_of_addressee(calendar: Calendar, delivery: Delivery, above: list[Above]) -> None:
    """Acknowledged within a week, issued before the due day by most; then sent on."""
    rng = calendar.world.rng
    received = SENT + dt.timedelta(days=rng.randrange(0, 6))
    issued = received + dt.timedelta(days=rng.randrange(5, 24))
    if delivery.unit.code in LATE_UPPERS:
        issued = UPPERS_DUE + dt.timedelta(days=rng.randrange(2, 12))
    number = str(rng.randrange(8, 45))
    calendar.at(received, lambda: take(calendar.world, delivery))
    calendar.at(issued, lambda: _issue(calendar, delivery, above=above, number=number))


def take(world: World, delivery: Delivery) -> None:
    actions.acknowledge(by=world.actor(delivery.unit), delivery=delivery)


def _issue(calendar: Calendar, delivery: Delivery, *, above: list[Above], number: str) -> None:
    world, unit = calendar.world, delivery.unit
    by = world.actor(unit)
    delivery.refresh_from_db()
    plan = actions.start_plan(by=by, delivery=delivery)
    actions.save_draft(by=by, plan=plan, draft=_decisions(world, unit, above))
    plan = actions.issue_plan(by=by, plan=plan, number=number, issued_on=today(), sample=True)
    if world.beneath(unit):
        due = max(today() + dt.timedelta(days=25), dt.date(2017, 6, 30))
        _send_on(calendar, plan, due)


def _decisions(world: World, unit: Unit, above: list[Above]) -> Draft:
    """Its own words for what the province does itself; agencies without workshops and the other way round say so."""
    choices: dict[int, Choice] = {}
    for clause in above:
        if clause.is_heading:
            if clause.address == "III.1":
                choices[clause.id] = Choice("adapted", text=f"{unit.short_name or unit.name}:")
        elif clause.address.startswith("III.1."):
            text = clause.text.replace("Báo Đồng Khởi", "đài truyền thanh địa phương").replace(
                "tỉnh", "địa phương"
            )
            choices[clause.id] = Choice("adapted", text=text)
        elif unit.code == "CDVC" and clause.address.startswith("II.3"):
            choices[clause.id] = Choice(
                "out_of_scope", reason="Công đoàn Viên chức không có khu vực sản xuất."
            )
        elif unit.code == "CDKCN" and clause.address.startswith("II.2"):
            choices[clause.id] = Choice("out_of_scope", reason="Không có cơ quan hành chính trực thuộc.")
    added = "Mỗi công đoàn cơ sở đăng ký ít nhất một công trình, sản phẩm hoặc phần việc chào mừng Đại hội."
    additions = (Addition("II", added),) if world.rng.random() < 0.5 else ()
    return adopting_the_rest(above, Draft(choices, additions))


def _send_on(calendar: Calendar, plan: Plan, due: dt.date) -> None:
    world = calendar.world
    deliveries = actions.send_plan(
        by=world.actor(plan.unit), plan=plan, units=world.beneath(plan.unit), due_on=due
    )
    above = clauses_above(plan)
    proposals = {
        sector: proposals_for(above, sector=sector)
        for sector in {delivery.unit.sector for delivery in deliveries}
    }
    for delivery in deliveries:
        _answer_some_day(calendar, delivery, proposals[delivery.unit.sector], due=due)


def _answer_some_day(
    calendar: Calendar, delivery: Delivery, proposals: list[Proposal], *, due: dt.date
) -> None:
    """Most in time, a few late, a few never."""
    world = calendar.world
    chance = 0.5 if delivery.unit.code in CAST_UNITS else world.rng.random()
    answered = today() + dt.timedelta(days=world.rng.randrange(2, max(3, (due - today()).days)))
    if chance < SILENT:
        return
    if chance < SILENT + LATE:
        answered = due + dt.timedelta(days=world.rng.randrange(1, 20))
    calendar.at(answered, lambda: respond(world, delivery, proposals))


def respond(world: World, delivery: Delivery, proposals: list[Proposal]) -> None:
    by = world.actor(delivery.unit)
    chosen = [proposal for proposal in proposals if proposal.is_chosen]
    if world.rng.random() < 0.3 and len(chosen) > 3:
        chosen.pop(world.rng.randrange(len(chosen)))
    lines = {proposal.clause_id: proposal.sentence for proposal in chosen}
    actions.acknowledge(by=by, delivery=delivery)
    actions.send_response(by=by, delivery=delivery, lines=lines)
