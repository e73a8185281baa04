"""Results: sealed for who holds the contest, announced to all; looked at again when somebody asks."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from donghanh.base.numbers import say_scaled
from donghanh.ui.listing import arrange, export, wanted_export
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Cell, Column, Table

from .. import actions, facts
from ..choices import CONTEST_MOVES, AppealState, ContestState, Prize, RoundState
from ..forms import AnnounceForm, AnswerForm
from ..models import Appeal, Contest, Result, Round
from ..permissions import may_announce, may_run
from ..rules import DECIMALS
from .record import found_of
from .sureness import said_of

SORTS = {
    "rank": ("entry__field__position", "rank"),
    "number": "entry__number",
    "name": "entry__name",
    "unit": "entry__unit__sort_key",
    "raw": "raw",
    "corrected": "corrected",
}


def results(request: HttpRequest, pk: int) -> HttpResponse:
    """The results of a round (the last sealed one unless another is asked): raw beside corrected, ties in words."""
    found = found_of(request, pk)
    by = request.by  # type: ignore[attr-defined]
    rows = Result.objects.visible_to(by).filter(round__contest=found)
    sealed = list(found.rounds.filter(state=RoundState.SEALED).order_by("-position"))
    asked = request.GET.get("round", "")
    one = next((each for each in sealed if str(each.pk) == asked), sealed[0] if sealed else None)
    if one is None or not rows.exists():
        raise Http404
    runs = may_run(by, found)
    listing = arrange(
        request,
        rows.filter(round=one).select_related("entry__unit", "entry__field"),
        search=("entry__search_key",),
        sorts=SORTS,
        default_sort="rank",
    )
    wanted = wanted_export(request)
    things = list(listing.found if wanted else listing.things)
    table = _table(found, one, things, given=facts.marks_given(one) if runs else None, sort=listing.sort)
    if wanted:
        return export(table, wanted, name="ket-qua-hoi-thi")
    is_announced = found.state == ContestState.ANNOUNCED
    return render(
        request,
        "contests/results.html",
        {
            "contest": found,
            "round": one,
            "rounds": sealed if len(sealed) > 1 else [],
            "table": table,
            "page": listing.page,
            "is_announced": is_announced,
            "runs": runs,
            "sureness": _sureness(found, one) if runs else [],
            "cards": is_announced and runs and any(found.prizes.values()),
        },
    )


def _table(
    found: Contest, one: Round, rows: list[Result], *, given: dict[int, list[int]] | None, sort: str
) -> Table:
    columns = [
        Column(_("Hạng"), sort="rank", numeric=True),
        Column(_("Số báo danh"), sort="number", numeric=True),
        Column(_("Người, đội dự thi"), sort="name"),
        Column(_("Đơn vị"), sort="unit"),
        Column(_("Nghề, lĩnh vực")),
        Column(_("Điểm trung bình"), sort="raw", numeric=True),
        Column(_("Điểm hiệu chỉnh"), sort="corrected", numeric=True),
        Column(_("Kết quả")),
    ]
    if given is not None:
        columns += [Column(_("Các phiếu, từ thấp đến cao")), Column(_("Hạng có thể"))]
    return Table(
        caption=f"{found.name}: {one.name}",
        columns=columns,
        rows=[_line(row, given=given) for row in rows],
        sort=sort,
        empty=_("Chưa có kết quả."),
    )


def _line(row: Result, *, given: dict[int, list[int]] | None) -> list[Any]:
    outcome = str(Prize(row.prize).label) if row.prize else _("Vào vòng sau") if row.goes_on else ""
    cells: list[Any] = [
        row.rank,
        row.entry.number or "",
        Cell(row.entry.name, note=row.entry.title),
        row.entry.unit.name,
        row.entry.field.name,
        say_scaled(row.raw, DECIMALS),
        say_scaled(row.corrected, DECIMALS) if row.corrected is not None else "–",
        Cell(outcome, note=row.decided),
    ]
    if given is not None:
        cells.append(" · ".join(say_scaled(total, DECIMALS) for total in given.get(row.entry_id, [])))
        cells.append(_places(row))
    return cells


def _places(row: Result) -> str:
    """Between which places it lies, were its jurors to stray again."""
    if row.rank_from is None or row.rank_to is None:
        return "–"
    if row.rank_from == row.rank_to:
        return str(row.rank_from)
    return _("%(first)s đến %(last)s") % {"first": row.rank_from, "last": row.rank_to}


def _sureness(found: Contest, one: Round) -> list[tuple[str, list[str]]]:
    """How far the jurors of each field agree, in words for who holds the contest."""
    kept = facts.agreement_kept(one)
    return [(each.name, said_of(kept[each.pk])) for each in found.fields.all() if each.pk in kept]


def announce(request: HttpRequest, pk: int) -> HttpResponse:
    """Announce by the signed decision."""
    found = found_of(request, pk)
    by = request.by  # type: ignore[attr-defined]
    if not may_announce(by, found):
        raise PermissionDenied
    if not CONTEST_MOVES.allows(found.state, "announce"):
        raise Http404
    form = AnnounceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.announce(by=by, contest=found, once=once_of(request), **form.cleaned_data),
            form=form,
            to=found.get_absolute_url(),
            success=_("Đã công bố kết quả và báo cho người dự thi."),
        )
        if done:
            return done
    return render(request, "contests/announce.html", {"form": form, "contest": found})


def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a request."""
    by = request.by  # type: ignore[attr-defined]
    appeal = get_object_or_404(Appeal.objects.visible_to(by).select_related("entry__contest__unit"), pk=pk)
    contest = appeal.entry.contest
    if not may_run(by, contest):
        raise Http404
    last = contest.rounds.filter(results__entry=appeal.entry_id).order_by("-position").first()
    parts = list(last.parts.filter(is_counted=True)) if last else []
    given = facts.new_marks_of(appeal)
    if request.POST.get("verb") == "remark":
        done = act(
            request,
            lambda: actions.remark(by=by, appeal=appeal),
            success=_("Đã giao giám khảo khác chấm lại; chấm xong sẽ có thông báo."),
        )
        if done:
            return done
    marks = {
        part: points for (entry, part), points in facts.test_marks(parts).items() if entry == appeal.entry_id
    }
    sent = request.POST if request.method == "POST" and request.POST.get("verb") != "remark" else None
    form = AnswerForm(sent, parts=parts, marks=marks, is_marked=bool(given))
    if sent is not None and form.is_valid():
        done = act(
            request,
            lambda: actions.answer(
                by=by,
                appeal=appeal,
                text=form.cleaned_data["text"],
                tests=form.tests(),
                is_marked_anew=form.cleaned_data.get("is_marked_anew", False),
                decision_number=form.cleaned_data["decision_number"],
            ),
            form=form,
            to=appeal.entry.get_absolute_url(),
            success=_("Đã trả lời và báo cho người đề nghị."),
        )
        if done:
            return done
    return render(
        request,
        "contests/answer.html",
        {
            "form": form,
            "appeal": appeal,
            "contest": contest,
            "given": _given(given, last),
            "is_being_marked": facts.is_marked_anew(appeal),
            "is_over": appeal.state != AppealState.ASKED,
        },
    )


def _given(given: dict[int, int], last: Round | None) -> list[tuple[str, str]]:
    """What the new marking gave, beside what the mean of the first sheets is not said: the answer weighs, not the eye."""
    parts = last.parts.filter(pk__in=given) if last else []
    return [(part.name, say_scaled(given[part.pk], DECIMALS)) for part in parts]
