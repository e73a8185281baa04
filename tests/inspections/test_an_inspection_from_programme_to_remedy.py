"""An inspection from the programme to what was put right."""

import datetime as dt

import pytest

from donghanh.base.actors import SYSTEM
from donghanh.base.sentences import Refusal
from donghanh.evidence.models import Evidence
from donghanh.inspections import actions
from donghanh.inspections.choices import VisitState
from donghanh.inspections.facts import broken_invariants, dues_of, outcomes_of, redrawn
from donghanh.inspections.models import Finding, Programme, Remedy, Visit
from donghanh.notices.models import Notice
from donghanh.organisations.actions import appoint, found_unit
from donghanh.organisations.choices import RoleKey
from donghanh.people.actions import add_person, open_account
from tests.conftest import LONG_AGO

from .conftest import NEXT, photo

DAY = dt.date(2017, 6, 15)


@pytest.fixture
def signer(province):
    """The deputy head of the province, who signs too."""
    person = add_person(name="Lê Thị Hạnh", is_invented=True)
    appoint(by=SYSTEM, person=person, unit=province, role=RoleKey.LEADER, from_on=LONG_AGO)
    return open_account(person=person, login="hanh")


def refused(change):
    with pytest.raises(Refusal) as refusal:
        change()
    return str(refusal.value)


def verbs(by, day=NEXT):
    return [str(due.verb) for due in dues_of(by, day)]


def test_only_the_committee_makes_a_programme(binh, dung, actor, movement, programme):
    facts = {"movement": movement, "clause": None, "year": 2017, "aim": "x", "levels": ["grassroots"]}

    assert "không có phần việc" in refused(lambda: actions.add_programme(by=actor(binh), **facts))
    assert "đã có chương trình" in refused(lambda: actions.add_programme(by=actor(dung), **facts))


def test_a_programme_keeps_what_its_seed_gave(dung, actor, drawn, upper):
    assert [(row.inspected.code, row.ground, row.reason) for row in drawn.visits.all()] == [
        ("CS-0001", "size", "380 đoàn viên")
    ]

    found_unit(
        by=SYSTEM,
        code="CS-0009",
        name="CĐCS mới",
        kind="grassroots",
        superior=upper,
        founded_on=DAY,
        sector="mixed",
    )

    assert [one.code for one in redrawn(drawn)] == ["CS-0001"]
    assert broken_invariants() == []
    drawn.visits.update(ground="random")
    assert "khác với kết quả rút thăm" in str(broken_invariants()[0])


def test_a_unit_named_by_hand_leaves_its_place_in_the_lot(dung, actor, drawn, grassroots):
    by = actor(dung)
    actions.name_unit(by=by, programme=drawn, inspected=grassroots, reason="Đơn phản ánh ngày 12/5/2017")

    listed = {row.inspected.code: (row.ground, row.reason) for row in drawn.visits.all()}

    assert listed == {"CS-0001": ("", "Đơn phản ánh ngày 12/5/2017"), "CS-0002": ("size", "120 đoàn viên")}
    assert broken_invariants() == []
    named = drawn.visits.get(ground="")
    assert "rút thăm không bỏ được" in refused(
        lambda: actions.take_off(by=by, programme=drawn, visit_id=drawn.visits.exclude(ground="").get().pk)
    )
    actions.take_off(by=by, programme=drawn, visit_id=named.pk)
    assert [row.inspected.code for row in drawn.visits.all()] == ["CS-0001"]


def test_a_programme_is_drawn_by_the_committee_and_issued_by_who_signs(dung, actor, programme):
    by = actor(dung)
    assert verbs(by, DAY) == ["Chọn đơn vị kiểm tra"]

    actions.draw_sample(by=by, programme=programme, quotas={"size": 1}, seed="1")

    assert verbs(by, DAY) == ["Ban hành chương trình"]


def test_an_issued_programme_is_a_paper_and_is_not_drawn_again(dung, actor, issued):
    paper = issued.document.content

    assert paper.appendices[0].tables[0].rows[0][1:] == (
        "Công đoàn cơ sở Công ty May Hàm Luông",
        "380 đoàn viên",
        "Tháng 6",
    )
    assert any("290517" in clause.text for clause in paper.walk())
    assert "không làm được" in refused(
        lambda: actions.draw_sample(by=actor(dung), programme=issued, quotas={"size": 1}, seed="2")
    )


def test_nobody_is_forewarned(an, binh, dung, actor, prepared):
    sees = {name: Visit.objects.visible_to(actor(who)).exists() for name, who in (("an", an), ("dung", dung))}

    assert sees == {"an": False, "dung": True}
    assert not Programme.objects.visible_to(actor(binh)).exists()


def test_who_works_at_the_unit_does_not_inspect_it(an, dung, actor, issued):
    visit = Visit.objects.get()

    said = refused(
        lambda: actions.prepare_visit(
            by=actor(dung),
            visit=visit,
            starts_on=NEXT,
            ends_on=NEXT,
            period_from=DAY,
            period_until=DAY,
            outline="Đề cương",
            checklist="phong-trao",
            team=actions.preparing.Team(head=dung.person, members=[an.person]),
        )
    )

    assert said == "Nguyễn Thị An công tác tại đơn vị được kiểm tra nên không tham gia đoàn. Chọn người khác."


def test_the_notice_tells_the_unit_and_its_superior(an, binh, cuc, actor, notified):
    assert notified.decision.content.enacting == "QUYẾT ĐỊNH:"
    assert notified.notice.content.appendices[0].paragraphs == ("Triển khai kế hoạch", "Số liệu, minh chứng")
    assert Notice.objects.filter(account=an, url=notified.get_absolute_url()).exists()
    seen = [who for who in (an, binh, cuc) if Visit.objects.visible_to(actor(who)).exists()]
    assert seen == [an, binh]
    assert verbs(actor(an), DAY) == ["Chuẩn bị theo đề cương"]


def test_a_visit_does_not_begin_before_its_day(dung, actor, notified):
    assert "Chưa đến ngày kiểm tra" in refused(lambda: actions.begin_visit(by=actor(dung), visit=notified))


def test_what_was_found_is_told_when_all_is_answered(an, dung, actor, underway):
    by = actor(dung)
    share = {"visit": underway, "due_on": dt.date(2017, 6, 25)}
    assert "Còn 8 câu chưa ghi kết quả" in refused(lambda: actions.share_findings(by=by, **share))
    answers = {check.pk: ("met", "") for check in underway.checks.all()}
    actions.answer_checks(by=by, visit=underway, answers=answers)
    assert "Chưa ghi nhận nội dung nào" in refused(lambda: actions.share_findings(by=by, **share))

    actions.add_finding(by=by, visit=underway, kind="merit", text="Đoàn viên tham gia đông")
    assert not Finding.objects.visible_to(actor(an)).exists()
    actions.share_findings(by=by, **share)

    assert Finding.objects.visible_to(actor(an)).exists()
    assert verbs(actor(an)) == ["Giải trình nội dung kiểm tra"]


def test_proof_is_seen_once_the_unit_is_told(an, cuc, dung, actor, noted, request):
    seen = [Evidence.objects.visible_to(actor(an)).count()]
    actions.share_findings(by=actor(dung), visit=noted.visit, due_on=dt.date(2017, 6, 25))
    seen.append(Evidence.objects.visible_to(actor(an)).count())

    assert seen == [0, 1]
    assert Evidence.objects.visible_to(actor(cuc)).count() == 0


def test_minutes_wait_for_the_unit_and_for_what_is_disputed(an, dung, actor, shared, noted):
    issue = {"number": "7", "issued_on": NEXT, "present": "Nguyễn Thị An"}
    by = actor(dung)
    assert "chưa giải trình" in refused(lambda: actions.issue_minutes(by=by, visit=shared, **issue))

    actions.answer_finding(
        by=actor(an), finding=noted, agreed=False, answer="Sổ để ở phân xưởng", upload=photo()
    )
    assert "chưa nhất trí" in refused(lambda: actions.issue_minutes(by=by, visit=shared, **issue))
    actions.settle_finding(by=by, finding=noted, keep=False, verdict="Đã xem sổ")
    minuted = actions.issue_minutes(by=by, visit=shared, **issue)

    said = " ".join(clause.text for clause in minuted.minutes.content.walk())
    assert "Đoàn không nêu nội dung này nữa: Đã xem sổ." in said
    assert Notice.objects.filter(account=an, text__contains="không nêu nữa").exists()
    assert outcomes_of([noted.visit.inspected_id], from_on=DAY, until_on=NEXT, today=NEXT) == {}


def test_what_is_to_be_put_right_is_reported_with_proof_and_looked_at_again(an, dung, actor, concluded):
    remedy, union, committee = Remedy.objects.get(), actor(an), actor(dung)
    assert verbs(union) == ["Báo cáo khắc phục"]
    assert "Chưa có minh chứng" in refused(
        lambda: actions.report_remedy(by=union, remedy=remedy, said="Đã ghi")
    )
    actions.report_remedy(by=union, remedy=remedy, said="Đã ghi", upload=photo())
    assert verbs(committee) == ["Kiểm tra lại việc khắc phục"]

    actions.return_remedy(by=committee, remedy=remedy, verdict="Thiếu tháng 3", due_on=dt.date(2017, 7, 20))
    assert "chưa khắc phục xong" in refused(lambda: actions.close_visit(by=committee, visit=concluded))
    actions.report_remedy(by=union, remedy=remedy, said="Đã bổ sung tháng 3")
    actions.confirm_remedy(by=committee, remedy=remedy, verdict="Xem sổ ngày 20/6")
    closed = actions.close_visit(by=committee, visit=concluded)

    assert closed.state == VisitState.CLOSED
    _visit, outcome = outcomes_of([closed.inspected_id], from_on=DAY, until_on=NEXT, today=NEXT)[
        closed.inspected_id
    ]
    assert (outcome.shortcomings, outcome.remedies, outcome.remedied, outcome.late) == (1, 1, 1, 0)


def test_the_conclusion_lists_what_is_owed(concluded):
    paper = concluded.conclusion.content

    assert paper.appendices[0].tables[0].rows == (("1", "Ghi đủ sổ theo dõi", "15/7/2017"),)
    assert paper.full_number == "9/KL-LĐLĐ"


def test_a_neighbour_answers_nothing(cuc, actor, shared, noted):
    assert "của đơn vị được kiểm tra" in refused(
        lambda: actions.answer_finding(by=actor(cuc), finding=noted, agreed=True, answer="")
    )


def test_a_visit_called_off_tells_its_unit_why(an, dung, actor, notified):
    actions.cancel_visit(by=actor(dung), visit=notified, reason="Bão số 2")

    assert Notice.objects.filter(account=an, text__contains="không tiến hành: Bão số 2").exists()
    assert verbs(actor(an), DAY) == []


def test_the_committee_inspects_only_beneath(dung, actor, movement, province):
    facts = {"movement": movement, "reason": "Đột xuất", "starts_on": NEXT}

    assert "đơn vị trực thuộc" in refused(
        lambda: actions.add_visit(by=actor(dung), inspected=province, **facts)
    )


def test_who_signs_hears_when_a_paper_is_ready(signer, client_of, dung, minuted):
    notices = Notice.objects.filter(account=signer, text__contains="chờ ký").order_by("pk")

    assert [notice.text for notice in notices] == [
        "Danh sách đơn vị kiểm tra năm 2017 đã rút thăm, chờ ký.",
        "Quyết định thành lập đoàn kiểm tra tại Công đoàn cơ sở Công ty May Hàm Luông chờ ký.",
        "Đã lập biên bản kiểm tra tại Công đoàn cơ sở Công ty May Hàm Luông; kết luận chờ ký ban hành.",
    ]
    assert client_of(signer).get(notices.last().url).status_code == 200
    assert not Notice.objects.filter(account=dung, text__contains="chờ ký").exists()
