"""The record of one initiative: all of it to those who may read it, title and effect to others."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.numbers import say_money, say_scaled
from donghanh.base.workflow import Step
from donghanh.journal.facts import history_of
from donghanh.movements.facts import clause_traces
from donghanh.organisations.models import Unit
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Column, Table

from .. import actions, facts
from ..choices import INITIATIVE_MOVES, InitiativeState
from ..forms import AttachmentForm, ReasonForm
from ..models import Initiative, Likeness
from ..permissions import is_author, may_decide, may_widen
from ..rules import QUANTITY_DECIMALS

ROAD = (InitiativeState.DRAFT, InitiativeState.SUBMITTED, InitiativeState.RECOGNISED)


def found_of(request: HttpRequest, pk: int) -> Initiative:
    """The one in sight, or nothing."""
    rows = Initiative.objects.visible_to(request.by).select_related(
        "unit", "movement", "clause__plan__unit", "minutes", "merged_into", "ballot__panel"
    )
    return get_object_or_404(rows, pk=pk)


def initiative(request: HttpRequest, pk: int) -> HttpResponse:
    """The record; what its authors do with it is sent here."""
    found = found_of(request, pk)
    verb = request.POST.get("verb", "")
    forms = {
        "attach": AttachmentForm(*((request.POST, request.FILES) if verb == "attach" else ())),
        "withdraw": ReasonForm(request.POST if verb == "withdraw" else None),
    }
    if request.method == "POST":
        done = _do(request, found, verb, form=forms.get(verb))
        if done:
            return done
        found = found_of(request, pk)
    return render(request, "initiatives/initiative.html", _context(request, found, forms))


def _context(request: HttpRequest, found: Initiative, forms: dict[str, Any]) -> dict[str, Any]:
    by = request.by  # type: ignore[attr-defined]
    is_known = Initiative.objects.visible_to(by).known_to(by).filter(pk=found.pk).exists()
    is_mine = is_author(by, found)
    level = _level_of(by) if found.reach else ""
    pairs = Likeness.objects.visible_to(by).select_related("first", "second")
    return {
        "initiative": found,
        "is_known": is_known,
        "is_mine": is_mine,
        "steps": _steps(found),
        "facts": facts_of(found, is_known=is_known),
        "lines": lines_of(found) if is_known else None,
        "may_write": is_mine and found.is_writable,
        "may_attach": is_mine and (found.is_writable or found.state == InitiativeState.SUBMITTED),
        "may_withdraw": is_mine and INITIATIVE_MOVES.allows(found.state, "withdraw"),
        "may_show": is_mine and found.state == InitiativeState.RECOGNISED,
        "may_decide": INITIATIVE_MOVES.allows(found.state, "recognise") and may_decide(by, found),
        "may_widen": may_widen(by, found, level),
        "has_papers": is_known and found.state == InitiativeState.RECOGNISED,
        "pairs": [
            (pair, pair.second if pair.first_id == found.pk else pair.first)
            for pair in (pairs.filter(first=found) | pairs.filter(second=found))[:10]
        ]
        if is_known
        else [],
        "evidence": found.evidence.all() if is_known else [],
        "attachment": forms["attach"],
        "withdrawal": forms["withdraw"],
        "traced_from": clause_traces(found.clause) if is_known else [],
        "leads_to": facts.leads_to_of(found, by) if is_known else [],
        "history": history_of(found) if is_known else [],
    }


def _level_of(by: Actor) -> str:
    return Unit.objects.visible_to(by).filter(pk=by.unit_id).values_list("level", flat=True).first() or ""


def _do(request: HttpRequest, found: Initiative, verb: str, *, form: Any) -> HttpResponse | None:
    by, once = request.by, once_of(request)  # type: ignore[attr-defined]
    if verb in ("show", "hide"):
        return act(
            request,
            lambda: actions.show(by=by, initiative=found, is_shown=verb == "show"),
            success=_("Đã ghi."),
        )
    if form is None:
        raise Http404
    if not form.is_valid():
        return None
    data = form.cleaned_data
    if verb == "attach":
        return act(
            request,
            lambda: actions.attach(by=by, initiative=found, once=once, **data),
            form=form,
            success=_("Đã đưa lên tài liệu."),
        )
    return act(
        request,
        lambda: actions.withdraw(by=by, initiative=found, **data),
        form=form,
        success=_("Đã rút sáng kiến."),
    )


def _steps(found: Initiative) -> list[Step]:
    if found.state not in ROAD:
        return [
            Step(str(InitiativeState.SUBMITTED.label), "done"),
            Step(str(InitiativeState(found.state).label), "current"),
        ]
    here = ROAD.index(InitiativeState(found.state))
    return [
        Step(str(state.label), "done" if index < here else "current" if index == here else "ahead")
        for index, state in enumerate(ROAD)
    ]


def facts_of(found: Initiative, *, is_known: bool) -> list[tuple[Any, ...]]:
    """What it says, in the order of the entry page; only its effect where no more may be read."""
    effect = (_("Hiệu quả"), found.effect)
    if not is_known:
        return [effect]
    authors = ", ".join(str(author) for author in found.authors.all())
    rows: list[tuple[Any, ...]] = [
        (_("Mã"), found.code),
        (_("Loại"), found.get_kind_display()),
        (_("Lĩnh vực"), found.get_field_display()),
        (_("Đơn vị"), found.unit.name),
        (_("Tác giả"), authors),
        (_("Phong trào"), found.movement.name if found.movement else ""),
        (_("Khó khăn, bất hợp lý trước đây"), found.problem),
        (_("Giải pháp"), found.solution),
        (_("Trước khi áp dụng"), found.before),
        (_("Sau khi áp dụng"), found.after),
        effect,
        (_("Giá trị làm lợi"), say_money(found.benefit) if found.benefit else ""),
        (_("Ngày gửi"), found.submitted_on),
    ]
    if found.recognised_on:
        rows += [
            (_("Ngày công nhận"), found.recognised_on),
            (_("Người, hội đồng công nhận"), found.recognised_by),
            (_("Phạm vi ảnh hưởng"), found.get_reach_display()),
            (_("Số quyết định, biên bản"), found.decision_number),
        ]
    if found.ballot:
        address = reverse("judging:ballot", args=[found.ballot_id])
        rows.append((_("Lấy phiếu"), found.ballot.panel.name, address))
    if found.merged_into:
        rows.append((_("Gộp vào"), found.merged_into.title, found.merged_into.get_absolute_url()))
    if found.reason:
        rows.append((_("Nhận xét, lý do"), found.reason))
    return [row for row in rows if row[1] not in ("", None)]


def lines_of(found: Initiative) -> Table | None:
    """The arithmetic of the benefit, line by line; nothing where there is none."""
    lines = list(found.benefit_lines.all())
    if not lines:
        return None
    return Table(
        caption=_("Cách tính giá trị làm lợi"),
        columns=[
            Column(_("Khoản")),
            Column(_("Số lượng một năm"), numeric=True),
            Column(_("Đơn giá (đồng)"), numeric=True),
            Column(_("Nguồn giá")),
            Column(_("Số năm"), numeric=True),
            Column(_("Thành tiền (đồng)"), numeric=True),
        ],
        rows=[
            [
                line.label,
                f"{say_scaled(line.quantity, QUANTITY_DECIMALS)} {line.unit_of_measure}",
                line.price,
                line.price_source,
                line.years,
                -line.amount if line.is_cost else line.amount,
            ]
            for line in lines
        ],
        foot=[_("Làm lợi"), "", "", "", "", found.benefit],
    )
