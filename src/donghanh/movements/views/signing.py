"""A draft before the signature, and its comments."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.base.sentences import Refusal
from donghanh.documents.facts import next_number
from donghanh.journal.facts import history_of
from donghanh.ui.pages import act, once_of, show_refusal

from .. import actions
from ..choices import Change, PlanState
from ..documents import draft_paper
from ..facts.drafts import Desk, changes_in, desk_of
from ..forms import CommentForm, IssueForm, ReasonForm
from ..models import Comment, Plan
from ..permissions import may_comment, may_derive, may_issue, may_send
from ..rules.changing import check_changes
from ..rules.composing import arranged
from ..rules.drafting import OUT_OF_SCOPE, check_complete, coverage_of_draft


def _in_hand(request: HttpRequest, pk: int) -> Plan:
    """A plan of the unit acted for that is not issued, for those who work on it."""
    return get_object_or_404(
        Plan.objects.visible_to(request.by)
        .unissued()
        .filter(unit=request.by.unit_id)
        .select_related("unit", "superior__unit", "superior__superior", "changes__unit", "movement"),
        pk=pk,
    )


def review(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan as it will stand: submitted, returned, signed, numbered and issued, each by whom it is for."""
    plan = _in_hand(request, pk)
    verb = request.POST.get("verb", "issue") if request.method == "POST" else ""
    following = next_number(plan.unit_id, "Kế hoạch", today())
    form = IssueForm(request.POST if verb == "issue" else None, today=today(), next_number=following)
    reason = ReasonForm(request.POST if verb == "return" else None)
    if verb and (verb != "issue" or form.is_valid()) and (verb != "return" or reason.is_valid()):
        change, success, page = _change(request, plan, verb, form=form, reason=reason)
        done = act(
            request,
            change,
            form={"issue": form, "return": reason}.get(verb),
            to=reverse(page, args=[pk]),
            success=success,
        )
        if done:
            return done
    desk = desk_of(plan)
    missing = _missing(plan, desk)
    if missing and request.method != "POST":
        show_refusal(request, missing)
    return render(
        request,
        "movements/review.html",
        _review_context(request, plan, desk, missing=missing) | {"form": form, "reason": reason},
    )


def _change(
    request: HttpRequest, plan: Plan, verb: str, *, form: IssueForm, reason: ReasonForm
) -> tuple[Callable[[], Any], str, str]:
    """The one action that the button stands for, what is said when it is done, and the page after it."""
    by, once = request.by, once_of(request)
    here, record = "movements:review", "movements:plan"
    if verb == "submit":
        return lambda: actions.submit_plan(by=by, plan=plan, once=once), _("Đã trình ký."), here
    if verb == "withdraw":
        return (
            lambda: actions.withdraw_plan(by=by, plan=plan),
            _("Đã rút lại để sửa tiếp."),
            "movements:derive",
        )
    if verb == "sign":
        return lambda: actions.sign_plan(by=by, plan=plan, once=once), _("Đã ký. Chờ văn thư lấy số."), here
    if verb == "return":
        why = reason.cleaned_data["reason"]
        return (
            lambda: actions.return_plan(by=by, plan=plan, reason=why, once=once),
            _("Đã trả lại dự thảo."),
            here,
        )
    return (
        lambda: actions.issue_plan(by=by, plan=plan, once=once, **form.cleaned_data),
        _("Đã ban hành kế hoạch của đơn vị."),
        record,
    )


def _review_context(
    request: HttpRequest, plan: Plan, desk: Desk, *, missing: Refusal | None
) -> dict[str, Any]:
    signs, is_ready = may_send(request.by, plan), missing is None
    state = plan.state
    return {
        "plan": plan,
        "paper": draft_paper(plan, desk),
        "coverage": coverage_of_draft(desk.above, desk.draft),
        "amends": plan.change == Change.AMEND,
        "is_ready": is_ready,
        "may_edit": state == PlanState.DRAFT and may_derive(request.by, plan.unit_id),
        "may_submit": is_ready
        and state == PlanState.DRAFT
        and may_derive(request.by, plan.unit_id)
        and not signs,
        "may_withdraw": state == PlanState.SUBMITTED and may_derive(request.by, plan.unit_id),
        "may_sign": is_ready and state == PlanState.SUBMITTED and signs,
        "may_return": state in (PlanState.SUBMITTED, PlanState.SIGNED) and signs,
        "may_issue": is_ready
        and may_issue(request.by, plan.unit_id)
        and (signs or state == PlanState.SIGNED),
        "waits_for_signature": state == PlanState.DRAFT and not signs,
        "comments": Comment.objects.visible_to(request.by).filter(plan=plan).waiting().count(),
        "history": history_of(plan),
    }


def _missing(plan: Plan, desk: Desk) -> Refusal | None:
    try:
        if plan.change == Change.AMEND:
            check_changes(changes_in(plan, desk))
        else:
            check_complete(desk.above, desk.draft)
    except Refusal as refusal:
        return refusal
    return None


def comments(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft as it reads, with what colleagues and the leader say about it."""
    plan = _in_hand(request, pk)
    desk = desk_of(plan)
    lines = _lines(desk)
    form = CommentForm(
        [(key, f"{place} {text[:60]}") for key, place, text in lines],
        request.POST if "text" in request.POST else None,
        key=request.GET.get("muc", ""),
    )
    said = list(Comment.objects.visible_to(request.by).filter(plan=plan))
    if request.method == "POST":
        settled = next((one for one in said if str(one.pk) == request.POST.get("settle")), None)
        done = _say_or_settle(request, plan, form, settled=settled)
        if done:
            return done
    return render(
        request,
        "movements/comments.html",
        {
            "plan": plan,
            "form": form,
            "whole": [one for one in said if not one.key],
            "lines": [
                (key, place, text, [one for one in said if one.key == key]) for key, place, text in lines
            ],
            "may_comment": may_comment(request.by, plan.unit_id),
            "may_settle": may_derive(request.by, plan.unit_id),
        },
    )


def _say_or_settle(
    request: HttpRequest, plan: Plan, form: CommentForm, *, settled: Comment | None
) -> HttpResponse | None:
    if settled:
        return act(
            request,
            lambda: actions.settle_comment(by=request.by, comment=settled),
            success=_("Đã ghi là đã xem xét."),
        )
    if not form.is_valid():
        return None
    return act(
        request,
        lambda: actions.comment_on(by=request.by, plan=plan, once=once_of(request), **form.cleaned_data),
        form=form,
        to=reverse("movements:comments", args=[plan.pk]),
        success=_("Đã gửi góp ý."),
    )


def _lines(desk: Desk) -> list[tuple[str, str, str]]:
    """Key, place and words of each piece of the draft, in its order."""
    lines = []
    for item in arranged(desk.above, desk.draft):
        if item.addition:
            lines.append((item.key, "+", item.addition.text))
        elif item.above:
            made = desk.draft.choice(item.above)
            text = made.text if made.decision == "adapted" else item.above.text
            if made.decision == OUT_OF_SCOPE:
                text = f"{_('Không thuộc phạm vi')}: {made.reason}"
            lines.append((item.key, item.above.address, text))
    return lines
