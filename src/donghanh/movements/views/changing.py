"""A plan in force is changed or revoked; what its superior changed is looked at again."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from donghanh.ui.pages import act, once_of, see
from donghanh.ui.tables import Cell, Column, Table

from .. import actions
from ..choices import Change, Decision, Settling
from ..facts import coverage_of_plan
from ..facts.coverage import compared
from ..facts.drafts import change_under_way
from ..facts.looking import looks_of
from ..forms import ChangeForm, LookForm, ReasonForm
from ..models import Plan, Settlement
from ..permissions import may_derive, may_send


def _own(request: HttpRequest, pk: int) -> Plan:
    """A plan in force of the unit acted for."""
    return get_object_or_404(
        Plan.objects.visible_to(request.by)
        .issued()
        .filter(unit=request.by.unit_id)
        .select_related("unit", "movement", "superior__unit", "document"),
        pk=pk,
    )


def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Amend, supplement or replace: begins the draft (or goes on with it)."""
    plan = _own(request, pk)
    if not may_derive(request.by, plan.unit_id):
        raise PermissionDenied
    form = ChangeForm(request.POST or None, initial={"change": Change.AMEND})
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: _begin(request, plan, form.cleaned_data),
            form=form,
            to=lambda draft: reverse("movements:derive", args=[draft.pk]),
        )
        if done:
            return done
    return render(request, "movements/change.html", {"plan": plan, "form": form})


def _begin(request: HttpRequest, plan: Plan, typed: dict[str, Any]) -> Plan:
    by, once = request.by, once_of(request)
    if typed["change"] == Change.AMEND:
        return actions.amend_plan(by=by, plan=plan, once=once)
    if typed["change"] == Change.REPLACE:
        return actions.replace_plan(by=by, plan=plan, once=once)
    return actions.supplement_plan(by=by, plan=plan, title=typed["title"], once=once)


@require_POST
def drop_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Give up a draft that changes a plan; the plan stands as it was."""
    drafts = Plan.objects.visible_to(request.by).editable_by(request.by)
    draft = get_object_or_404(drafts.filter(changes__isnull=False), pk=pk)
    earlier = reverse("movements:plan", args=[draft.changes_id])
    done = act(
        request,
        lambda: actions.drop_draft(by=request.by, plan=draft),
        to=earlier,
        success=_("Đã bỏ dự thảo. Kế hoạch giữ nguyên như trước."),
    )
    return done or see(reverse("movements:plan", args=[pk]))


def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan no longer holds, with the reason."""
    plan = _own(request, pk)
    if not may_send(request.by, plan):
        raise PermissionDenied
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.revoke_plan(by=request.by, plan=plan, once=once_of(request), **form.cleaned_data),
            form=form,
            to=reverse("movements:plan", args=[pk]),
            success=_("Đã thu hồi kế hoạch."),
        )
        if done:
            return done
    return render(
        request,
        "movements/revoke.html",
        {"plan": plan, "form": form, "derived": plan.derived.issued().exclude(unit=plan.unit_id).count()},
    )


def look(request: HttpRequest, pk: int) -> HttpResponse:
    """What the superior changed since: each settled by keeping, by new words, or as out of scope."""
    plan = _own(request, pk)
    looks = looks_of(plan)
    bound = request.POST.get("key", "")
    forms = [
        LookForm(one, request.POST if str(one.key) == bound else None) for one in looks if not one.is_in_draft
    ]
    form = next((form for form in forms if form.is_bound), None)
    if form and form.is_valid():
        done = act(
            request,
            lambda: actions.settle(
                by=request.by, plan=plan, key=form.look.key, once=once_of(request), **form.chosen()
            ),
            form=form,
            to=reverse("movements:look", args=[pk]),
            success=_("Đã ghi cách xử lý."),
        )
        if done:
            return done
    return render(
        request,
        "movements/look.html",
        {
            "plan": plan,
            "forms": forms,
            "in_draft": sum(one.is_in_draft for one in looks),
            "amendment": change_under_way(plan, Change.AMEND),
            "settled": _settled(request, plan),
            "may_settle": may_derive(request.by, plan.unit_id),
        },
    )


def _settled(request: HttpRequest, plan: Plan) -> Table:
    rows = Settlement.objects.visible_to(request.by).filter(plan=plan).select_related("before", "after")
    return Table(
        caption=_("Đã xem lại"),
        columns=[
            Column(_("Mục của cấp trên")),
            Column(_("Cách xử lý")),
            Column(_("Lý do")),
            Column(_("Ai, lúc nào")),
        ],
        rows=[
            [
                Cell(one.address, url=reverse("movements:clause", args=[one.pk]))
                if (one := row.after or row.before)
                else "",
                Settling(row.settling).label,
                row.reason,
                Cell(row.settled_by, note=row.settled_at),
            ]
            for row in rows
        ],
        empty=_("Chưa xem lại mục nào."),
    )


def coverage(request: HttpRequest, pk: int) -> HttpResponse:
    """Clause by clause: what the superior plan says and what became of it here."""
    plan = get_object_or_404(
        Plan.objects.visible_to(request.by)
        .select_related("unit", "superior__unit")
        .filter(superior__isnull=False),
        pk=pk,
    )
    rows = compared(plan)
    return render(
        request,
        "movements/coverage.html",
        {
            "plan": plan,
            "coverage": coverage_of_plan(plan),
            "missing": [row.above for row in rows if not row.decision],
            "rows": [
                (
                    row,
                    Decision(row.decision).label if row.decision else _("Chưa trả lời"),
                    row.decision == Decision.ADAPTED,
                )
                for row in rows
            ],
        },
    )
