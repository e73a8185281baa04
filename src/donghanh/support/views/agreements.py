"""Collective agreements: list, entry, record."""

import datetime as dt
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from donghanh.base.dates import say_date, today
from donghanh.base.numbers import say_number
from donghanh.journal.facts import history_of
from donghanh.movements.facts import chosen_clause, clause_choices
from donghanh.ui.listing import show_list
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Cell, Column, Table

from .. import actions, facts
from ..choices import AgreementKind, AgreementState
from ..forms import AgreementFilter, AgreementForm, GradeForm, ReasonForm
from ..models import Agreement
from ..permissions import may_keep, may_record
from ..rules import WARN_BEFORE

MOST_CHOICES = 50
SORTS = {"name": "search_key", "unit": "unit__sort_key", "signed": "signed_on", "until": "until_on"}


def agreements(request: HttpRequest) -> HttpResponse:
    """Agreements of the unit acted for and all beneath, those that run out first."""
    form = AgreementFilter(request.GET)
    form.is_valid()
    rows, day = Agreement.objects.visible_to(request.by).select_related("unit"), today()
    state = form.cleaned_data.get("state")
    if state == "force":
        rows = rows.in_force_on(day)
    elif state == "soon":
        rows = rows.running_out(day)
    elif state == "ended":
        rows = rows.filter(state=AgreementState.ENDED)
    return show_list(
        request,
        "support/agreements.html",
        rows,
        draw=_table,
        file="thoa-uoc-lao-dong-tap-the",
        told={"form": form, "may_record": may_record(request.by)},
        search=("search_key",),
        sorts=SORTS,
        default_sort="until",
    )


def _table(rows: list[Agreement], *, sort: str) -> Table:
    names, day = facts.grades().names, today()
    return Table(
        caption=_("Thỏa ước lao động tập thể"),
        columns=[
            Column(_("Doanh nghiệp"), sort="name"),
            Column(_("Đơn vị"), sort="unit"),
            Column(_("Ngày ký"), sort="signed"),
            Column(_("Hết hạn"), sort="until"),
            Column(_("Số lao động"), numeric=True),
            Column(_("Xếp loại")),
            Column(_("Tình trạng")),
        ],
        rows=[
            [
                Cell(row.enterprise, url=row.get_absolute_url(), note=row.get_kind_display()),
                row.unit.name,
                row.signed_on,
                row.until_on,
                row.workers,
                names.get(row.grade, ""),
                Cell(*_standing(row, day)),
            ]
            for row in rows
        ],
        sort=sort,
        empty=_("Chưa ghi thỏa ước nào."),
    )


def _standing(row: Agreement, day: dt.date) -> tuple[str, str, str]:
    """Word, no address, tone."""
    if row.state == AgreementState.ENDED:
        if row.ended_on and row.ended_on > day:
            return _("Đang có hiệu lực, đã ký lại"), "", "accepted"
        return _("Đã kết thúc"), "", "neutral"
    if row.until_on < day:
        return _("Đã hết hạn"), "", "late"
    if row.until_on <= day + WARN_BEFORE:
        return _("Sắp hết hạn"), "", "due"
    return _("Đang có hiệu lực"), "", "accepted"


def add_agreement(request: HttpRequest) -> HttpResponse:
    """Record a signed agreement."""
    by = request.by
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    standing = Agreement.objects.editable_by(by)
    form = AgreementForm(
        *given,
        agreements=[(str(row.pk), _said(row)) for row in standing[:MOST_CHOICES]],
        initial=_begun(standing.filter(pk=_number(request.GET.get("renews"))).first()),
        clauses=clause_choices(by.unit_id, first="tulđtt")[1],
    )
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        clause = chosen_clause(by, data.pop("clause"))
        data["renews"] = standing.filter(pk=data.get("renews") or 0).first()
        data["workers"], data["better"] = data["workers"] or 0, data["better"] or 0
        done = act(
            request,
            lambda: actions.record_agreement(by=by, clause=clause, once=once_of(request), **data),
            form=form,
            to=lambda made: made.get_absolute_url(),
            success=_("Đã ghi thỏa ước."),
        )
        if done:
            return done
    return render(request, "support/add_agreement.html", {"form": form})


def _number(typed: str | None) -> int:
    return int(typed) if typed and typed.isdecimal() else 0


def _said(row: Agreement) -> str:
    return _("%(who)s, hết hạn %(day)s") % {"who": row.enterprise, "day": say_date(row.until_on)}


def _begun(old: Agreement | None) -> dict[str, Any]:
    """What the new agreement begins with where it renews an old one."""
    if old is None:
        return {}
    return {
        "renews": str(old.pk),
        "enterprise": old.enterprise,
        "kind": AgreementKind.RENEWED,
        "from_on": old.until_on + dt.timedelta(days=1),
        "workers": old.workers,
        "better": old.better,
        "clause": str(old.clause_id or ""),
    }


def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """The record; its grade and its end are sent here."""
    rows = Agreement.objects.visible_to(request.by).select_related(
        "unit", "clause__plan__unit", "paper", "renews", "renewed_by"
    )
    found = get_object_or_404(rows, pk=pk)
    verb = request.POST.get("verb", "")
    forms: dict[str, Any] = {
        "grade": GradeForm(request.POST if verb == "grade" else None),
        "end": ReasonForm(request.POST if verb == "end" else None),
    }
    if request.method == "POST":
        if verb not in forms:
            raise Http404
        if forms[verb].is_valid():
            change = actions.grade_agreement if verb == "grade" else actions.end_agreement
            data = forms[verb].cleaned_data
            done = act(
                request,
                lambda: change(by=request.by, agreement=found, **data),
                success=_("Đã ghi xếp loại.") if verb == "grade" else _("Đã ghi thỏa ước kết thúc."),
            )
            if done:
                return done
    word, _address, tone = _standing(found, today())
    is_mine = may_keep(request.by, found) and found.state == AgreementState.SIGNED
    return render(
        request,
        "support/agreement.html",
        {
            "agreement": found,
            "word": word,
            "tone": tone,
            "facts": _facts(found),
            "is_mine": is_mine,
            "run": _days(found, today()),
            "lasting": (found.until_on - found.from_on).days + 1,
            "forms": forms,
            "grades": facts.grades(),
            "traced_from": facts.traced_from(found),
            "leads_to": facts.renewals(found),
            "history": history_of(found),
        },
    )


def _days(found: Agreement, day: dt.date) -> int:
    """How many days of its time are over."""
    return max(0, min((day - found.from_on).days, (found.until_on - found.from_on).days + 1))


def _facts(found: Agreement) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = [
        (_("Thỏa ước"), found.get_kind_display()),
        (_("Đơn vị"), found.unit.name),
        (_("Ngày ký"), found.signed_on),
        (_("Có hiệu lực từ ngày"), found.from_on),
        (_("Hết hạn ngày"), found.until_on),
        (_("Số lao động được áp dụng"), say_number(found.workers)),
        (_("Số điều khoản có lợi hơn luật"), say_number(found.better)),
    ]
    if found.grade:
        rows += [
            (_("Xếp loại"), facts.grades().names.get(found.grade, "")),
            (_("Ngày xếp loại"), found.graded_on),
            (_("Nơi xếp loại"), found.graded_by),
        ]
    if found.ended_on:
        rows += [(_("Ngày kết thúc"), found.ended_on), (_("Lý do"), found.reason)]
    return rows
