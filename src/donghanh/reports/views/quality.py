"""Figures to be looked at again: the list to follow up, and one of them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.base.workflow import Step
from donghanh.journal.facts import history_of
from donghanh.organisations.choices import Duty
from donghanh.ui.listing import arrange, export, wanted_export
from donghanh.ui.pages import act
from donghanh.ui.tables import Cell, Column, Table
from donghanh.ui.tones import tone_of_state

from .. import actions
from ..choices import CONCERN_MOVES, ConcernKind, ConcernState
from ..facts.quality_names import Told, told_to
from ..forms import AnswerForm, ConcernsFilter, QuestionForm, VerdictForm
from ..models import Concern
from ..models.concern import ConcernQuerySet
from ..permissions import may_inherit, may_settle
from ..rules.quality_words import MEANINGS

MOST_SHOWN = 100


def concerns(request: HttpRequest) -> HttpResponse:
    """What should be looked at again: the superior chooses what to ask, and follows the answers."""
    question = QuestionForm(request.POST or None)
    if request.method == "POST":
        done = _change_many(request, question)
        if done:
            return done
    filters = ConcernsFilter(request.by, request.GET or None)
    rows = _filtered(request, filters)
    to_ask = list(rows.decided_by(request.by).found()[:MOST_SHOWN]) if request.by.has(Duty.SIGN) else []
    listing = arrange(
        request,
        rows.exclude(pk__in=[concern.pk for concern in to_ask]).order_by("-asked_on", "unit__sort_key", "pk"),
        search=("unit__search_key",),
    )
    if format := wanted_export(request):
        return export(_table(told_to(request.by, rows.order_by("pk"))), format, name="so-lieu-can-xem-lai")
    context = {
        "filters": filters,
        "asked": filters.cleaned_data.get("asked") if filters.is_bound and filters.is_valid() else None,
        "to_ask": told_to(request.by, to_ask),
        "most": MOST_SHOWN,
        "table": _table(told_to(request.by, listing.things)),
        "page": listing.page,
        "is_empty": not to_ask and not listing.total,
        "question": question,
        "may_look": request.by.has(Duty.SIGN),
        "kinds": _kinds_table(),
    }
    return render(request, "reports/concerns.html", context)


def _filtered(request: HttpRequest, filters: ConcernsFilter) -> ConcernQuerySet:
    rows = Concern.objects.visible_to(request.by).select_related("unit", "request", "indicator")
    wanted = filters.cleaned_data if filters.is_bound and filters.is_valid() else {}
    if wanted.get("asked"):
        rows = rows.filter(request=wanted["asked"])
    if wanted.get("kind"):
        rows = rows.filter(kind=wanted["kind"])
    if wanted.get("state"):
        return rows.filter(state=wanted["state"])
    return rows.exclude(state=ConcernState.CLOSED)


def _change_many(request: HttpRequest, question: QuestionForm) -> HttpResponse | None:
    verb = request.POST.get("verb")
    if verb == "look":
        return _look(request)
    chosen = [int(key) for key in request.POST.getlist("concern") if key.isdecimal()]
    held = Concern.objects.visible_to(request.by).filter(pk__in=chosen)
    if verb == "set_aside":
        return act(
            request,
            lambda: actions.set_aside(by=request.by, concerns=held),
            success=_("Đã bỏ qua. Đơn vị không bị hỏi."),
        )
    if verb != "ask" or not question.is_valid():
        return None
    return act(
        request,
        lambda: actions.ask_about(by=request.by, concerns=held, **question.cleaned_data),
        success=ngettext("Đã hỏi về %(n)d điểm.", "Đã hỏi về %(n)d điểm.", len(chosen)) % {"n": len(chosen)},
    )


def _look(request: HttpRequest) -> HttpResponse | None:
    filters = ConcernsFilter(request.by, {"asked": request.POST.get("asked", "")})
    asked = filters.cleaned_data["asked"] if filters.is_valid() else None
    if asked is None:
        return None
    return act(
        request,
        lambda: actions.look_again(by=request.by, request=asked),
        success=_("Đang xem lại các báo cáo. Tải lại trang sau ít phút."),
    )


def _table(rows: list[Told]) -> Table:
    return Table(
        caption=_("Theo dõi"),
        columns=[
            Column(_("Đơn vị")),
            Column(_("Điểm cần xem lại")),
            Column(_("Lý do")),
            Column(_("Tình trạng")),
            Column(_("Ngày hỏi")),
        ],
        rows=[
            [
                row.concern.unit.name,
                Cell(row.sentence, url=row.concern.get_absolute_url()),
                row.concern.get_kind_display(),
                Cell(row.concern.get_state_display(), tone=tone_of_state(row.concern.state)),
                row.concern.asked_on,
            ]
            for row in rows
        ],
        empty=_("Không có điểm nào."),
    )


def _kinds_table() -> Table:
    return Table(
        caption=_("Vì sao một số liệu được đưa ra để xem lại"),
        columns=[Column(_("Lý do")), Column(_("Có thể là gì")), Column(_("Có khi hỏi nhầm"))],
        rows=[[kind.label, MEANINGS[kind].sentence, MEANINGS[kind].trust] for kind in ConcernKind],
    )


def concern(request: HttpRequest, pk: int) -> HttpResponse:
    """One thing to look at again: what was seen, what it may mean, the question, the answer, the end of it."""
    found = get_object_or_404(
        Concern.objects.visible_to(request.by).select_related("unit", "request", "indicator", "report"), pk=pk
    )
    forms = _forms(request, found)
    if request.method == "POST":
        done = _change(request, found, forms)
        if done:
            return done
    told = told_to(request.by, [found])[0]
    context = {
        "concern": found,
        "told": told,
        "steps": _steps(found),
        "history": history_of(found),
        **forms,
    }
    return render(request, "reports/concern.html", context)


def _forms(request: HttpRequest, found: Concern) -> dict[str, Any]:
    """The forms of what this reader may do now."""
    typed = request.POST or None
    decides = may_settle(request.by, [found])
    answers = found.unit_id == request.by.unit_id or may_inherit(request.by, found.unit_id)
    is_own = answers and request.by.has(Duty.FIGURES)
    may = {
        "answer_form": is_own and CONCERN_MOVES.allows(found.state, "answer"),
        "question_form": decides and CONCERN_MOVES.allows(found.state, "ask"),
        "verdict_form": decides and CONCERN_MOVES.allows(found.state, "close"),
    }
    kinds = {"answer_form": AnswerForm, "question_form": QuestionForm, "verdict_form": VerdictForm}
    return {name: kinds[name](typed) if allowed else None for name, allowed in may.items()}


def _change(request: HttpRequest, found: Concern, forms: dict[str, Any]) -> HttpResponse | None:
    verb, by = request.POST.get("verb", ""), request.by
    form = forms.get({"answer": "answer_form", "ask": "question_form", "close": "verdict_form"}.get(verb, ""))
    if form is None or not form.is_valid():
        return None
    changes = {
        "answer": lambda: actions.answer_concern(by=by, concern=found, **form.cleaned_data),
        "ask": lambda: actions.ask_about(by=by, concerns=[found], **form.cleaned_data),
        "close": lambda: actions.close_concern(by=by, concern=found, **form.cleaned_data),
    }
    said = {
        "answer": _("Đã gửi trả lời lên cấp trên."),
        "ask": _("Đã hỏi đơn vị."),
        "close": _("Đã xem xong."),
    }
    return act(request, changes[verb], form=form, success=said[verb])


def _steps(found: Concern) -> list[Step]:
    order = list(ConcernState)
    here = order.index(ConcernState(found.state))
    words = [_("Phát hiện"), _("Hỏi đơn vị"), _("Đơn vị trả lời"), _("Xem xong")]
    return [
        Step(word, "done" if place < here or here == 3 else "current" if place == here else "ahead")
        for place, word in enumerate(words)
    ]
