"""What is due: from the committee, from who issues its papers, from the unit inspected, from its superior."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.base.actors import Actor
from donghanh.base.dues import Due
from donghanh.organisations.choices import Duty
from donghanh.reports.permissions import may_decide

from ..choices import CellState, PaperKind, ProgrammeState, RemedyState, VisitState
from ..models import CellCheck, Finding, Programme, Remedy, Visit

AHEAD = dt.timedelta(days=30)
SOON = dt.timedelta(days=3)
# What the committee does next, and the page where.
INSPECTING = {
    VisitState.PLANNED: ("inspections:prepare", gettext_lazy("Lập đoàn kiểm tra")),
    VisitState.NOTIFIED: ("inspections:visit", gettext_lazy("Bắt đầu kiểm tra")),
    VisitState.UNDERWAY: ("inspections:checks", gettext_lazy("Ghi phiếu kiểm tra")),
    VisitState.SHARED: ("inspections:visit", gettext_lazy("Xem giải trình của đơn vị")),
}


def dues_of(by: Actor, today: dt.date) -> list[Due]:
    """All of it; nothing from somebody without a unit."""
    if by.unit_id is None:
        return []
    found: list[Due] = []
    if by.has(Duty.INSPECT):
        found += [*_programmes(by), *_visits(by, today), *_to_check_again(by)]
    if by.has(Duty.SIGN) or by.has(Duty.NUMBER):
        found += _papers(by, today)
    if by.has(Duty.SIGN) or by.has(Duty.DRAFT):
        found += [*_announced(by, today), *_to_answer(by), *_to_remedy(by)]
    if by.has(Duty.SIGN):
        found += _to_reopen(by)
    return found


def _name(visit: Visit) -> str:
    return _("Kiểm tra %(unit)s") % {"unit": visit.inspected.name}


def _programmes(by: Actor) -> list[Due]:
    rows = Programme.objects.filter(unit=by.unit_id, state=ProgrammeState.DRAFT)
    return [
        Due(
            title=_("Chương trình kiểm tra năm %(year)s") % {"year": row.year},
            verb=_("Chọn đơn vị kiểm tra") if not row.seed else _("Trình ban hành chương trình"),
            url=reverse("inspections:sample", args=[row.pk]) if not row.seed else row.get_absolute_url(),
            minutes=10,
        )
        for row in rows
    ]


def _visits(by: Actor, today: dt.date) -> list[Due]:
    rows = Visit.objects.filter(
        unit=by.unit_id, state__in=list(INSPECTING), starts_on__lte=today + AHEAD
    ).exclude(programme__state=ProgrammeState.DRAFT)
    found = []
    for row in rows.select_related("inspected"):
        page, verb = INSPECTING[VisitState(row.state)]
        waits = row.state == VisitState.NOTIFIED and row.starts_on > today
        if not waits and not (row.state == VisitState.SHARED and row.due_on and row.due_on >= today):
            due_on = row.ends_on if row.state == VisitState.UNDERWAY else row.due_on or row.starts_on
            url = reverse(page, args=[row.pk])
            found.append(Due(title=_name(row), verb=str(verb), url=url, due_on=due_on, minutes=20))
    return found


def _papers(by: Actor, today: dt.date) -> list[Due]:
    """Who signs or numbers issues the decision, the notice, the minutes, the conclusion."""
    rows = Visit.objects.filter(unit=by.unit_id).select_related("inspected")
    prepared = rows.filter(state=VisitState.PLANNED, team__part="head", starts_on__lte=today + AHEAD)
    found = [(row, PaperKind.DECISION, row.starts_on) for row in prepared]
    found += [(row, PaperKind.NOTICE, row.starts_on) for row in rows.filter(state=VisitState.DECIDED)]
    heard = rows.filter(state=VisitState.SHARED, due_on__lt=today)
    found += [(row, PaperKind.MINUTES, row.due_on or row.ends_on) for row in heard]
    found += [(row, PaperKind.CONCLUSION, row.ends_on) for row in rows.filter(state=VisitState.MINUTED)]
    return [
        Due(
            title=_name(row),
            verb=_("Ban hành %(paper)s") % {"paper": str(kind.label).lower()},
            url=reverse("inspections:paper", args=[row.pk, kind.value]),
            due_on=due_on,
            minutes=10,
        )
        for row, kind, due_on in found
    ]


def _to_check_again(by: Actor) -> list[Due]:
    rows = Remedy.objects.filter(finding__visit__unit=by.unit_id, state=RemedyState.REPORTED)
    return [
        Due(
            title=f"{row.text} – {row.finding.visit.inspected.name}",
            verb=_("Kiểm tra lại việc khắc phục"),
            url=row.get_absolute_url(),
            due_on=row.due_on,
        )
        for row in rows.select_related("finding__visit__inspected")
    ]


def _announced(by: Actor, today: dt.date) -> list[Due]:
    rows = Visit.objects.of_inspected(by.unit_id).filter(state=VisitState.NOTIFIED, starts_on__gte=today)
    return [
        Due(
            title=_("Đoàn kiểm tra của %(unit)s làm việc tại đơn vị") % {"unit": row.unit.name},
            verb=_("Chuẩn bị theo đề cương"),
            url=row.get_absolute_url(),
            due_on=row.starts_on,
            minutes=30,
        )
        for row in rows.select_related("unit")
    ]


def _to_answer(by: Actor) -> list[Due]:
    rows = Finding.objects.filter(
        visit__inspected=by.unit_id, visit__state=VisitState.SHARED, agreed__isnull=True
    )
    return [
        Due(title=str(row), verb=_("Giải trình nội dung kiểm tra"), url=row.get_absolute_url(), due_on=row.visit.due_on)
        for row in rows.select_related("visit")
    ]  # fmt: skip


def _to_remedy(by: Actor) -> list[Due]:
    rows = Remedy.objects.open().filter(
        finding__visit__inspected=by.unit_id,
        finding__visit__state=VisitState.CONCLUDED,
        state__in=[RemedyState.ASKED, RemedyState.RETURNED],
    )
    return [
        Due(
            title=row.text,
            verb=_("Báo cáo khắc phục"),
            url=row.get_absolute_url(),
            due_on=row.due_on,
            minutes=10,
            note=row.verdict,
        )
        for row in rows
    ]


def _to_reopen(by: Actor) -> list[Due]:
    """Figures of units right beneath that a committee asks to have corrected; one card a visit."""
    rows = CellCheck.objects.visible_to(by).filter(state=CellState.ASKED).select_related("visit__inspected")
    visits = {row.visit_id: row for row in rows}
    if not visits:
        return []
    return [
        Due(
            title=_name(row.visit),
            verb=_("Mở lại ô số liệu để sửa"),
            url=reverse("inspections:compare", args=[row.visit_id]),
            due_on=row.asked_on and row.asked_on + SOON,
        )
        for row in visits.values()
        if may_decide(by, [row.visit.inspected_id])
    ]
