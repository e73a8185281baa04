"""Reported figures are compared with their proof and corrected through the unit's superior."""

import pytest

from donghanh.base.sentences import Refusal
from donghanh.inspections import actions
from donghanh.inspections.facts import comparable_cells, compared_cells, dues_of, traces_of_figure
from donghanh.inspections.models import CellCheck, Finding
from donghanh.notices.models import Notice
from donghanh.organisations.facts import actor_for
from donghanh.reports import actions as reports
from donghanh.reports.models import Report
from tests.reports.conftest import accepted, asked, form, sent, whole  # noqa: F401

from .conftest import NEXT


@pytest.fixture
def reported(asked, accepted, an, binh):  # noqa: F811
    """An reported five initiatives, Bình accepted."""
    return accepted(asked, an, binh, SK01="5")


@pytest.fixture
def value(reported, underway):
    """That figure, as the team may choose it."""
    return next(one for one in comparable_cells(underway) if one.indicator.code == "SK01")


def compared(by, visit, value, found):
    return actions.compare_cell(by=by, visit=visit, value=value, found=found, note="Sổ có 3 bản mô tả")


def test_a_figure_that_differs_is_a_finding_until_it_agrees(dung, actor, underway, value):
    by = actor(dung)
    cell = compared(by, underway, value, 3)

    assert cell.finding.text == (
        "Số liệu “Sáng kiến, cải tiến kỹ thuật được công nhận” trong “Báo cáo 6 tháng phong trào thi đua, 6 tháng đầu "
        "năm 2017”: báo cáo 5, theo minh chứng 3. Sổ có 3 bản mô tả"
    )
    again = compared(by, underway, value, 5)
    assert (again.state, again.finding, Finding.objects.count()) == ("same", None, 0)


def test_what_differs_is_reopened_by_the_superior_and_corrected(
    an, binh, dung, actor, value, noted, reported
):
    committee, visit = actor(dung), noted.visit
    compared(committee, visit, value, 3)
    with pytest.raises(Refusal, match="Lập biên bản trước"):
        actions.ask_reopening(by=committee, visit=visit)
    visit = actions.share_findings(by=committee, visit=visit, due_on=NEXT)
    for finding in Finding.objects.all():
        actions.answer_finding(by=actor(an), finding=finding, agreed=True, answer="")
    visit = actions.issue_minutes(by=committee, visit=visit, number="7", issued_on=NEXT, present="An")
    assert actions.ask_reopening(by=committee, visit=visit) == 1
    assert [str(due.verb) for due in dues_of(actor(binh), NEXT)] == ["Mở lại ô số liệu để sửa"]
    assert Notice.objects.filter(account=binh, text__contains="đề nghị mở lại 1 ô").exists()
    assert [trace.url for trace in traces_of_figure(reported, "SK01", actor(binh))] == [
        visit.get_absolute_url()
    ]
    with pytest.raises(Refusal, match="cấp trên trực tiếp"):
        actions.reopen_cells(by=committee, visit=visit)

    actions.reopen_cells(by=actor(binh), visit=visit)

    report = Report.objects.get(pk=reported.pk)
    assert (report.state, report.open_cells) == ("returned", ["SK01"])
    assert report.return_reason.startswith("Theo biên bản kiểm tra 7/BB-LĐLĐ, minh chứng cho thấy")
    by = actor_for(an)
    reports.fill(by=by, request=report.request, typed={"SK01": "3"})
    reports.send(by=by, report=report)
    reports.accept(by=actor(binh), reports=[report])
    (row,) = compared_cells(visit, list(CellCheck.objects.select_related("indicator", "report__request")))
    assert (row.reported, row.found, row.now, row.is_corrected) == ("5", "3", "3", True)


def test_the_pages_compare_ask_and_reopen(an, binh, dung, actor, client_of, value, noted):
    visit = noted.visit
    desk, upper = client_of(dung), client_of(binh)
    page = f"/kiem-tra/{visit.pk}/so-lieu/"
    sent_form = {"verb": "compare", "value": value.pk, "found": "ba", "note": ""}
    assert "“ba” không phải là số" in desk.post(page, sent_form).content.decode()
    assert desk.post(page, sent_form | {"found": "3"}).status_code == 303
    visit = actions.share_findings(by=actor(dung), visit=visit, due_on=NEXT)
    for finding in Finding.objects.all():
        actions.answer_finding(by=actor(an), finding=finding, agreed=True, answer="")
    actions.issue_minutes(by=actor(dung), visit=visit, number="7", issued_on=NEXT, present="An")

    assert desk.post(page, {"verb": "ask", "once": "a"}).status_code == 303
    assert "Mở lại ô số liệu" in upper.get(page).content.decode()
    assert upper.post(page, {"verb": "reopen", "once": "b"}).status_code == 303
    assert CellCheck.objects.get().state == "reopened"
