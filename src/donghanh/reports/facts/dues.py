"""What is due from me: reports to fill, to send, to decide on."""

import datetime as dt

from django.db.models import Count
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.dues import Due
from donghanh.base.sentences import Sentence
from donghanh.organisations.choices import Duty

from ..choices import ReportState
from ..models import Report, ReportRequest
from .heirs import owed_by_predecessors
from .progress import waiting_for
from .quality_names import concern_dues


def dues_of(by: Actor, today: dt.date) -> list[Due]:
    """Cards for the unit acted for; five queries at most, two more where units were taken over."""
    if by.unit_id is None:
        return []
    own = _own_reports(by) + _inherited(by) if by.has(Duty.FIGURES) else []
    return own + (_to_decide(by) if by.has(Duty.SIGN) else []) + concern_dues(by)


def _own_reports(by: Actor) -> list[Due]:
    requests = list(ReportRequest.objects.open().asking(by.unit_id).order_by("due_on"))
    reports = {
        report.request_id: report for report in Report.objects.filter(unit=by.unit_id, request__in=requests)
    }
    cards = []
    for request in requests:
        report = reports.get(request.pk)
        if report is None or report.state in (ReportState.DRAFT, ReportState.RETURNED):
            cards.append(_card(request, report))
    return cards


def _inherited(by: Actor) -> list[Due]:
    """What ended units still owed with which the one acted for goes on alone."""
    return [
        Due(
            title=Sentence("{title} của {unit}", title=place.request.title, unit=place.unit.name),
            verb=Sentence("Nhập báo cáo"),
            url=reverse("reports:fill_instead", args=[place.request_id, place.unit_id]),
            due_on=place.request.due_on,
            minutes=15,
            note=Sentence("Kế thừa: đơn vị này đã kết thúc hoạt động"),
        )
        for place in owed_by_predecessors(by)
    ]


def _card(request: ReportRequest, report: Report | None) -> Due:
    if report and report.state == ReportState.RETURNED:
        return _returned_card(request, report)
    is_full = bool(report and report.asked and report.filled >= report.asked)
    return Due(
        title=request.title,
        verb=Sentence("Gửi báo cáo") if is_full else Sentence("Nhập báo cáo"),
        url=reverse("reports:review" if is_full else "reports:fill", args=[request.pk]),
        due_on=request.due_on,
        minutes=3 if is_full else 15,
        done=report.filled if report else 0,
        total=report.asked if report and report.asked else None,
    )


def _returned_card(request: ReportRequest, report: Report) -> Due:
    """Leads to what must be corrected, however full the report is: not to the button that sends it unchanged.

    The day of the request bound what was sent then; a report that was accepted and is opened again has no day.
    """
    return Due(
        title=request.title,
        verb=Sentence("Sửa và gửi lại báo cáo"),
        url=reverse("reports:fill", args=[request.pk]),
        due_on=None if report.last_accepted_id else request.due_on,
        minutes=5,
        note=Sentence("Cấp trên trả lại: {reason}", reason=report.return_reason),
    )


def _to_decide(by: Actor) -> list[Due]:
    waiting = waiting_for(by).order_by().values("request", "request__title", "request__due_on")
    return [
        Due(
            title=Sentence(
                "{count} báo cáo chờ duyệt: {title}", count=row["count"], title=row["request__title"]
            ),
            verb=Sentence("Duyệt báo cáo"),
            url=reverse("reports:inbox") + f"?request={row['request']}",
            minutes=min(60, 2 * row["count"]),
        )
        for row in waiting.annotate(count=Count("pk")).order_by("request__due_on")
    ]
