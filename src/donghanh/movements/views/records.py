"""Records: movements, plans, clauses."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date, today
from donghanh.documents.facts import public_site
from donghanh.documents.models import Document
from donghanh.journal.facts import history_of
from donghanh.organisations.facts import called, called_now
from donghanh.ui.listing import arrange
from donghanh.ui.tables import Cell, Column, Table

from ..choices import UNISSUED, Change, PlanState
from ..documents import file_of
from ..facts import (
    adoption_of,
    changed_by,
    coverage_of_plan,
    leads_to_of,
    own_delivery,
    stage_board,
    traced_from,
    versions_of,
)
from ..models import Clause, Movement, Plan
from ..permissions import may_close, may_derive, may_issue, may_open_movement, may_send
from ..rules.adoption import count_adoption
from ..rules.drafting import Coverage

_CONTENT_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def movements(request: HttpRequest) -> HttpResponse:
    """The movements that concern the unit acted for."""
    found = Movement.objects.visible_to(request.by).select_related("unit")
    listing = arrange(request, found, sorts={"from": "starts_on"}, default_sort="-from")
    names = called_now((row.unit for row in listing.things), then=today(), day=today())
    table = Table(
        caption=_("Phong trào thi đua"),
        columns=[
            Column(_("Phong trào")),
            Column(_("Đơn vị phát động")),
            Column(_("Từ ngày"), sort="from"),
            Column(_("Đến ngày")),
            Column(_("Tình hình")),
        ],
        rows=[
            [
                Cell(row.name, url=reverse("movements:movement", args=[row.pk])),
                names[row.unit_id],
                row.starts_on,
                row.ends_on,
                Cell(row.get_state_display(), tone="sent" if row.state == "running" else "accepted"),
            ]
            for row in listing.things
        ],
        sort=listing.sort,
        empty=_("Chưa có phong trào nào. Cán bộ phong trào đọc kế hoạch để mở phong trào."),
    )
    return render(
        request,
        "movements/movements.html",
        {"table": table, "page": listing.page, "may_open": may_open_movement(request.by)},
    )


def movement(request: HttpRequest, pk: int) -> HttpResponse:
    """One movement: its stages, its plans that the reader may see, where the adoption stands."""
    plans = list(
        Plan.objects.visible_to(request.by)
        .filter(movement=pk)
        .select_related("unit", "superior", "movement__unit")
        .order_by("pk")
    )
    if not plans:  # a movement is seen through its plans
        raise Http404
    found = plans[0].movement
    return render(
        request,
        "movements/movement.html",
        {
            "movement": found,
            "facts": [
                (_("Đơn vị phát động"), called(found.unit, found.opened_on)),
                (_("Chủ đề"), found.theme),
                (_("Thời gian"), f"{say_date(found.starts_on)} – {say_date(found.ends_on)}"),
                *_closed(found),
            ],
            "may_close": may_close(request.by, found),
            "board": stage_board(found, request.by, plans),
            "plans": _table_of_plans(plans[:60]),
            "history": history_of(found),
        },
    )


def _closed(found: Movement) -> list[tuple[str, str]]:
    """When and why a movement was closed."""
    if found.closed_on is None:
        return []
    said = [say_date(found.closed_on), found.closed_because]
    return [(_("Đã kết thúc"), ". ".join(filter(None, said)))]


def _table_of_plans(plans: "list[Plan]") -> Table:
    names = called_now((row.unit for row in plans), then=today(), day=today())
    return Table(
        caption=_("Kế hoạch của phong trào"),
        columns=[Column(_("Số")), Column(_("Đơn vị")), Column(_("Ngày ban hành")), Column(_("Tình hình"))],
        rows=[
            [
                Cell(row.number or _("Dự thảo"), url=reverse("movements:plan", args=[row.pk])),
                names[row.unit_id],
                row.issued_on,
                Cell(row.get_state_display(), tone="accepted" if row.state == "issued" else "draft"),
            ]
            for row in plans
        ],
        empty=_("Chưa có kế hoạch nào."),
    )


def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """One plan: what it is, its clauses, where it comes from, how it was taken up."""
    found = get_object_or_404(
        Plan.objects.visible_to(request.by).select_related(
            "unit", "movement", "superior__unit", "changes__unit"
        ),
        pk=pk,
    )
    clauses = found.clauses.current().select_related("lineage")
    overseen = Plan.objects.visible_to(request.by).of_units_in_scope(request.by).filter(pk=pk).exists()
    count = count_adoption(adoption_of(found), today=today()) if overseen else None
    return render(
        request,
        "movements/plan.html",
        {
            "plan": found,
            "facts": _facts_of_plan(request.by, found),
            "clauses": clauses,
            "is_unissued": found.state in UNISSUED,
            "is_amendment": found.change == Change.AMEND,
            "coverage": _coverage(found),
            "changed_by": changed_by(found) if found.issued_on else [],
            "count": count,
            "own_delivery": own_delivery(found, request.by),
            "history": history_of(found),
            **_may(request, found),
        },
    )


def _may(request: HttpRequest, found: Plan) -> dict[str, bool]:
    """Which verbs the reader has here."""
    drafts, signs = may_derive(request.by, found.unit_id), may_send(request.by, found)
    is_amendment = found.change == Change.AMEND
    is_in_force = found.state == PlanState.ISSUED and not is_amendment
    is_unissued = found.state in UNISSUED
    return {
        "may_send": is_in_force and signs,
        "may_edit": found.state == PlanState.DRAFT and drafts,
        "may_review": is_unissued and (drafts or signs or may_issue(request.by, found.unit_id)),
        "may_change": is_in_force and drafts,
        "may_revoke": is_in_force and signs,
        "may_look": is_in_force
        and drafts
        and found.superior_id is not None
        and found.superior.unit_id != found.unit_id,
    }


def _coverage(found: Plan) -> Coverage | None:
    is_whole = found.superior_id and found.issued_on and found.change != Change.AMEND
    return coverage_of_plan(found) if is_whole else None


def _facts_of_plan(by: Actor, found: Plan) -> list[tuple[str, ...]]:
    facts: list[tuple[str, ...]] = [
        (_("Số"), found.number or _("chưa có")),
        (_("Ngày ban hành"), say_date(found.issued_on)),
        (_("Đơn vị"), called(found.unit, found.issued_on or today())),
        (_("Phong trào"), found.movement.name, reverse("movements:movement", args=[found.movement_id])),
    ]
    if found.document_id and Document.objects.visible_to(by).filter(pk=found.document_id).exists():
        record = reverse("documents:record", args=[found.document_id])
        facts.append((_("Văn bản"), _("Mở trong sổ văn bản"), record))
    if found.changes:
        earlier = reverse("movements:plan", args=[found.changes_id])
        facts.append((str(found.get_change_display()), str(found.changes), earlier))
    if found.ended_on:
        facts.append((_("Hết hiệu lực từ"), say_date(found.ended_on)))
    if found.superior and found.superior_id != found.changes_id:
        above = f"{found.superior} – {found.superior.unit.name}"
        facts.append((_("Theo kế hoạch"), above, reverse("movements:plan", args=[found.superior_id])))
    if found.due_on:
        facts.append((_("Hạn phản hồi"), say_date(found.due_on)))
    return facts


def download(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The plan as Word or PDF, in the union's layout."""
    found = get_object_or_404(
        Plan.objects.visible_to(request.by).select_related("unit", "superior__unit", "document"), pk=pk
    )
    if form not in _CONTENT_TYPES:
        raise Http404
    answer = HttpResponse(
        file_of(found, form, site=public_site(request.build_absolute_uri("/"))),
        content_type=_CONTENT_TYPES[form],
    )
    answer["Content-Disposition"] = f'attachment; filename="ke-hoach-{found.pk}.{form}"'
    return answer


def clause(request: HttpRequest, pk: int) -> HttpResponse:
    """One clause: its words, where it comes from, what it leads to."""
    found = get_object_or_404(
        Clause.objects.visible_to(request.by).select_related("plan__unit", "plan__movement"), pk=pk
    )
    above = traced_from(found)
    return render(
        request,
        "movements/clause.html",
        {
            "clause": found,
            "facts": [
                (_("Kế hoạch"), str(found.plan), reverse("movements:plan", args=[found.plan_id])),
                (_("Đơn vị"), called(found.plan.unit, found.plan.issued_on or today())),
                (_("Loại"), found.get_kind_display()),
                (_("Dành cho"), found.meant_for),
            ],
            "traced_from": above,
            "wording_above": above[0].note if above else "",
            "leads_to": leads_to_of(found, request.by),
            "versions": versions_of(found),
        },
    )
