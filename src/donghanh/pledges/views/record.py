"""One pledge: read, confirm, give back, print, sign, follow."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.base.sentences import Refusal
from donghanh.base.uploads import CONTENT_TYPES
from donghanh.base.workflow import Step
from donghanh.journal.facts import history_of
from donghanh.organisations.models import Party
from donghanh.ui.pages import act, once_of

from .. import actions, facts
from ..choices import PLEDGE_MOVES, REGISTERED, WAITING, ChangeState, PledgeState
from ..documents import file_name
from ..documents import render as render_paper
from ..forms import OutcomeForm, ReasonForm, SignForm
from ..models import Pledge, PledgeChange, Promise, leads_to
from ..permissions import may_confirm, may_speak_for, may_tell_outcome

ROAD = (
    PledgeState.DRAFT,
    PledgeState.PROPOSED,
    PledgeState.CONFIRMED_ONE,
    PledgeState.CONFIRMED,
    PledgeState.SIGNED,
)


def _found(request: HttpRequest, pk: int) -> Pledge:
    rows = Pledge.objects.visible_to(request.by).select_related(
        "first__home", "second__home", "registration__movement__unit", "scan"
    )
    return get_object_or_404(rows, pk=pk)


def pledge(request: HttpRequest, pk: int) -> HttpResponse:
    """The record; its verbs are sent here."""
    found = _found(request, pk)
    verb = request.POST.get("verb", "")
    reason = ReasonForm(request.POST if verb in ("return", "withdraw", "refuse") else None)
    if request.method == "POST":
        done = _do(request, found, verb, reason=reason)
        if done:
            return done
        found = _found(request, pk)
    by = request.by
    speaks = may_speak_for(by, found)
    waits = found.state in WAITING
    to_confirm = [
        side for side in found.sides if waits and not found.is_confirmed_by(side) and may_confirm(by, side)
    ]
    promises = _promises(request, found)
    changes = facts.changes_of(found)
    waiting = next((told for told in changes if told.change.state == ChangeState.WAITING), None)
    return render(
        request,
        "pledges/pledge.html",
        {
            "pledge": found,
            "steps": _steps(found),
            "facts": _facts(found),
            "to_confirm": to_confirm,
            "is_mine_to_send": found.state == PledgeState.DRAFT and by.unit_id == found.first.home_id,
            "may_return": speaks and PLEDGE_MOVES.allows(found.state, "return"),
            "may_withdraw": speaks and PLEDGE_MOVES.allows(found.state, "withdraw"),
            "may_sign": speaks and PLEDGE_MOVES.allows(found.state, "sign"),
            "is_registered": found.state in REGISTERED,
            "is_open_late": found.is_open_late_on(today()),
            "promises": promises,
            "may_change": speaks
            and PLEDGE_MOVES.allows(found.state, "amend")
            and not waiting
            and not any(side["outcome"] for line in promises for side in line["sides"]),
            "waiting": waiting,
            "may_answer": waiting is not None and may_confirm(by, _other(found, waiting.change)),
            "changes": [told for told in changes if told is not waiting],
            "is_untold": found.is_untold_on(today()),
            "reason": reason,
            "traced_from": facts.traced_from(found),
            "leads_to": [trace for answer in leads_to.ask(found, request.by) for trace in answer],
            "history": history_of(found),
        },
    )


def _do(request: HttpRequest, found: Pledge, verb: str, *, reason: ReasonForm) -> HttpResponse | None:
    by = request.by
    why = request.POST.get("reason", "")
    side = found.second if request.POST.get("side") == "second" else found.first
    waiting = PledgeChange.objects.visible_to(by).waiting().filter(pledge=found).first()
    changes: dict[str, Any] = {
        "agree": (
            lambda: actions.agree_change(by=by, change=_asked(waiting)),
            _("Đã đồng ý; nội dung mới có hiệu lực."),
        ),
        "refuse": (
            lambda: actions.refuse_change(by=by, change=_asked(waiting), answer=why),
            _("Đã trả lời bên kia; nội dung giữ nguyên."),
        ),
        "propose": (lambda: actions.propose_pledge(by=by, pledge=found), _("Đã gửi để hai bên xác nhận.")),
        "confirm": (
            lambda: actions.confirm_pledge(by=by, pledge=found, party=side),
            _("Đã xác nhận nội dung giao ước."),
        ),
        "return": (
            lambda: actions.return_pledge(by=by, pledge=found, reason=why),
            _("Đã chuyển giao ước về bản soạn."),
        ),
        "withdraw": (lambda: actions.withdraw_pledge(by=by, pledge=found, reason=why), _("Đã rút giao ước.")),
    }
    if verb not in changes:
        raise Http404
    change, said = changes[verb]
    form = reason if reason.is_bound and reason.is_valid() and may_speak_for(by, found) else None
    to = reverse("pledges:list") if verb == "return" and by.unit_id != found.first.home_id else None
    return act(request, change, form=form, to=to, success=said)


def _asked(change: PledgeChange | None) -> PledgeChange:
    """The change that waits; answered meanwhile, there is none."""
    if change is None:
        raise Refusal("Đề nghị thay đổi này đã được trả lời. Tải lại trang để xem.")
    return change


def _other(found: Pledge, change: PledgeChange) -> Party:
    """The side that answers."""
    return found.second if change.party_id == found.first_id else found.first


def _steps(found: Pledge) -> list[Step]:
    if found.state == PledgeState.WITHDRAWN:
        return [Step(str(PledgeState.DRAFT.label), "done"), Step(str(PledgeState.WITHDRAWN.label), "current")]
    here = ROAD.index(PledgeState(found.state))
    return [
        Step(str(state.label), "done" if index < here else "current" if index == here else "ahead")
        for index, state in enumerate(ROAD)
    ]


def _facts(found: Pledge) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    for label, side in ((_("Bên thứ nhất"), found.first), (_("Bên thứ hai"), found.second)):
        at = found.first_confirmed_at if side.pk == found.first_id else found.second_confirmed_at
        said = _("đã xác nhận") if at else _("chưa xác nhận")
        name = side.name if side.name == side.home.name else f"{side.name} ({side.home.name})"
        rows.append((label, f"{name}: {said}"))
    rows += [
        (_("Loại"), found.get_first_kind_display()),
        (_("Phong trào"), f"{found.registration.movement.name} ({found.registration.year})"),
        (_("Hạn đăng ký"), found.registration.closes_on),
    ]
    if found.confirmed_on:
        rows.append((_("Hai bên xác nhận ngày"), found.confirmed_on))
    if found.witnesses:
        rows.append((_("Người chứng kiến"), found.witnesses))
    if found.signed_on:
        rows.append((_("Ngày ký"), found.signed_on))
    if found.reason:
        rows.append((_("Lý do"), found.reason))
    return rows


def _promises(request: HttpRequest, found: Pledge) -> list[dict[str, Any]]:
    """Each promise with what each side said of it, and where the actor can say it."""
    tells = {side.pk: may_tell_outcome(request.by, side) for side in found.sides}
    rows = found.promises.select_related(
        "clause", "indicator", "target__indicator", "target__period"
    ).prefetch_related("outcomes__evidence")
    return [
        {"promise": row, "sides": [_side(found, row, side, tells=tells) for side in found.sides]}
        for row in rows
    ]


def _side(found: Pledge, row: Promise, side: Party, *, tells: dict[int, bool]) -> dict[str, Any]:
    outcome = next((item for item in row.outcomes.all() if item.party_id == side.pk), None)
    may_tell = tells[side.pk] and found.state in REGISTERED
    address = reverse("pledges:outcome", args=[row.pk, found.side_of(side)]) if may_tell else ""
    evidence = list(outcome.evidence.all()) if outcome else []
    return {"party": side, "outcome": outcome, "evidence": evidence, "url": address}


def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """The signed paper comes back."""
    found = _found(request, pk)
    form = SignForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.sign_pledge(
                by=request.by, pledge=found, once=once_of(request), **form.cleaned_data
            ),
            form=form,
            to=found.get_absolute_url(),
            success=_("Đã lưu bản giao ước có chữ ký của hai bên."),
        )
        if done:
            return done
    return render(
        request,
        "pledges/form.html",
        {
            "form": form,
            "title": _("Tải lên bản giao ước đã ký"),
            "lead": str(found),
            "submit_label": _("Lưu bản đã ký"),
        },
    )


def outcome(request: HttpRequest, pk: int, side: str) -> HttpResponse:
    """How one side kept one promise."""
    promise = get_object_or_404(
        Promise.objects.visible_to(request.by).select_related(
            "indicator", "pledge__first__home", "pledge__second__home"
        ),
        pk=pk,
    )
    party = promise.pledge.second if side == "second" else promise.pledge.first
    form = OutcomeForm(request.POST or None, request.FILES or None, promise=promise)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.tell_outcome(
                by=request.by, promise=promise, party=party, once=once_of(request), **form.cleaned_data
            ),
            form=form,
            to=promise.pledge.get_absolute_url(),
            success=_("Đã ghi kết quả thực hiện."),
        )
        if done:
            return done
    return render(
        request,
        "pledges/form.html",
        {
            "form": form,
            "title": _("Kết quả thực hiện giao ước"),
            "lead": f"{party.name}: {promise.text}",
            "submit_label": _("Ghi kết quả"),
        },
    )


def paper(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The paper: two copies as PDF, or Word."""
    found = _found(request, pk)
    answer = HttpResponse(render_paper(found, form), content_type=CONTENT_TYPES[form])
    answer.headers["Content-Disposition"] = f'attachment; filename="{file_name(found, form)}"'
    return answer
