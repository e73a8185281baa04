"""From the council's session to the certificates."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from donghanh.base.uploads import CONTENT_TYPES
from donghanh.documents.facts import public_site
from donghanh.journal.facts import history_of
from donghanh.judging.models import Ballot
from donghanh.organisations.choices import Duty
from donghanh.organisations.permissions import may_act_for
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Cell, Column, Table

from .. import actions
from ..choices import DecisionState, NominationState, RoundState
from ..documents import MAKERS, certificates_of, write_minutes
from ..facts import ballots_of, counts_of
from ..forms import BoardForm, ConveneForm, DecisionForm, RevokeForm, ScanForm
from ..models import Decision, Round
from .round import steps_of


def council(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the dossiers to the council; follow and close its ballots."""
    round_ = get_object_or_404(Round.objects.editable_by(request.by).select_related("council"), pk=pk)
    form = ConveneForm(request.by, request.POST or None)
    if request.method == "POST":
        done = None
        if request.POST.get("verb") == "close":
            done = act(
                request,
                lambda: actions.close_council(by=request.by, round=round_),
                to=reverse("awards:board", args=[pk]),
                success=_("Đã kiểm phiếu."),
            )
        elif form.is_valid():
            done = act(
                request,
                lambda: actions.convene(
                    by=request.by, round=round_, once=once_of(request), **form.cleaned_data
                ),
                form=form,
                success=_("Đã trình hội đồng. Các thành viên đã nhận được thông báo."),
            )
        if done:
            return done
    context = {
        "round": round_,
        "form": form,
        "steps": steps_of(round_),
        "counts": counts_of(round_),
        "is_open": round_.state == RoundState.OPEN,
        "is_sitting": round_.state == RoundState.COUNCIL,
        "table": _ballots(round_),
        "has_minutes": round_.state in (RoundState.BOARD, RoundState.DECIDED),
    }
    return render(request, "awards/council.html", context)


def _ballots(round_: Round) -> Table:
    ballots = ballots_of(round_)
    return Table(
        caption=_("Phiếu của hội đồng"),
        columns=[Column(_("Nội dung")), Column(_("Mức cần đạt")), Column(_("Kết quả"))],
        rows=[
            [
                Cell(ballot.question, url=reverse("judging:ballot", args=[ballot.pk])),
                str(ballot.threshold),
                _result(ballot),
            ]
            for ballot in ballots
        ],
        empty=_("Chưa trình hội đồng."),
    )


def _result(ballot: Ballot) -> Cell:
    if ballot.passed is None:
        return Cell(_("Đang lấy phiếu"), tone="sent")
    words = _("Đạt {agree}/{seats}") if ballot.passed else _("Chưa đạt {agree}/{seats}")
    return Cell(
        words.format(agree=ballot.agreed, seats=ballot.seats_total),
        tone="accepted" if ballot.passed else "returned",
    )


@require_safe
def minutes(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The council's minutes as Word or PDF, once its ballots are closed."""
    round_ = get_object_or_404(Round.objects.editable_by(request.by).select_related("unit", "period"), pk=pk)
    if kind not in MAKERS or round_.state in (RoundState.OPEN, RoundState.COUNCIL):
        raise Http404
    answer = HttpResponse(write_minutes(round_, kind), content_type=CONTENT_TYPES[kind])
    answer.headers["Content-Disposition"] = f'attachment; filename="bien-ban-hoi-dong-{round_.pk}.{kind}"'
    return answer


def board(request: HttpRequest, pk: int) -> HttpResponse:
    """The Standing Board's word on what the council passed."""
    round_ = get_object_or_404(Round.objects.editable_by(request.by), pk=pk)
    form = BoardForm(round_, request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.agree_at_board(
                by=request.by,
                round=round_,
                set_aside=[nomination.pk for nomination in form.cleaned_data["set_aside"]],
                note=form.cleaned_data["note"],
            ),
            form=form,
            to=reverse("awards:decide", args=[pk]),
            success=_("Đã ghi ý kiến Ban Thường vụ."),
        )
        if done:
            return done
    waiting = round_.nominations.filter(state=NominationState.PASSED).count()
    return render(
        request,
        "awards/board.html",
        {"round": round_, "form": form, "steps": steps_of(round_), "waiting": waiting},
    )


def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Issue the decision with the clerk's number."""
    round_ = get_object_or_404(Round.objects.editable_by(request.by).select_related("period", "unit"), pk=pk)
    form = DecisionForm(round_.unit_id, request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.issue_decision(
                by=request.by, round=round_, once=once_of(request), **form.cleaned_data
            ),
            form=form,
            to=lambda made: reverse("awards:decision", args=[made.pk]),
            success=_("Đã ban hành quyết định. In, ký, đóng dấu rồi đính kèm bản ký."),
        )
        if done:
            return done
    agreed = (
        round_.nominations.filter(state=NominationState.AGREED)
        .select_related("party")
        .order_by("form_name", "pk")
    )
    table = Table(
        caption=_("Danh sách được khen"),
        columns=[Column(_("Tập thể, cá nhân")), Column(_("Hình thức"))],
        rows=[[nomination.party.name, nomination.form_name] for nomination in agreed],
        empty=_("Ban Thường vụ chưa đồng ý hồ sơ nào."),
    )
    return render(
        request,
        "awards/decide.html",
        {"round": round_, "form": form, "steps": steps_of(round_), "table": table},
    )


def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """One decision: its paper, its numbered list, its certificates once it is effective."""
    found = get_object_or_404(
        Decision.objects.visible_to(request.by).select_related("round__period", "unit", "document"), pk=pk
    )
    scan, revoke = ScanForm(), RevokeForm()
    if request.method == "POST":
        done = None
        if request.POST.get("verb") == "attach":
            scan = ScanForm(request.POST, request.FILES)
            if scan.is_valid():
                done = act(
                    request,
                    lambda: actions.attach_signed_copy(by=request.by, decision=found, **scan.cleaned_data),
                    form=scan,
                    success=_("Quyết định đã có hiệu lực. Giấy chứng nhận in được từ trang này."),
                )
        else:
            revoke = RevokeForm(request.POST)
            if revoke.is_valid():
                done = act(
                    request,
                    lambda: actions.revoke_decision(by=request.by, decision=found, **revoke.cleaned_data),
                    form=revoke,
                    success=_("Đã hủy bỏ quyết định."),
                )
        if done:
            return done
    context = {
        "decision": found,
        "table": _list(found),
        "scan": scan,
        "revoke": revoke,
        "may_attach": may_act_for(request.by, found.unit_id, Duty.NUMBER)
        and found.state == DecisionState.ISSUED,
        "may_revoke": may_act_for(request.by, found.unit_id, Duty.SIGN)
        and found.state != DecisionState.REVOKED,
        "is_effective": found.state == DecisionState.EFFECTIVE,
        "history": history_of(found),
    }
    return render(request, "awards/decision.html", context)


def _list(found: Decision) -> Table:
    rows = found.recognitions.order_by("position")
    return Table(
        caption=_("Danh sách kèm theo quyết định"),
        columns=[
            Column(_("STT"), numeric=True),
            Column(_("Tập thể, cá nhân")),
            Column(_("Đơn vị")),
            Column(_("Hình thức")),
            Column(_("Số sổ vàng"), numeric=True),
        ],
        rows=[
            [
                row.position,
                Cell(row.party_name, url=reverse("awards:recognition", args=[row.pk])),
                row.home_name,
                row.form_name,
                row.golden_book_number,
            ]
            for row in rows
        ],
    )


@require_safe
def certificates(request: HttpRequest, pk: int) -> HttpResponse:
    """All certificates of an effective decision as one PDF."""
    found = get_object_or_404(
        Decision.objects.visible_to(request.by)
        .filter(state=DecisionState.EFFECTIVE)
        .select_related("unit", "document"),
        pk=pk,
    )
    site = public_site(request.build_absolute_uri("/")).rstrip("/")
    answer = HttpResponse(certificates_of(found, site), content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="giay-chung-nhan-{found.pk}.pdf"'
    return answer
