"""Dossiers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.journal.facts import history_of
from donghanh.organisations.actions import chosen_party
from donghanh.organisations.choices import Duty
from donghanh.organisations.permissions import may_act_for
from donghanh.ui.pages import act, once_of

from .. import actions
from ..choices import NominationState
from ..facts import as_told, home_of, judging_rulebook, traced_from, verdicts_of
from ..forms import DossierForm, NominationForm, ProofForm, ReturnForm
from ..models import Nomination, Round
from .round import TONES, standing_words


def nominate(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose a collective or a person of the unit acted for."""
    round_ = get_object_or_404(Round.objects.visible_to(request.by).select_related("unit", "movement"), pk=pk)
    form = NominationForm(request.by, round_, request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        choice = given.pop("party")
        done = act(
            request,
            lambda: actions.nominate(
                by=request.by,
                round=round_,
                party=chosen_party(by=request.by, choice=choice),
                once=once_of(request),
                **given,
            ),
            form=form,
            to=lambda made: reverse("awards:nomination", args=[made.pk]),
            success=_("Đã lập hồ sơ. Đính kèm minh chứng rồi gửi."),
        )
        if done:
            return done
    return render(request, "awards/nominate.html", {"form": form, "round": round_})


def revise(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a dossier that has not gone, or came back."""
    found = get_object_or_404(
        Nomination.objects.editable_by(request.by).select_related("round", "party"), pk=pk
    )
    known = {
        "achievement": found.achievement,
        "clauses": [clause.pk for clause in found.clauses.all()],
        "no_discipline": {True: "yes", False: "no", None: ""}[found.no_discipline],
    }
    form = DossierForm(found.round, request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.revise(by=request.by, nomination=found, **form.cleaned_data),
            form=form,
            to=reverse("awards:nomination", args=[found.pk]),
            success=_("Đã lưu hồ sơ."),
        )
        if done:
            return done
    return render(request, "awards/revise.html", {"form": form, "nomination": found})


def nomination(request: HttpRequest, pk: int) -> HttpResponse:
    """One dossier: what it says, whether it is eligible and why, what comes next."""
    found = get_object_or_404(
        Nomination.objects.visible_to(request.by)
        .select_related("round__unit", "round__period", "party__home", "proposed_by", "ballot")
        .prefetch_related("clauses"),
        pk=pk,
    )
    proof, back = ProofForm(), ReturnForm()
    if request.method == "POST":
        verb = request.POST.get("verb", "")
        if verb == "add_proof":
            proof = ProofForm(request.POST, request.FILES)
        elif verb == "return":
            back = ReturnForm(request.POST)
        done = _change(request, found, proof=proof, back=back)
        if done:
            return done
    verdict = verdicts_of(found.round, [found])[found.pk]
    mine = may_act_for(request.by, found.proposed_by_id, Duty.DRAFT)
    context = {
        "nomination": as_told(request.by, found.round, [found])[0],
        "home": home_of(found),
        "verdict": verdict,
        "standing": standing_words(verdict.standing),
        "tone": TONES[verdict.standing],
        "findings": [
            (
                standing_words(finding.standing),
                TONES[finding.standing],
                finding.text,
                finding.reason,
                finding.source
                if finding.verified
                else _("%(source)s · chưa kiểm chứng") % {"source": finding.source},
                finding.url,
            )
            for finding in verdict.findings
        ],
        "rulebook": judging_rulebook(found),
        "proof": proof,
        "evidence": found.evidence.visible_to(request.by),
        "back": back,
        "may_change": mine and found.state in (NominationState.DRAFT, NominationState.RETURNED),
        "may_take": may_act_for(request.by, found.round.unit_id, Duty.DRAFT)
        and found.state == NominationState.SENT,
        "traced_from": traced_from(found, request.by),
        "history": history_of(found),
    }
    return render(request, "awards/nomination.html", context)


def _change(
    request: HttpRequest, found: Nomination, *, proof: ProofForm, back: ReturnForm
) -> HttpResponse | None:
    by, verb = request.by, request.POST.get("verb", "")
    if verb == "send":
        return act(request, lambda: actions.send(by=by, nomination=found), success=_("Đã gửi hồ sơ."))
    if verb == "receive":
        return act(
            request, lambda: actions.receive(by=by, nomination=found), success=_("Đã tiếp nhận hồ sơ.")
        )
    if verb == "add_proof" and proof.is_valid():
        return act(
            request,
            lambda: actions.add_proof(by=by, nomination=found, **proof.cleaned_data),
            form=proof,
            success=_("Đã đính kèm minh chứng."),
        )
    if verb == "return" and back.is_valid():
        return act(
            request,
            lambda: actions.return_for_more(by=by, nomination=found, **back.cleaned_data),
            form=back,
            success=_("Đã trả lại hồ sơ."),
        )
    return None
