"""Disputes and stoppages: for those whose work they are."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.base.numbers import say_number
from donghanh.journal.facts import history_of
from donghanh.organisations.facts import workplace_of
from donghanh.ui.listing import narrowed, show_list
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Cell, Column, Table

from .. import actions
from ..choices import DisputeState
from ..forms import DisputeFilter, DisputeForm, EndForm, ReasonForm, StepForm
from ..models import Dispute
from ..permissions import may_handle, may_read_disputes, may_record, may_settle

SORTS = {"name": "search_key", "unit": "unit__sort_key", "day": "began_on", "workers": "workers"}


def disputes(request: HttpRequest) -> HttpResponse:
    """Disputes in sight, the latest first."""
    if not may_read_disputes(request.by):
        raise PermissionDenied
    form = DisputeFilter(request.GET)
    rows = Dispute.objects.visible_to(request.by).select_related("unit")
    return show_list(
        request,
        "relations/disputes.html",
        narrowed(rows, form, "state", "cause"),
        draw=_table,
        file="tranh-chap-lao-dong-tap-the",
        told={"form": form, "may_record": may_record(request.by), "may_read_disputes": True},
        search=("search_key",),
        sorts=SORTS,
        default_sort="-day",
    )


def _table(rows: list[Dispute], *, sort: str) -> Table:
    day = today()
    return Table(
        caption=_("Tranh chấp lao động tập thể, ngừng việc"),
        columns=[
            Column(_("Doanh nghiệp"), sort="name"),
            Column(_("Đơn vị"), sort="unit"),
            Column(_("Ngày xảy ra"), sort="day"),
            Column(_("Số ngày"), numeric=True),
            Column(_("Số người"), sort="workers", numeric=True),
            Column(_("Nguyên nhân chính")),
            Column(_("Tình trạng")),
        ],
        rows=[
            [
                Cell(row.enterprise, url=row.get_absolute_url(), note=row.get_kind_display()),
                row.unit.name,
                row.began_on,
                row.days_on(day),
                row.workers,
                row.get_cause_display(),
                Cell(row.get_state_display(), tone=row.tone),
            ]
            for row in rows
        ],
        sort=sort,
        empty=_("Chưa ghi vụ tranh chấp, ngừng việc nào."),
    )


def add_dispute(request: HttpRequest) -> HttpResponse:
    """Tell of a dispute or stoppage at the unit acted for."""
    form = DisputeForm(request.POST or None, initial={"enterprise": workplace_of(request.by)})
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.tell_of_dispute(by=request.by, once=once_of(request), **form.cleaned_data),
            form=form,
            to=lambda made: made.get_absolute_url(),
            success=_("Đã ghi vụ việc và báo công đoàn cấp trên."),
        )
        if done:
            return done
    return render(request, "relations/add_dispute.html", {"form": form})


def dispute(request: HttpRequest, pk: int) -> HttpResponse:
    """The record; what is done next is sent here."""
    found = get_object_or_404(Dispute.objects.visible_to(request.by).select_related("unit"), pk=pk)
    verb = request.POST.get("verb", "")
    forms = _forms(request, verb)
    if request.method == "POST":
        if verb not in forms:
            raise Http404
        done = _do(request, found, verb, form=forms[verb]) if forms[verb].is_valid() else None
        if done:
            return done
    is_open = found.state == DisputeState.ONGOING
    told = {
        "dispute": found,
        "days": found.days_on(today()),
        "facts": _facts(found),
        "done": found.steps.select_related("unit", "evidence"),
        "to_handle": is_open and may_handle(request.by, found),
        "to_settle": is_open and may_settle(request.by, found),
        "forms": forms,
        "history": history_of(found),
    }
    return render(request, "relations/dispute.html", told)


def _forms(request: HttpRequest, verb: str) -> dict[str, Any]:
    def given(name: str) -> tuple[Any, ...]:
        return (request.POST, request.FILES) if verb == name else ()

    return {
        "step": StepForm(*given("step"), prefix="step"),
        "end": EndForm(*given("end"), prefix="end"),
        "drop": ReasonForm(*given("drop"), prefix="drop"),
    }


def _do(request: HttpRequest, found: Dispute, verb: str, *, form: Any) -> HttpResponse | None:
    changes: dict[str, tuple[Any, str]] = {
        "step": (actions.handle_dispute, _("Đã ghi việc đã làm.")),
        "end": (actions.end_dispute, _("Đã ghi vụ việc kết thúc.")),
        "drop": (actions.drop_dispute, _("Đã ghi là ghi nhầm.")),
    }
    change, said = changes[verb]
    data = form.cleaned_data
    shown = form if may_handle(request.by, found) else None
    return act(
        request,
        lambda: change(by=request.by, dispute=found, once=once_of(request), **data),
        form=shown,
        success=said,
    )


def _facts(found: Dispute) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = [
        (_("Doanh nghiệp"), found.enterprise),
        (_("Đơn vị"), found.unit.name),
        (_("Ngày xảy ra"), found.began_on),
        (_("Số người tham gia"), say_number(found.workers)),
        (_("Nguyên nhân chính"), found.get_cause_display()),
    ]
    if found.ended_on:
        rows += [(_("Ngày kết thúc"), found.ended_on), (_("Kết quả giải quyết"), found.outcome)]
    return rows
