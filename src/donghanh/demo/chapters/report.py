"""Figures: the province asks, a thousand unions fill and send, uppers accept or return, a few never answer.

2017 is told twice (first half, whole year); in 2018 the first half is asked for and half done on the demo's
business day: An's form is still blank, and reports lie in Bình's inbox.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from donghanh.indicators.actions import load_catalogue
from donghanh.movements.facts import current_movement
from donghanh.movements.rules.reminding import USUAL
from donghanh.organisations.models import Unit
from donghanh.periods.facts import period
from donghanh.reports import actions
from donghanh.reports.facts.sheets import sheet_of
from donghanh.reports.models import Concern, FormVersion, Report, ReportRequest, Standing
from donghanh.reports.rules.sheet import Sheet

from ..world import Tell, World

NEVER, LATE, RETURNED = 0.03, 0.05, 0.04
SENT_IN_SECOND_YEAR = 0.55
AN, BINH = "CS-0001", "LDLD-CT"
REASONS = (
    "Mục 21: đề nghị rà lại số sáng kiến, chỉ tính sáng kiến đã có quyết định công nhận.",
    "Mục 3: số đoàn viên chưa khớp với danh sách đến ngày chốt số liệu.",
    "Mục 19: số lượt thăm hỏi cao bất thường so với quý trước, đề nghị kiểm tra lại.",
)
CORRECTED = "Một công đoàn cơ sở bổ sung số lượt thăm hỏi đến ngày chốt số liệu."
WRONG_CELL = "Mục 19: mới tính đến hết tháng 5, đề nghị tính đủ đến ngày chốt số liệu."


@dataclass
class Round:
    """One request while it is answered."""

    world: World
    request: ReportRequest
    sheet: Sheet
    standings: dict[int, Standing]
    share: float
    form_part: float
    slips: dict[int, str] = field(default_factory=dict)

    def asked(self, units: Iterable[Unit]) -> list[Unit]:
        """Those of `units` that owe a report."""
        return [unit for unit in units if (place := self.standings.get(unit.pk)) and place.is_asked]


def live(world: World, tell: Tell) -> None:
    """2017: the first half, then the year."""
    load_catalogue()
    actions.load_forms()
    half = _ask(world, "BC6T", "2017H1", asked_on=dt.date(2017, 6, 5), due_on=dt.date(2017, 7, 10))
    _answer(half, tell)
    _publish(half)
    year = _ask(world, "BCN", "2017", asked_on=dt.date(2017, 11, 6), due_on=dt.date(2017, 12, 10))
    _answer(year, tell)


def _publish(told: Round) -> None:
    """The totals of the half-year are published; one union then finds more, and they are corrected."""
    world, upper = told.world, told.world.units[BINH]
    by = world.actor(world.province)
    actions.publish_totals(by=by, request=told.request)
    report = Report.objects.filter(request=told.request, unit=world.units[AN]).get()
    actions.reopen(by=world.actor(upper), report=report, reason=WRONG_CELL, cells=["CL01"])
    actions.fill(
        by=world.actor(world.units[AN]), request=told.request, typed={"CL01": "45"}, sheet=told.sheet
    )
    actions.send(by=world.actor(world.units[AN]), report=report, sheet=told.sheet)
    actions.accept(by=world.actor(upper), reports=[report])
    actions.publish_totals(by=by, request=told.request, reason=CORRECTED)


def second_year(world: World, tell: Tell) -> None:
    """2018: asked for the first half; about half have sent, Bình has not yet decided on all."""
    half = _ask(world, "BC6T", "2018H1", asked_on=dt.date(2018, 6, 4), due_on=dt.date(2018, 7, 10))
    half.share = SENT_IN_SECOND_YEAR
    tell(f"Báo cáo {half.request.period.name}")
    world.on(dt.date(2018, 7, 2))
    half.slips = {unit.pk: "LD01" for unit in half.asked(world.beneath(world.units[BINH]))[1:3]}
    for upper in [*world.uppers, world.province]:
        units = [u for u in half.asked(world.beneath(upper)) if u.code not in (AN, BINH)]
        sent = [report for unit in units if (report := _send(half, unit))]
        decided = sent[: len(sent) * 2 // 3] if upper.code == BINH else sent
        if decided:
            actions.accept(by=world.actor(upper), reports=decided)
        if upper.code == BINH and decided:
            _correct_one_cell(half, decided[0], upper)
    actions.refresh_totals(half.request)
    _draft_a_form(world, half.request.form)
    _ask_from_now_on(world, half.request)
    _look_again(half)


def _look_again(told: Round) -> None:
    """The program finds what should be looked at again; Bình asks two unions, one has answered."""
    world, request = told.world, told.request
    actions.find_concerns(request)
    by = world.actor(world.units[BINH])
    found = (
        Concern.objects.filter(request=request, unit__in=told.slips)
        .decided_by(by)
        .found()
        .select_related("unit")
    )
    concerns = list(found[:2])
    if concerns:
        actions.ask_about(
            by=by, concerns=concerns, question="Đề nghị đối chiếu với danh sách trả lương tháng 6."
        )
        answer = "Nhập thừa một chữ số 0; đề nghị mở lại mục 1 để sửa."
        actions.answer_concern(by=world.actor(concerns[0].unit), concern=concerns[0], answer=answer)


def _correct_one_cell(told: Round, report: Report, upper: Unit) -> None:
    """One accepted cell is opened again; the corrected figure waits while the accepted one counts."""
    world = told.world
    actions.reopen(by=world.actor(upper), report=report, reason=WRONG_CELL, cells=["CL01"])
    unit = next(unit for unit in world.beneath(upper) if unit.pk == report.unit_id)
    by, place = world.actor(unit), told.standings[unit.pk]
    typed = {"CL01": "45"}
    actions.fill(by=by, request=told.request, typed=typed, sheet=told.sheet, standing=place)
    actions.send(by=by, report=report, sheet=told.sheet, standing=place)


def _ask_from_now_on(world: World, request: ReportRequest) -> None:
    """From the next half year on the request opens by itself."""
    actions.start_schedule(
        by=world.actor(world.province),
        form=request.form,
        movement=request.movement,
        levels=request.levels,
        opens_before=15,
        due_after=10,
        grace_days=2,
        reminders=USUAL,
    )


def _draft_a_form(world: World, form: FormVersion) -> None:
    """The province puts a form of its own together from the one that comes with the program."""
    by = world.actor(world.province)
    draft = actions.next_version(by=by, form=form)
    actions.add_question_line(
        by=by, form=draft, question="Việc công đoàn đã giúp được doanh nghiệp trong kỳ", section="Thuyết minh"
    )


def _ask(world: World, form: str, code: str, *, asked_on: dt.date, due_on: dt.date) -> Round:
    world.on(asked_on)
    form_version = FormVersion.objects.get(code=form, version=1)
    movement = current_movement(world.province)
    assert movement is not None, "the launch is told before the reports"
    request = actions.open_request(
        by=world.actor(world.province),
        movement=movement,
        form=form_version,
        period=period(code),
        due_on=due_on,
        levels=["upper", "grassroots"],
        grace_days=2,
    )
    standings = {place.unit_id: place for place in Standing.objects.filter(request=request)}
    part = 1.0 if code.isdigit() else 0.5
    return Round(world, request, sheet_of(form_version), standings, 1 - NEVER, part)


def _answer(told: Round, tell: Tell) -> None:
    """In time by most, late by some; accepted branch by branch, a few only at the second try."""
    world, due = told.world, told.request.due_on
    tell(f"Báo cáo {told.request.period.name}")
    for upper in [*world.uppers, world.province]:
        units = told.asked(world.beneath(upper))
        late = {unit.pk for unit in units if world.rng.random() < LATE and unit.code != AN}
        world.on(due - dt.timedelta(days=world.rng.randrange(2, 12)))
        sent = [report for unit in units if unit.pk not in late and (report := _send(told, unit))]
        world.on(due + dt.timedelta(days=world.rng.randrange(4, 9)))
        sent += [report for unit in units if unit.pk in late and (report := _send(told, unit))]
        back = [r for r in sent if world.rng.random() < RETURNED or r.unit_id == world.units[AN].pk]
        for report in back:
            _try_again(told, report, upper)
        if sent:
            actions.accept(by=world.actor(upper), reports=sent)
    actions.refresh_totals(told.request)


def _send(told: Round, unit: Unit) -> Report | None:
    """Filled and sent; a few only begin, a few never do."""
    world, place = told.world, told.standings[unit.pk]
    chance = 0.0 if unit.code in (AN, BINH) else world.rng.random()
    if chance > told.share + NEVER / 2:
        return None
    typed = likely_figures(told, unit)
    if unit.pk in told.slips:
        typed[told.slips[unit.pk]] += "0"
    if chance > told.share:
        typed = dict(list(typed.items())[: len(typed) // 2]) | {"SK01": "mười"}
    by = world.actor(unit)
    report = actions.fill(
        by=by,
        request=told.request,
        typed=typed,
        remarks="Một số công ty ít đơn hàng, khó tổ chức hoạt động ngoài giờ." if chance > 0.9 else "",
        is_background=unit.code != AN,
        sheet=told.sheet,
        standing=place,
    )
    if chance > told.share:
        return None
    report.request = told.request
    actions.send(by=by, report=report, sheet=told.sheet, standing=place)
    return report


def _try_again(told: Round, report: Report, upper: Unit) -> None:
    world = told.world
    actions.return_report(by=world.actor(upper), report=report, reason=world.rng.choice(REASONS))
    unit = next(unit for unit in world.beneath(upper) if unit.pk == report.unit_id)
    lower = {"CL01": str(world.rng.randrange(3, 20))}
    by = world.actor(unit)
    actions.fill(by=by, request=told.request, typed=lower, sheet=told.sheet, standing=told.standings[unit.pk])
    actions.send(by=by, report=report, sheet=told.sheet, standing=told.standings[unit.pk])


def likely_figures(told: Round, unit: Unit) -> dict[str, str]:
    """What this unit would type: seeded, in keeping with its size, parts never above their wholes."""
    place = told.standings[unit.pk]
    lines = told.sheet.asked_of(place.level, place.sector)
    numbers = _of_upper(told, unit) if unit.level == "upper" else _of_grassroots(told, unit)
    return {line.code: numbers.get(line.code, "0") for line in lines if not line.is_computed}


def _said(number: float, decimals: int = 0) -> str:
    return f"{number:.{decimals}f}".replace(".", ",")


def _of_upper(told: Round, unit: Unit) -> dict[str, str]:
    rng, beneath = told.world.rng, len(told.world.beneath(unit))
    part = told.form_part
    return {
        "TC01": _said(rng.randrange(0, 5) * part),
        "TC02": _said(beneath),
        "TC03": _said(beneath * rng.uniform(0.82, 0.96)),
        "TC05": _said(beneath * rng.uniform(1, 3) * part),
        "CL01": _said(rng.randrange(20, 180) * part),
        "CL02": _said(rng.uniform(10, 160) * part, 1),
        "TD01": _said(rng.randrange(1, 6)),
        "DN01": _said(rng.randrange(2, 14) * part),
        "HV01": _said(rng.randrange(1, 8) * part),
    }


def _of_grassroots(told: Round, unit: Unit) -> dict[str, str]:
    rng, part = told.world.rng, told.form_part
    members = told.world.members(unit)
    workers = int(members * rng.uniform(1.0, 1.18))
    ideas = int(rng.paretovariate(1.4) * part) + rng.randrange(0, 1 + members // 120)
    best = rng.uniform(4, 90) if ideas else 0
    works = rng.randrange(1, 3)
    return {
        "LD01": _said(workers),
        "LD02": _said(workers * rng.uniform(0.35, 0.75)),
        "DV01": _said(members),
        "DV02": _said(members * rng.uniform(0.35, 0.75)),
        "DV03": _said(members * rng.uniform(0, 0.06) * part),
        "TC05": _said(rng.randrange(0, 4)),
        "TL01": _said(rng.randrange(0, 2)),
        "TL02": "1",
        "TL03": _said(rng.randrange(0, 2)),
        "QC01": _said(rng.randrange(1, 5) * part),
        "QC02": "1",
        "VL01": _said(rng.randrange(0, 12)),
        "VL02": _said(rng.randrange(4200, 7800, 50)),
        "CL01": _said(members * rng.uniform(0.02, 0.2) * part),
        "CL02": _said(members * rng.uniform(0.02, 0.15) * part, 1),
        "SK01": _said(ideas),
        "SK02": _said(best * (1 + ideas * 0.3), 1),
        "SK03": _said(best, 1),
        "SK04": _said(min(ideas, max(1, ideas - rng.randrange(0, 2)))),
        "HT01": _said(members * rng.uniform(0.05, 0.4) * part),
        "CT01": _said(works),
        "CT02": _said(works if part == 1 else rng.randrange(0, works + 1)),
        "TD01": _said(rng.randrange(1, 4)),
        "DN01": _said(rng.randrange(0, 3)),
        "HV01": _said(rng.randrange(0, 3)),
    }
