"""One target: agreed to, proposed otherwise, answered, re-based, taken back; everything it ever was."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.journal.facts import history_of
from donghanh.organisations.choices import Level
from donghanh.ui.pages import act
from donghanh.ui.tables import Cell, Column, Table

from .. import actions
from ..choices import TARGET_MOVES
from ..facts import divided
from ..forms import AnswerForm, ProposeForm, RebaseForm, SettleForm, WithdrawForm
from ..models import Target
from ..permissions import may_change_target, may_settle
from .targets import children_of


def _found(request: HttpRequest, pk: int) -> Target:
    rows = Target.objects.visible_to(request.by).select_related(
        "indicator", "unit", "period", "clause", "given_by", "parent__unit", "parent__indicator"
    )
    return get_object_or_404(rows, pk=pk)


def target(request: HttpRequest, pk: int) -> HttpResponse:
    """The record, and the one thing to press: agree, or answer what the unit proposes."""
    found, by = _found(request, pk), request.by
    verb = request.POST.get("verb", "")
    answer = AnswerForm(found, request.POST if verb in ("accept", "keep") else None)
    withdrawal = WithdrawForm(found, request.POST if verb == "withdraw" else None)
    if request.method == "POST":
        done = _do(request, found, verb, answer=answer, withdrawal=withdrawal)
        if done:
            return done
        found = _found(request, pk)
    given = not found.is_own
    children = list(
        found.children.standing().select_related("indicator", "unit", "period").order_by("unit__sort_key")
    )
    (_row, division), *_ = divided([found])
    return render(
        request,
        "movements/target.html",
        {
            "target": found,
            "facts": _facts(by, found),
            "division": division,
            "shown": {
                "reserve": found.indicator.say(found.reserve),
                "divided": found.indicator.say(division.divided),
                "proposed": found.indicator.say(found.proposed_amount),
            },
            "children": children_of(divided(children)) if children else None,
            "amounts": _amounts(found),
            "settling": SettleForm(found),
            "answer": answer,
            "withdrawal": withdrawal,
            "may_settle": given and TARGET_MOVES.allows(found.state, "settle") and may_settle(by, found),
            "may_answer": TARGET_MOVES.allows(found.state, "accept") and may_change_target(by, found),
            "may_change": found.state != "withdrawn" and may_change_target(by, found),
            "may_divide": found.state != "withdrawn"
            and found.unit.level != Level.GRASSROOTS
            and may_settle(by, found),
            "history": history_of(found),
        },
    )


def _do(
    request: HttpRequest, found: Target, verb: str, *, answer: AnswerForm, withdrawal: WithdrawForm
) -> HttpResponse | None:
    by = request.by
    if verb == "settle":
        form = SettleForm(found, request.POST)
        seen = form.cleaned_data["seen"] if form.is_valid() else 0
        return act(
            request,
            lambda: actions.settle_target(by=by, target=found, seen=seen),
            success=_("Đã thống nhất chỉ tiêu."),
        )
    if verb in ("accept", "keep") and answer.is_valid():
        return act(
            request,
            lambda: actions.answer_proposal(
                by=by, target=found, accepted=verb == "accept", **answer.cleaned_data
            ),
            form=answer,
            success=_("Đã trả lời đơn vị."),
        )
    if verb == "withdraw" and withdrawal.is_valid():
        return act(
            request,
            lambda: actions.withdraw_target(by=by, target=found, **withdrawal.cleaned_data),
            form=withdrawal,
            success=_("Đã thu lại chỉ tiêu."),
        )
    return None


def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the superior for another amount."""
    found = _found(request, pk)
    form = ProposeForm(found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.propose_adjustment(by=request.by, target=found, **form.cleaned_data),
            form=form,
            to=found.get_absolute_url(),
            success=_("Đã gửi đề nghị. Công đoàn cấp trên sẽ trả lời."),
        )
        if done:
            return done
    return render(request, "movements/propose.html", {"target": found, "form": form})


def rebase(request: HttpRequest, pk: int) -> HttpResponse:
    """Another amount from a day on, with its reason and its paper."""
    found = _found(request, pk)
    form = RebaseForm(request.by, found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.rebase_target(by=request.by, target=found, **form.cleaned_data),
            form=form,
            to=found.get_absolute_url(),
            success=_("Đã điều chỉnh chỉ tiêu."),
        )
        if done:
            return done
    return render(request, "movements/rebase.html", {"target": found, "form": form})


def _facts(by: Actor, found: Target) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [
        (_("Đơn vị"), found.unit.name),
        (_("Kỳ"), str(found.period)),
        (_("Phải đạt"), found.said),
        (_("Đơn vị giao"), found.given_by.name if found.given_by else _("Đơn vị tự đặt")),
    ]
    if found.parent:
        is_open = Target.objects.visible_to(by).filter(pk=found.parent_id).exists()
        above = f"{found.parent.unit.name}: {found.parent.said}" if is_open else found.parent.unit.name
        rows.append((_("Trong chỉ tiêu của"), above, found.parent.get_absolute_url() if is_open else ""))
    if found.clause:
        url = reverse("movements:clause", args=[found.clause_id])
        rows.append((_("Theo nội dung"), found.clause.address, url))
    return rows


def _amounts(found: Target) -> Table:
    rows = list(found.amounts.select_related("paper", "set_by__person"))
    return Table(
        columns=[
            Column(_("Áp dụng từ")),
            Column(_("Số"), numeric=True),
            Column(_("Việc")),
            Column(_("Lý do")),
            Column(_("Người ghi")),
        ],
        rows=[
            [
                row.from_on,
                found.indicator.say(row.amount),
                row.get_cause_display(),
                Cell(row.reason, note=str(row.paper) if row.paper else ""),
                row.set_by.person.name if row.set_by else "",
            ]
            for row in rows
        ],
    )
