"""One bare row of each kind at one's own unit and at the neighbour's, for tests that only open pages."""

import datetime as dt
import io
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image

from donghanh.awards.models import Decision, Nomination, Recognition
from donghanh.awards.models import Round as AwardRound
from donghanh.courses.models import Course
from donghanh.documents.models import Document, PaperBatch, PaperTemplate, StoredFile
from donghanh.evaluation.models import Cluster, CriteriaSet, Criterion, Reconsideration, Round, Scorecard
from donghanh.evidence.models import Evidence
from donghanh.exemplars.models import Consent, Picture, Story
from donghanh.indicators.models import Indicator
from donghanh.judging.models import Ballot, Panel
from donghanh.organisations.actions import party_of
from donghanh.people.models import Account
from donghanh.periods.facts import period
from donghanh.pledges.models import Pledge, Promise, Registration
from donghanh.relations.models import Dialogue, Dispute
from donghanh.reports.models import (
    Concern,
    FormItem,
    FormVersion,
    Report,
    ReportRequest,
    Snapshot,
    Standing,
    Total,
    Value,
)
from donghanh.reviews.models import Review
from donghanh.support.models import Activity, Agreement, Case, Idea
from donghanh.works.models import Work
from tests.documents.papers import PLAN

DAY, DUE, LONG = dt.date(2017, 6, 1), dt.date(2017, 7, 10), dt.date(2018, 12, 31)
CODE = "SK01"
RUSH = {"last": 9, "sent": 12, "day": "10/7/2017", "share": "20 %"}


def add_rows(things: Any) -> None:
    """Give `things` its own row and the neighbour's of every kind; `add_movement_rows` was called before."""
    shared = _shared()
    things.indicator, things.form_version, things.criteria = shared.indicator, shared.form, shared.criteria
    for prefix, unit, other in (
        ("", things.unit, things.beneath),
        ("neighbour_", things.neighbour, things.neighbour_beneath),
    ):
        plan = getattr(things, f"{prefix}plan")
        made = SimpleNamespace(unit=unit, beneath=other, movement=plan.movement, shared=shared, prefix=prefix)
        for add in (_papers, _ballots, _figures, _pledges, _cards, _awards, _stories):
            for name, row in add(made).items():
                setattr(things, f"{prefix}{name}", row)
                setattr(made, name, row)


def _shared() -> SimpleNamespace:
    indicator = Indicator.objects.create(
        code=CODE, name="Số sáng kiến", unit_of_measure="sáng kiến", levels=["upper", "grassroots"]
    )
    form = FormVersion.objects.create(
        code="BC6T", version=1, name="Báo cáo", period_kind="half", state="published"
    )
    FormItem.objects.create(
        form=form,
        position=1,
        section="Chung",
        indicator=indicator,
        levels=["upper", "grassroots"],
        audience=1,
    )
    criteria = CriteriaSet.objects.create(
        code="thu",
        version=1,
        name="Tiêu chí",
        kind="movement",
        level="upper",
        total=100,
        bonus_cap=0,
        penalty_cap=0,
        bands=[],
        valid_from=DAY,
        valid_until=LONG,
        source="Thử",
        digest="0",
    )
    Criterion.objects.create(
        criteria_set=criteria,
        position=1,
        code="A1",
        group_code="A",
        group_name="Chung",
        name="Tự chấm",
        kind="self",
        most=100,
    )
    return SimpleNamespace(indicator=indicator, form=form, criteria=criteria)


def _papers(made: Any) -> dict[str, Any]:
    stored = StoredFile.objects.create(
        name="ban-ky.pdf", kind="pdf", size=8, sha256="0", file=ContentFile(b"%PDF-1.4", "ban-ky.pdf")
    )
    kept = Evidence(unit=made.unit, name="minh-chung.pdf", kind="pdf", size=8, sha256="1")
    kept.file.save("minh-chung.pdf", ContentFile(b"%PDF-1.4"), save=False)
    kept.save()
    batch = PaperBatch.objects.create(
        unit=made.unit,
        asked_by=Account.objects.earliest("pk"),
        kind="pdf",
        state="done",
        documents=[],
        total=0,
        file=ContentFile(b"PK", "van-ban.zip"),
    )
    template = PaperTemplate.objects.create(unit=made.unit, type_name="Kế hoạch", file=stored)
    document = _document(made, "12", stored)
    return {
        "document": document,
        "evidence": kept,
        "stored": stored,
        "batch": batch,
        "template": template,
    }


def _document(made: Any, number: str, stored: StoredFile | None = None) -> Document:
    return Document.objects.create(
        unit=made.unit,
        direction="issued",
        state="issued",
        type_code="KH",
        number=number,
        number_key=number,
        symbol="KH-LĐLĐ",
        year=2017,
        issued_on=DAY,
        layout="union-2011",
        paper=replace(PLAN, number=number).to_json(),
        verify_code=f"{made.prefix[:3]}{number}",
        scan=stored,
        source=stored,
    )


def _ballots(made: Any) -> dict[str, Any]:
    panel = Panel.objects.create(unit=made.unit, kind="award_council", name="Hội đồng")
    return {"panel": panel, "ballot": _ballot(panel)}


def _counted(panel: Panel) -> Ballot:
    return _ballot(panel, state="closed", agreed=3, disagreed=0, left_blank=0, passed=True)


def _ballot(panel: Panel, **counts: Any) -> Ballot:
    return Ballot.objects.create(
        panel=panel,
        question="Nhất trí?",
        threshold_numerator=1,
        threshold_denominator=2,
        seats_total=3,
        opened_on=DAY,
        **counts,
    )


def _figures(made: Any) -> dict[str, Any]:
    asked = ReportRequest.objects.create(
        movement=made.movement,
        form=made.shared.form,
        period=period("2017H1"),
        unit=made.unit,
        title="Báo cáo 6 tháng",
        levels=["upper", "grassroots"],
        asked_on=DAY,
        due_on=DUE,
    )
    root, leaf = f"/{made.unit.pk}/", f"/{made.unit.pk}/{made.beneath.pk}/"
    for unit, superior, path in ((made.unit, None, root), (made.beneath, made.unit, leaf)):
        Standing.objects.create(
            request=asked,
            unit=unit,
            superior=superior,
            path=path,
            depth=path.count("/") - 1,
            level=unit.level,
            sector=unit.sector,
            is_asked=True,
            is_leaf=superior is not None,
        )
    report = Report.objects.create(request=asked, unit=made.unit, state="draft", version=1, first_sent_on=DAY)
    sent = Snapshot.objects.create(
        report=report, version=1, cells={}, digest="0", sent_on=DAY, sent_by_name="Vai Thử"
    )
    Report.objects.filter(pk=report.pk).update(state="sent", last_sent=sent)
    indicator = made.shared.indicator
    Value.objects.create(report=report, indicator=indicator, typed="5", number=5, evidence=made.evidence)
    Total.objects.create(request=asked, unit=made.unit, indicator=indicator, total=5, reported=1, expected=2)
    concern = Concern.objects.create(
        request=asked,
        unit=made.unit,
        kind="rush",
        key="rush:",
        facts=RUSH,
        state="asked",
        found_on=DAY,
        asked_on=DAY,
    )
    return {"asked": asked, "report": Report.objects.get(pk=report.pk), "concern": concern}


def _pledges(made: Any) -> dict[str, Any]:
    gate = Registration.objects.create(
        movement=made.movement, year=2017, unit=made.unit, opens_on=DAY, closes_on=DUE
    )
    party, second = party_of(made.unit), party_of(made.beneath)
    pledge = Pledge.objects.create(
        registration=gate, first=party, second=second, first_kind="unit", second_kind="unit"
    )
    promise = Promise.objects.create(pledge=pledge, position=1, text="Tiết kiệm điện.")
    work = Work.objects.create(
        unit=made.unit,
        owner=party,
        movement=made.movement,
        kind="work",
        name="Sửa nhà ăn ca",
        starts_on=DAY,
        due_on=DUE,
    )
    done_work = Work.objects.create(
        unit=made.unit,
        owner=party,
        movement=made.movement,
        kind="task",
        name="Trồng cây",
        starts_on=DAY,
        due_on=DUE,
        state="accepted",
        progress=100,
        completed_on=DAY,
        accepted_on=DAY,
        accepted_by="Ông Bình",
    )
    return {
        "gate": gate,
        "pledge": pledge,
        "promise": promise,
        "work": work,
        "done_work": done_work,
        "party": party,
        **_support(made),
        "dialogue": Dialogue.objects.create(
            unit=made.unit,
            kind="periodic",
            enterprise="Công ty Thử",
            held_on=DAY,
            employer_side="Giám đốc",
            worker_side="Ban Chấp hành",
            people=9,
            content="Bữa ăn ca",
            result="Tăng",
        ),
        "dispute": Dispute.objects.create(
            unit=made.unit,
            kind="dispute",
            enterprise="Công ty Thử",
            began_on=DAY,
            workers=9,
            cause="wages",
            description="Lương",
        ),
        "course": Course.objects.create(
            unit=made.unit,
            kind="skill",
            subject="May lập trình",
            place="Hội trường",
            from_on=DAY,
            until_on=DUE,
            seats=30,
            payer="union",
        ),
    }


def _support(made: Any) -> dict[str, Any]:
    case = Case.objects.create(
        unit=made.unit,
        holder=made.unit,
        enterprise="Công ty Thử",
        raised_by="Vai Thử",
        field="procedure",
        title="Chậm hoàn thuế",
        raised_on=DAY,
    )
    activity = Activity.objects.create(unit=made.unit, kind="sale", name="Phiên chợ hàng Việt", held_on=DAY)
    agreement = Agreement.objects.create(
        unit=made.unit, enterprise="Công ty Thử", kind="new", signed_on=DAY, from_on=DAY, until_on=LONG
    )
    idea = Idea.objects.create(
        unit=made.unit,
        holder=made.unit,
        product="Kẹo dừa",
        enterprise="Công ty Thử",
        topic="design",
        text="Hộp nhỏ hơn.",
        author="Vai Thử",
        written_on=DAY,
    )
    return {"case": case, "activity": activity, "agreement": agreement, "idea": idea}


def _cards(made: Any) -> dict[str, Any]:
    round_ = Round.objects.create(
        unit=made.unit,
        criteria_set=made.shared.criteria,
        period=period("2017"),
        movement=made.movement,
        opened_on=DAY,
        self_due_on=DUE,
        verify_due_on=DUE,
    )
    card = Scorecard.objects.create(round=round_, unit=made.unit, due_on=DUE)
    panel = Panel.objects.create(unit=made.unit, kind="cluster", name="Cụm")
    cluster = Cluster.objects.create(unit=made.unit, name="Cụm 1", year=2017, lead=made.unit, panel=panel)
    cluster.ballot = _counted(panel)
    cluster.save()
    sent = Scorecard.objects.create(round=round_, unit=made.beneath, due_on=DUE, state="self_scored")
    request = Reconsideration.objects.create(scorecard=card, text="Xem lại.", asked_on=DAY, due_on=DUE)
    return {"score_round": round_, "card": card, "sent_card": sent, "cluster": cluster, "request": request}


def _awards(made: Any) -> dict[str, Any]:
    round_ = AwardRound.objects.create(
        unit=made.unit,
        movement=made.movement,
        period=period("2017"),
        name="Khen thưởng năm 2017",
        state="board",
        opens_on=DAY,
        closes_on=LONG,
    )
    dossier = Nomination.objects.create(
        round=round_,
        party=made.party,
        proposed_by=made.unit,
        form_code="bang-khen-tinh",
        form_name="Bằng khen",
        achievement="Tốt.",
        ballot=_counted(made.panel),
    )
    decision = Decision.objects.create(
        round=round_,
        unit=made.unit,
        document=_document(made, "45"),
        state="effective",
        decided_on=DAY,
        effective_on=DAY,
    )
    recognition = Recognition.objects.create(
        decision=decision,
        nomination=dossier,
        party=made.party,
        position=1,
        party_name=made.unit.name,
        home_name=made.unit.name,
        form_code="bang-khen-tinh",
        form_name="Bằng khen",
        level="province",
        scope="thematic",
        year=2017,
        golden_book_number=1,
        search_key="x",
    )
    return {"award_round": round_, "dossier": dossier, "decision": decision, "recognition": recognition}


def _stories(made: Any) -> dict[str, Any]:
    story = Story.objects.create(
        unit=made.unit,
        movement=made.movement,
        party=made.party,
        title="Người tốt",
        summary="Việc tốt.",
        text="Đã làm.",
        state="published",
        published_on=DAY,
    )
    Consent.objects.create(story=story, given_by="Vai Thử", purpose="Công bố", given_on=DAY, until_on=LONG)
    file = ContentFile(_pixel(), "anh.png")
    kept = Evidence.objects.create(
        unit=made.unit, name="anh.png", kind="png", size=70, sha256="2" * 64, file=file
    )
    shown = Picture.objects.create(
        story=story, evidence=kept, credit="Vai Thử", rights="Được đăng", alt="Một điểm", is_public=True
    )
    review = Review.objects.create(
        unit=made.unit,
        movement=made.movement,
        period=period("2017H1"),
        kind="interim",
        state="drafted",
        reports_due_on=DUE,
    )
    return {"story": story, "shown_picture": shown, "review": review}


def _pixel() -> bytes:
    """A picture of one point."""
    out = io.BytesIO()
    Image.new("RGB", (1, 1)).save(out, "PNG")
    return out.getvalue()
