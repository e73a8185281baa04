"""A programme of the province that takes An's union, and the inspection there, step by step."""

import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from donghanh.inspections import actions
from donghanh.inspections.models import Visit
from donghanh.movements.models import Movement, Plan

NEXT = dt.date(2017, 6, 20)


def photo():
    """A picture from a phone."""
    buffer = io.BytesIO()
    Image.new("RGB", (60, 40), "navy").save(buffer, "JPEG")
    return SimpleUploadedFile("anh.jpg", buffer.getvalue())


@pytest.fixture
def movement(province):
    """A movement of the province, with the plan through which it is seen."""
    made = Movement.objects.create(
        unit=province,
        name="Doanh nghiệp Việt Nam hội nhập và phát triển",
        starts_on=dt.date(2017, 1, 1),
        ends_on=dt.date(2020, 12, 31),
        opened_on=dt.date(2017, 5, 12),
    )
    Plan.objects.create(
        movement=made,
        unit=province,
        title="Kế hoạch",
        number="29/KH-LĐLĐ",
        issued_on=made.opened_on,
        state="issued",
    )
    return made


@pytest.fixture
def programme(dung, actor, movement, grassroots, neighbour):
    """The programme of 2017, not drawn."""
    return actions.add_programme(
        by=actor(dung),
        movement=movement,
        clause=None,
        year=2017,
        aim="Kiểm tra việc thực hiện phong trào",
        levels=["grassroots"],
        first_month=6,
        last_month=7,
    )


@pytest.fixture
def drawn(dung, actor, programme):
    """An's union drawn as the largest."""
    actions.draw_sample(by=actor(dung), programme=programme, quotas={"size": 1}, seed="290517")
    programme.refresh_from_db()
    return programme


@pytest.fixture
def issued(dung, actor, drawn):
    """The programme is out."""
    return actions.issue_programme(
        by=actor(dung), programme=drawn, number="3", issued_on=dt.date(2017, 6, 15)
    )


@pytest.fixture
def prepared(dung, actor, issued):
    """A team of one, with the usual checklist."""
    visit = Visit.objects.get()
    return actions.prepare_visit(
        by=actor(dung),
        visit=visit,
        starts_on=NEXT,
        ends_on=NEXT,
        period_from=dt.date(2017, 1, 1),
        period_until=dt.date(2017, 6, 15),
        outline="Triển khai kế hoạch\nSố liệu, minh chứng",
        checklist="phong-trao",
        team=actions.preparing.Team(head=dung.person, others="Lý Văn Hùng, Ban Tuyên giáo"),
    )


@pytest.fixture
def notified(dung, actor, prepared):
    """Decided, and An's union has its notice."""
    visit = actions.issue_decision(
        by=actor(dung), visit=prepared, number="45", issued_on=dt.date(2017, 6, 15)
    )
    return actions.issue_notice(by=actor(dung), visit=visit, number="12", issued_on=dt.date(2017, 6, 15))


@pytest.fixture
def underway(dung, actor, notified, monkeypatch):
    """The team is at the unit on 20/6."""
    monkeypatch.setenv("DONGHANH_TODAY", "2017-06-20")
    return actions.begin_visit(by=actor(dung), visit=notified)


@pytest.fixture
def noted(dung, actor, underway):
    """Every question answered, one shortcoming with something to put right."""
    by = actor(dung)
    answers = {check.pk: ("met", "") for check in underway.checks.all()}
    actions.answer_checks(by=by, visit=underway, answers=answers)
    finding = actions.add_finding(
        by=by, visit=underway, kind="shortcoming", text="Sổ theo dõi giao ước chưa ghi quý I", upload=photo()
    )
    actions.ask_remedy(by=by, finding=finding, text="Ghi đủ sổ theo dõi", due_on=dt.date(2017, 7, 15))
    return finding


@pytest.fixture
def shared(dung, actor, noted):
    """An's union reads what was found and answers until 25/6."""
    return actions.share_findings(by=actor(dung), visit=noted.visit, due_on=dt.date(2017, 6, 25))


@pytest.fixture
def minuted(dung, an, actor, shared, noted):
    """An agreed; the minutes are out."""
    actions.answer_finding(by=actor(an), finding=noted, agreed=True, answer="")
    return actions.issue_minutes(
        by=actor(dung), visit=shared, number="7", issued_on=NEXT, present="Nguyễn Thị An"
    )


@pytest.fixture
def concluded(dung, actor, minuted):
    """The conclusion is out."""
    return actions.issue_conclusion(
        by=actor(dung), visit=minuted, number="9", issued_on=NEXT, verdict="Thực hiện tốt phong trào"
    )
