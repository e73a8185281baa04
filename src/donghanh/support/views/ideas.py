"""Ideas on products: list, entry, record, letter."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from donghanh.base.uploads import CONTENT_TYPES
from donghanh.base.workflow import Step
from donghanh.journal.facts import history_of
from donghanh.movements.facts import chosen_clause, clause_choices
from donghanh.ui.listing import narrowed, show_list
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Cell, Column, Table

from .. import actions, facts
from ..choices import ANSWERS, IdeaState
from ..documents import letter_file
from ..forms import HandForm, IdeaFilter, IdeaForm, LetterAnswerForm, ReasonForm, RewriteForm, SendForm
from ..models import Idea
from ..permissions import is_author, may_look_at, may_write_idea

SORTS = {"product": "search_key", "unit": "unit__sort_key", "written": "written_on", "sent": "sent_on"}


def ideas(request: HttpRequest) -> HttpResponse:
    """Ideas in sight: on what, for whom, where each stands."""
    form = IdeaFilter(request.GET)
    rows = Idea.objects.visible_to(request.by).select_related("unit")
    return show_list(
        request,
        "support/ideas.html",
        narrowed(rows, form, "state", "topic"),
        draw=_table,
        file="y-kien-ve-hang-hoa",
        told={"form": form, "may_write": may_write_idea(request.by)},
        search=("search_key",),
        sorts=SORTS,
        default_sort="-written",
    )


def _table(rows: list[Idea], *, sort: str) -> Table:
    return Table(
        caption=_("Ý kiến về hàng hóa"),
        columns=[
            Column(_("Sản phẩm"), sort="product"),
            Column(_("Góp ý về")),
            Column(_("Đơn vị"), sort="unit"),
            Column(_("Ngày viết"), sort="written"),
            Column(_("Ngày gửi"), sort="sent"),
            Column(_("Tình trạng")),
        ],
        rows=[
            [
                Cell(row.product, url=row.get_absolute_url(), note=row.enterprise),
                row.get_topic_display(),
                row.unit.name,
                row.written_on,
                row.sent_on or "",
                Cell(row.get_state_display(), tone=row.tone),
            ]
            for row in rows
        ],
        sort=sort,
        empty=_("Chưa có ý kiến nào về hàng hóa."),
    )


def add_idea(request: HttpRequest) -> HttpResponse:
    """Write an idea on a named product."""
    by = request.by
    clauses = clause_choices(by.unit_id, first="hàng việt nam")[1]
    form = IdeaForm(request.POST or None, clauses=clauses, initial={"author": by.name})
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        clause = chosen_clause(by, data.pop("clause"))
        done = act(
            request,
            lambda: actions.write_idea(by=by, clause=clause, once=once_of(request), **data),
            form=form,
            to=lambda idea: idea.get_absolute_url(),
            success=_("Đã ghi ý kiến. Công đoàn xem rồi gửi doanh nghiệp."),
        )
        if done:
            return done
    return render(request, "support/add_idea.html", {"form": form})


def _found(request: HttpRequest, pk: int) -> Idea:
    rows = Idea.objects.visible_to(request.by).select_related("unit", "holder", "clause__plan__unit", "scan")
    return get_object_or_404(rows, pk=pk)


def idea(request: HttpRequest, pk: int) -> HttpResponse:
    """The record; what is done next is sent here."""
    found = _found(request, pk)
    forms = _forms(request, found)
    if request.method == "POST":
        done = _do(request, found, request.POST.get("verb", ""), forms=forms)
        if done:
            return done
        found = _found(request, pk)
    is_held, is_mine = may_look_at(request.by, found), is_author(request.by, found)
    is_sent = found.state in (IdeaState.SENT, IdeaState.NOTED)
    link = facts.link_to_answer(found) if is_held and is_sent else ""
    told = {
        "idea": found,
        "steps": _steps(found),
        "facts": _facts(found),
        "to_send": is_held and found.state == IdeaState.WRITTEN,
        "to_answer": is_held and is_sent,
        "to_rewrite": is_mine and found.state == IdeaState.RETURNED,
        "to_take_back": (is_held or is_mine) and found.state in (IdeaState.WRITTEN, IdeaState.RETURNED),
        "has_letter": is_held and found.state not in (IdeaState.RETURNED, IdeaState.WITHDRAWN),
        "message": _message(found, request.build_absolute_uri(link) if link else "") if is_held else "",
        "forms": forms,
        "traced_from": facts.traced_from(found),
        "history": history_of(found),
    }
    return render(request, "support/idea.html", told)


def _message(found: Idea, link: str) -> str:
    said = _("Kính gửi %(who)s: %(unit)s chuyển ý kiến của %(author)s về %(product)s. “%(text)s”") % {
        "who": found.enterprise,
        "unit": found.holder.name,
        "author": found.author,
        "product": found.product,
        "text": found.text,
    }
    return f"{said} " + _("Mời trả lời tại %(link)s") % {"link": link} if link else said


def _forms(request: HttpRequest, found: Idea) -> dict[str, Any]:
    verb = request.POST.get("verb", "")

    def given(name: str) -> tuple[Any, ...]:
        return (request.POST, request.FILES) if verb == name else ()

    return {
        "send": SendForm(*given("send"), prefix="send"),
        "send_back": ReasonForm(*given("send_back"), prefix="send_back"),
        "hand": HandForm(*given("hand"), targets=facts.hand_choices(request.by), prefix="hand"),
        "rewrite": RewriteForm(*given("rewrite"), prefix="rewrite", initial={"text": found.text}),
        "answer": LetterAnswerForm(*given("answer"), prefix="answer"),
        "withdraw": ReasonForm(*given("withdraw"), prefix="withdraw"),
    }


def _do(request: HttpRequest, found: Idea, verb: str, *, forms: dict[str, Any]) -> HttpResponse | None:
    by, form = request.by, forms.get(verb)
    if form is None and verb != "link":
        raise Http404
    if form is not None and not form.is_valid():
        return None
    data = dict(form.cleaned_data) if form else {}
    if verb == "hand":
        data["target"] = facts.hand_target(by, data["target"])
    changes: dict[str, tuple[Any, str]] = {
        "send": (actions.send_idea, _("Đã ghi ngày gửi. Người góp ý được báo.")),
        "send_back": (actions.send_back_idea, _("Đã trả lại người góp ý.")),
        "hand": (actions.hand_idea, _("Đã chuyển.")),
        "rewrite": (actions.rewrite_idea, _("Đã gửi lại công đoàn.")),
        "answer": (actions.record_answer, _("Đã ghi trả lời. Người góp ý được báo.")),
        "withdraw": (actions.withdraw_idea, _("Đã rút.")),
        "link": (actions.give_idea_link, _("Đã tạo đường dẫn.")),
    }
    change, said = changes[verb]
    shown = form if may_look_at(by, found) or is_author(by, found) else None
    return act(
        request, lambda: change(by=by, idea=found, once=once_of(request), **data), form=shown, success=said
    )


def _steps(found: Idea) -> list[Step]:
    if found.state in (IdeaState.RETURNED, IdeaState.WITHDRAWN):
        return [Step(_("Viết ý kiến"), "done"), Step(found.get_state_display(), "current")]
    if found.state in ANSWERS:
        last = "current" if found.state == IdeaState.NOTED else "done"
        return [
            Step(_("Viết ý kiến"), "done"),
            Step(_("Gửi doanh nghiệp"), "done"),
            Step(found.get_state_display(), last),
        ]
    is_sent = found.state == IdeaState.SENT
    return [
        Step(_("Viết ý kiến"), "done"),
        Step(_("Gửi doanh nghiệp"), "done" if is_sent else "current"),
        Step(_("Doanh nghiệp trả lời"), "current" if is_sent else "ahead"),
    ]


def _facts(found: Idea) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = [
        (_("Doanh nghiệp"), found.enterprise),
        (_("Góp ý về"), found.get_topic_display()),
        (_("Người góp ý"), found.author),
        (_("Đơn vị"), found.unit.name),
        (_("Ngày viết"), found.written_on),
    ]
    if found.holder_id != found.unit_id:
        rows.append((_("Nơi gửi doanh nghiệp"), found.holder.name))
    if found.reason:
        rows.append((_("Lý do"), found.reason))
    if found.sent_on:
        sent = ", ".join(part for part in (found.get_sent_how_display(), found.sent_to) if part)
        rows += [(_("Ngày gửi"), found.sent_on), (_("Gửi bằng"), sent)]
    if found.answered_on:
        rows += [
            (_("Ngày trả lời"), found.answered_on),
            (_("Người trả lời"), found.answered_by),
            (_("Trả lời"), found.answer),
        ]
    return rows


def idea_letter(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The letter to the enterprise, to be numbered and signed."""
    found = _found(request, pk)
    if not may_look_at(request.by, found):
        raise Http404
    answer = HttpResponse(letter_file(found, form), content_type=CONTENT_TYPES[form])
    answer.headers["Content-Disposition"] = f'attachment; filename="gop-y-san-pham-{pk}.{form}"'
    return answer
