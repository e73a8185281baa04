"""What is due: from the committee, from who issues its papers, from the unit inspected, from its superior."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.base.actors import Actor
from donghanh.base.dues import Due
from donghanh.organisations.choices import Duty
from donghanh.reports.permissions import may_decide

from ..choices import CellState, PaperKind, ProgrammeState, RemedyState, VisitState
from ..models import CellCheck, Finding, Programme, Remedy, TeamMember, Visit

AHEAD = dt.timedelta(days=30)
SOON = dt.timedelta(days=3)
TO_LOOK_AGAIN = dt.timedelta(days=10)
AT_WORK = (
    VisitState.PLANNED,
    VisitState.DECIDED,
    VisitState.NOTIFIED,
    VisitState.UNDERWAY,
    VisitState.SHARED,
    VisitState.MINUTED,
    VisitState.CONCLUDED,
)
# What the committee does next, and the page where.
INSPECTING = {
    VisitState.PLANNED: ("inspections:prepare", gettext_lazy("Lập đoàn kiểm tra")),
    VisitState.NOTIFIED: ("inspections:visit", gettext_lazy("Bắt đầu kiểm tra")),
    VisitState.UNDERWAY: ("inspections:checks", gettext_lazy("Ghi phiếu kiểm tra")),
    VisitState.SHARED: ("inspections:visit", gettext_lazy("Xem giải trình của đơn vị")),
}
# Which paper is issued next.
ISSUING = {
    VisitState.PLANNED: PaperKind.DECISION,
    VisitState.DECIDED: PaperKind.NOTICE,
    VisitState.SHARED: PaperKind.MINUTES,
    VisitState.MINUTED: PaperKind.CONCLUSION,
}


def dues_of(by: Actor, today: dt.date) -> list[Due]:
    """All of it; nothing from somebody without a unit. Three queries where nothing goes on."""
    if by.unit_id is None:
        return []
    found: list[Due] = []
    rows = _open_visits(by, today)
    ours = [row for row in rows if row.unit_id == by.unit_id]
    theirs = [row for row in rows if row.inspected_id == by.unit_id]
    if by.has(Duty.INSPECT):
        found += [*_to_inspect(ours, today), *_to_check_again(ours)]
    if by.has(Duty.SIGN) or by.has(Duty.NUMBER):
        found += _to_issue(ours, today)
    if by.has(Duty.INSPECT) or by.has(Duty.SIGN) or by.has(Duty.NUMBER):
        found += _programmes(by)
    if by.has(Duty.SIGN) or by.has(Duty.DRAFT):
        found += [*_announced(theirs, today), *_to_answer(theirs), *_to_remedy(theirs)]
    if by.has(Duty.SIGN):
        found += _to_reopen(by)
    return found


def _open_visits(by: Actor, today: dt.date) -> list[Visit]:
    """By the committee of the unit acted for within thirty days, or of that unit once it had its notice; one query."""
    either = Q(unit=by.unit_id, starts_on__lte=today + AHEAD) | Q(
        inspected=by.unit_id, notified_on__isnull=False
    )
    rows = Visit.objects.filter(either, state__in=AT_WORK)
    headed = TeamMember.objects.filter(visit=OuterRef("pk"), part="head")
    standing = rows.exclude(programme__state=ProgrammeState.DRAFT).annotate(has_team=Exists(headed))
    return list(standing.select_related("inspected", "unit"))


def _name(visit: Visit) -> str:
    return _("Kiểm tra %(unit)s") % {"unit": visit.inspected.name}


def _programmes(by: Actor) -> list[Due]:
    """Drafts: drawn by the committee, then issued by who signs or numbers."""
    rows = Programme.objects.filter(unit=by.unit_id, state=ProgrammeState.DRAFT)
    issues = by.has(Duty.SIGN) or by.has(Duty.NUMBER)
    found = []
    for row in rows:
        if not row.seed and by.has(Duty.INSPECT):
            verb, page = _("Chọn đơn vị kiểm tra"), "inspections:sample"
        elif row.seed and issues:
            verb, page = _("Ban hành chương trình"), "inspections:issue_programme"
        else:
            continue
        title = _("Chương trình kiểm tra năm %(year)s") % {"year": row.year}
        found.append(Due(title=title, verb=verb, url=reverse(page, args=[row.pk]), minutes=10))
    return found


def _to_inspect(visits: Iterable[Visit], today: dt.date) -> list[Due]:
    """The committee's next step: not before its day, not while the unit still has time to answer."""
    found = []
    for row in visits:
        page, verb = INSPECTING.get(VisitState(row.state), ("", ""))
        is_waiting = (row.state == VisitState.NOTIFIED and row.starts_on > today) or (
            row.state == VisitState.SHARED and row.due_on is not None and row.due_on >= today
        )
        if page and not is_waiting and not (row.state == VisitState.PLANNED and row.has_team):
            due_on = row.ends_on if row.state == VisitState.UNDERWAY else row.due_on or row.starts_on
            url = reverse(page, args=[row.pk])
            found.append(Due(title=_name(row), verb=str(verb), url=url, due_on=due_on, minutes=20))
    return found


def _to_issue(visits: Iterable[Visit], today: dt.date) -> list[Due]:
    """Who signs or numbers issues the decision, the notice, the minutes, the conclusion."""
    found = []
    for row in visits:
        kind = ISSUING.get(VisitState(row.state))
        lacks_team = row.state == VisitState.PLANNED and not row.has_team
        is_heard = row.state != VisitState.SHARED or (row.due_on is not None and row.due_on < today)
        if kind is not None and is_heard and not lacks_team:
            verb = _("Ban hành %(paper)s") % {"paper": str(kind.label).lower()}
            due_on = row.ends_on if row.state == VisitState.MINUTED else row.due_on or row.starts_on
            url = reverse("inspections:paper", args=[row.pk, kind.value])
            found.append(Due(title=_name(row), verb=verb, url=url, due_on=due_on, minutes=10))
    return found


def _in_state(visits: Iterable[Visit], state: VisitState) -> list[Visit]:
    return [row for row in visits if row.state == state]


def _to_check_again(visits: Iterable[Visit]) -> list[Due]:
    concluded = _in_state(visits, VisitState.CONCLUDED)
    if not concluded:
        return []
    rows = Remedy.objects.filter(finding__visit__in=concluded, state=RemedyState.REPORTED)
    return [
        Due(
            title=f"{row.text} – {row.finding.visit.inspected.name}",
            verb=_("Kiểm tra lại việc khắc phục"),
            url=row.get_absolute_url(),
            due_on=row.reported_on and row.reported_on + TO_LOOK_AGAIN,
        )
        for row in rows.select_related("finding__visit__inspected")
    ]


def _announced(visits: Iterable[Visit], today: dt.date) -> list[Due]:
    return [
        Due(
            title=_("Đoàn kiểm tra của %(unit)s làm việc tại đơn vị") % {"unit": row.unit.name},
            verb=_("Chuẩn bị theo đề cương"),
            url=row.get_absolute_url(),
            due_on=row.starts_on,
            minutes=30,
        )
        for row in _in_state(visits, VisitState.NOTIFIED)
        if row.starts_on >= today
    ]


def _to_answer(visits: Iterable[Visit]) -> list[Due]:
    shared = _in_state(visits, VisitState.SHARED)
    if not shared:
        return []
    rows = Finding.objects.filter(visit__in=shared, agreed__isnull=True).select_related("visit")
    verb = _("Giải trình nội dung kiểm tra")
    return [
        Due(title=str(row), verb=verb, url=row.get_absolute_url(), due_on=row.visit.due_on) for row in rows
    ]


def _to_remedy(visits: Iterable[Visit]) -> list[Due]:
    concluded = _in_state(visits, VisitState.CONCLUDED)
    if not concluded:
        return []
    rows = Remedy.objects.open().filter(
        finding__visit__in=concluded, state__in=[RemedyState.ASKED, RemedyState.RETURNED]
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
