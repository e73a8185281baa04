"""Inspections of 2018: the programme drawn in February, An's union concluded and putting things right, one going on."""

import datetime as dt
import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from donghanh.inspections import actions
from donghanh.inspections.actions.preparing import Team
from donghanh.inspections.facts import comparable_cells
from donghanh.inspections.models import Finding, Remedy, Visit
from donghanh.movements.models import Clause, Movement
from donghanh.organisations.models import Unit

from ..world import DEMO_DAY, Tell, World

DRAWN, AT_AN = dt.date(2018, 2, 6), dt.date(2018, 6, 12)
QUOTAS = {"concerns": 2, "late": 2, "long_ago": 2, "size": 2, "random": 4}
OUTLINE = (
    "Phổ biến, triển khai kế hoạch; đăng ký và thực hiện giao ước thi đua.\n"
    "Sáng kiến, công trình, phần việc: hồ sơ và thực tế.\n"
    "Số liệu báo cáo năm 2017 và minh chứng."
)


def live(world: World, tell: Tell) -> None:
    """The whole of it; one programme, three inspections at different steps."""
    world.on(DRAWN)
    _programme(world)
    an = world.units["CS-0001"]
    visit = _notified(world, an, on=AT_AN, numbers=("31", "17"))
    _inspected(world, visit)
    _concluded(world, visit)
    others = list(Visit.objects.exclude(pk=visit.pk).order_by("position"))
    _under_way(world, others[0])
    world.on(dt.date(2018, 7, 3))
    _prepared(world, others[1], on=dt.date(2018, 7, 12))
    world.on(DEMO_DAY)


def _programme(world: World) -> None:
    by, province = world.actor(world.province), world.province
    clause = Clause.objects.filter(plan__unit=province, text__startswith="Tổ chức kiểm tra").first()
    programme = actions.add_programme(
        by=by,
        movement=Movement.objects.get(unit=province),
        clause=clause,
        year=2018,
        aim="Giúp đơn vị làm đúng kế hoạch, phát hiện cách làm hay, bảo đảm số liệu thi đua có minh chứng.",
        levels=["grassroots"],
        first_month=6,
        last_month=11,
    )
    reason = "Theo chỉ đạo của Ban Thường vụ: đơn vị dẫn đầu phong trào năm 2017"
    actions.name_unit(by=by, programme=programme, inspected=world.units["CS-0001"], reason=reason)
    actions.draw_sample(by=by, programme=programme, quotas=QUOTAS, seed="060218")
    actions.issue_programme(by=by, programme=programme, number="4", issued_on=DRAWN)


def _prepared(world: World, visit: Visit, *, on: dt.date) -> Visit:
    by = world.actor(world.province)
    head = world.places[world.province.pk].head.person
    return actions.prepare_visit(
        by=by,
        visit=visit,
        starts_on=on,
        ends_on=on,
        period_from=dt.date(2017, 1, 1),
        period_until=dt.date(2017, 12, 31),
        outline=OUTLINE,
        checklist="phong-trao",
        team=Team(head=head, secretary=world.cast["giang"].person),
    )


def _notified(world: World, unit: Unit, *, on: dt.date, numbers: tuple[str, str]) -> Visit:
    by = world.actor(world.province)
    world.on(on - dt.timedelta(days=7))
    visit = _prepared(world, Visit.objects.get(inspected=unit), on=on)
    issued_on = on - dt.timedelta(days=7)
    visit = actions.issue_decision(by=by, visit=visit, number=numbers[0], issued_on=issued_on)
    visit = actions.issue_notice(by=by, visit=visit, number=numbers[1], issued_on=issued_on)
    world.on(on)
    return actions.begin_visit(by=by, visit=visit)


def _inspected(world: World, visit: Visit) -> None:
    """The checklist, a merit, a shortcoming with two remedies, one figure that its proof does not bear out."""
    by = world.actor(world.province)
    partly = {"1.2": "Sổ theo dõi giao ước chưa ghi quý I/2018", "3.1": "Một số liệu lệch minh chứng"}
    answers = {
        check.pk: ("partly", partly[check.code]) if check.code in partly else ("met", "")
        for check in visit.checks.all()
    }
    actions.answer_checks(by=by, visit=visit, answers=answers)
    merit = "Sáng kiến có bản mô tả và biên bản công nhận đầy đủ, người lao động nắm rõ phong trào"
    actions.add_finding(by=by, visit=visit, kind="merit", text=merit)
    finding = actions.add_finding(
        by=by,
        visit=visit,
        kind="shortcoming",
        text="Sổ theo dõi thực hiện giao ước chưa ghi kết quả quý I/2018",
        question=visit.checks.get(code="1.2"),
        upload=_picture("Sổ theo dõi giao ước"),
    )
    remedies = (
        ("Ghi đủ kết quả quý I, quý II/2018 vào sổ theo dõi giao ước", dt.date(2018, 7, 2)),
        ("Niêm yết kết quả thực hiện giao ước tại bảng tin", dt.date(2018, 7, 20)),
    )
    for text, due_on in remedies:
        actions.ask_remedy(by=by, finding=finding, text=text, due_on=due_on)
    value = next((one for one in comparable_cells(visit) if one.indicator.code == "SK01"), None)
    if value and value.accepted:
        actions.compare_cell(
            by=by,
            visit=visit,
            value=value,
            found=value.accepted - 1,
            note="Sổ sáng kiến có hai bản mô tả trùng nhau",
        )


def _concluded(world: World, visit: Visit) -> None:
    """An agrees; minutes and conclusion; Bình is asked to reopen the figure; one of two remedies is reported."""
    province, an = world.actor(world.province), world.actor(visit.inspected)
    visit = actions.share_findings(by=province, visit=visit, due_on=AT_AN + dt.timedelta(days=3))
    for finding in Finding.objects.filter(visit=visit):
        actions.answer_finding(by=an, finding=finding, agreed=True, answer="Nhất trí, đơn vị sẽ thực hiện")
    present = "Nguyễn Thị An, Chủ tịch công đoàn cơ sở"
    visit = actions.issue_minutes(by=province, visit=visit, number="9", issued_on=AT_AN, present=present)
    visit = actions.issue_conclusion(
        by=province,
        visit=visit,
        number="2",
        issued_on=AT_AN,
        verdict="Đơn vị tổ chức phong trào có nền nếp, hồ sơ cơ bản đầy đủ.\nCần theo dõi giao ước hằng quý.",
    )
    if visit.cells.exclude(state="same").exists():
        actions.ask_reopening(by=province, visit=visit)
    world.on(dt.date(2018, 6, 29))
    remedy = Remedy.objects.filter(finding__visit=visit).order_by("due_on")[0]
    said = "Đã ghi đủ hai quý, Ban Chấp hành kiểm tra ngày 28/6/2018"
    actions.report_remedy(by=an, remedy=remedy, said=said, upload=_picture("Sổ đã ghi đủ"))


def _under_way(world: World, visit: Visit) -> None:
    """The team is at another union on the demo's day; half of the checklist is answered."""
    visit = _notified(world, visit.inspected, on=DEMO_DAY, numbers=("35", "19"))
    by = world.actor(world.province)
    half = list(visit.checks.all())[:4]
    actions.answer_checks(by=by, visit=visit, answers={check.pk: ("met", "") for check in half})
    actions.add_finding(
        by=by,
        visit=visit,
        kind="shortcoming",
        text="Chưa có văn bản phối hợp với người sử dụng lao động khi tổ chức thi đua",
    )


def _picture(said: str) -> SimpleUploadedFile:
    """A small picture that says what a real one would show."""
    buffer = io.BytesIO()
    drawn = Image.new("RGB", (480, 320), "#e8e4da")
    ImageDraw.Draw(drawn).rectangle((60, 40, 420, 280), outline="#555555", width=3)
    drawn.save(buffer, "JPEG", quality=70)
    return SimpleUploadedFile(f"{said}.jpg", buffer.getvalue())
