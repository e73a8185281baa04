"""Entering, the record of an entry, the list that the holders work on."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.base.numbers import say_scaled
from donghanh.base.sentences import Refusal
from donghanh.journal.facts import history_of
from donghanh.movements.facts import clause_traces
from donghanh.ui.listing import arrange, export, wanted_export
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Cell, Column, Table
from donghanh.ui.tones import tone_of_state

from .. import actions, facts
from ..choices import ENTRY_MOVES, ContestState, EntryState
from ..forms import EntryFilter, EntryForm, ReasonForm, UploadForm
from ..models import Contest, Entry, Result
from ..permissions import may_enter, may_run, may_speak_for
from ..rules import DECIMALS, check_appeal_day
from .record import found_of

SORTS = {
    "name": "name",
    "unit": "unit__sort_key",
    "field": "field__position",
    "number": "number",
    "new": "pk",
}


def enter(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter a person or a team."""
    found = found_of(request, pk)
    by = request.by  # type: ignore[attr-defined]
    if not may_enter(by, found):
        raise PermissionDenied
    form = EntryForm(request.POST or None, request.FILES or None, contest=found)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.enter(
                by=by,
                contest=found,
                field=form.cleaned_data["field"],
                content=form.content(),
                upload=form.cleaned_data["upload"],
                once=once_of(request),
            ),
            form=form,
            to=lambda entry: entry.get_absolute_url(),
            success=_("Đã gửi đăng ký dự thi. Ban tổ chức tiếp nhận sẽ có thông báo."),
        )
        if done:
            return done
    return render(request, "contests/enter.html", {"form": form, "contest": found, "entry": None})


def entry_of(request: HttpRequest, pk: int) -> Entry:
    """The one in sight, or nothing."""
    rows = Entry.objects.visible_to(request.by).select_related(  # type: ignore[attr-defined]
        "contest__unit", "contest__movement", "contest__clause__plan__unit", "field", "unit"
    )
    return get_object_or_404(rows, pk=pk)


def resend(request: HttpRequest, pk: int) -> HttpResponse:
    """Complete what was given back."""
    found = entry_of(request, pk)
    by = request.by  # type: ignore[attr-defined]
    if found.state != EntryState.RETURNED or not may_speak_for(by, found):
        raise Http404
    initial = {
        "field": found.field_id,
        "members": "\n".join(str(one) for one in found.members.all()),
        "team": found.name if found.members.count() > 1 else "",
        "title": found.title,
        "summary": found.summary,
    }
    form = EntryForm(request.POST or None, request.FILES or None, contest=found.contest, initial=initial)
    del form.fields["upload"]
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.resend(
                by=by,
                entry=found,
                field=form.cleaned_data["field"],
                content=form.content(),
                once=once_of(request),
            ),
            form=form,
            to=found.get_absolute_url(),
            success=_("Đã gửi lại."),
        )
        if done:
            return done
    return render(request, "contests/enter.html", {"form": form, "contest": found.contest, "entry": found})


def entry(request: HttpRequest, pk: int) -> HttpResponse:
    """The record; what is done with it is sent here."""
    found = entry_of(request, pk)
    verb = request.POST.get("verb", "")
    forms = {
        "return": ReasonForm(request.POST if verb == "return" else None),
        "withdraw": ReasonForm(request.POST if verb == "withdraw" else None),
        "attach": UploadForm(*((request.POST, request.FILES) if verb == "attach" else ())),
    }
    if request.method == "POST":
        done = _do(request, found, verb, form=forms.get(verb))
        if done:
            return done
        found = entry_of(request, pk)
    by = request.by  # type: ignore[attr-defined]
    speaks, is_open = may_speak_for(by, found), found.contest.state == ContestState.OPEN
    results = list(
        Result.objects.visible_to(by).announced().filter(entry=found).select_related("round__contest")
    )
    appeal = found.appeals.first()
    return render(
        request,
        "contests/entry.html",
        {
            "entry": found,
            "facts": _facts(found),
            "results": [_said(one) for one in results],
            "evidence": found.evidence.all(),
            "may_accept": is_open
            and ENTRY_MOVES.allows(found.state, "accept")
            and may_run(by, found.contest),
            "may_resend": speaks and found.state == EntryState.RETURNED,
            "may_attach": speaks and is_open and found.state in (EntryState.SENT, EntryState.RETURNED),
            "may_withdraw": speaks and is_open and ENTRY_MOVES.allows(found.state, "withdraw"),
            "may_ask": speaks and bool(results) and appeal is None and _may_still_ask(found.contest),
            "appeal": appeal,
            "may_answer": appeal is not None and may_run(by, found.contest),
            "is_late": appeal is not None and appeal.is_late_on(today()),
            "forms": forms,
            "traced_from": clause_traces(found.contest.clause),
            "leads_to": facts.leads_to_of(found, by),
            "history": history_of(found),
        },
    )


def _may_still_ask(contest: Contest) -> bool:
    if contest.announced_on is None:
        return False
    try:
        check_appeal_day(announced_on=contest.announced_on, days=contest.appeal_days, today=today())
    except Refusal:
        return False
    return True


def _facts(found: Entry) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = [
        (_("Hội thi"), found.contest.name, found.contest.get_absolute_url()),
        (_("Nghề, lĩnh vực"), found.field.name),
        (_("Số báo danh"), str(found.number or "")),
        (_("Người dự thi"), ", ".join(str(one) for one in found.members.all())),
        (_("Đơn vị"), found.unit.name),
        (_("Tên giải pháp, sản phẩm"), found.title),
        (_("Tóm tắt"), found.summary),
        (_("Lý do"), found.reason),
    ]
    return [row for row in rows if row[1] not in ("", None)]


def _said(one: Result) -> tuple[str, str]:
    points = say_scaled(one.raw, DECIMALS)
    said = _("%(points)s điểm, xếp thứ %(rank)s") % {"points": points, "rank": one.rank}
    return one.round.name, ", ".join(part for part in (said, one.get_prize_display()) if part)


def _do(request: HttpRequest, found: Entry, verb: str, *, form: Any) -> HttpResponse | None:
    by = request.by  # type: ignore[attr-defined]
    if verb == "accept":
        return act(request, lambda: actions.accept(by=by, entry=found), success=_("Đã tiếp nhận."))
    if form is None:
        raise Http404
    if not form.is_valid():
        return None
    data = form.cleaned_data
    changes: dict[str, Any] = {
        "return": (lambda: actions.return_entry(by=by, entry=found, **data), _("Đã trả lại kèm lý do.")),
        "withdraw": (lambda: actions.withdraw(by=by, entry=found, **data), _("Đã rút, không dự thi.")),
        "attach": (
            lambda: actions.attach(by=by, entry=found, once=once_of(request), **data),
            _("Đã đưa lên tài liệu."),
        ),
    }
    change, said = changes[verb]
    return act(request, change, form=form, success=said)


def entries(request: HttpRequest, pk: int) -> HttpResponse:
    """Entries of a contest in sight: found by words without marks, field, state; exported."""
    found = found_of(request, pk)
    form = EntryFilter(request.GET, contest=found)
    form.is_valid()
    rows = Entry.objects.visible_to(request.by).filter(contest=found).select_related("unit", "field")  # type: ignore[attr-defined]
    for name in ("field", "state"):
        if value := form.cleaned_data.get(name):
            rows = rows.filter(**{name: value})
    listing = arrange(request, rows, search=("search_key",), sorts=SORTS, default_sort="new")
    wanted = wanted_export(request)
    table = _table(found, listing.found if wanted else listing.things, sort=listing.sort)
    if wanted:
        return export(table, wanted, name="bai-du-thi")
    return render(
        request,
        "contests/entries.html",
        {"contest": found, "form": form, "table": table, "page": listing.page, "total": listing.total},
    )


def _table(found: Contest, rows: Any, *, sort: str) -> Table:
    return Table(
        caption=found.name,
        columns=[
            Column(_("Người, đội dự thi"), sort="name"),
            Column(_("Số báo danh"), sort="number", numeric=True),
            Column(_("Giải pháp, sản phẩm")),
            Column(_("Đơn vị"), sort="unit"),
            Column(_("Nghề, lĩnh vực"), sort="field"),
            Column(_("Tình trạng")),
        ],
        rows=[
            [
                Cell(row.name, url=row.get_absolute_url()),
                row.number or "",
                row.title,
                row.unit.name,
                row.field.name,
                Cell(row.get_state_display(), tone=tone_of_state(row.state)),
            ]
            for row in rows
        ],
        sort=sort,
        empty=_("Chưa có bài dự thi nào."),
    )


def ask_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask to have the result looked at again."""
    found = entry_of(request, pk)
    by = request.by  # type: ignore[attr-defined]
    if not may_speak_for(by, found):
        raise Http404
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.ask_again(by=by, entry=found, once=once_of(request), **form.cleaned_data),
            form=form,
            to=found.get_absolute_url(),
            success=_("Đã gửi đề nghị. Ban tổ chức trả lời trong thời hạn và báo lại."),
        )
        if done:
            return done
    return render(request, "contests/ask_again.html", {"form": form, "entry": found})
