"""Rounds of commendation."""

from collections.abc import Sequence

from django.db.models import Case, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.base.workflow import Step
from donghanh.journal.facts import history_of
from donghanh.organisations.choices import Duty
from donghanh.organisations.models import Unit, sees_unfinished
from donghanh.ui.listing import FilterForm, arrange, export, wanted_export
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Cell, Column, Table

from .. import actions
from ..choices import RoundState
from ..facts import as_told, counts_of, home_of, rulebook_on, verdicts_of
from ..forms import RoundForm, forms_of
from ..models import Decision, Nomination, Round
from ..rules.eligibility import Standing, Verdict

TONES = {Standing.ELIGIBLE: "accepted", Standing.LOOK: "due", Standing.NOT_ELIGIBLE: "late"}


def standing_words(standing: Standing) -> str:
    """A verdict as people read it."""
    return {
        Standing.ELIGIBLE: _("Đủ điều kiện"),
        Standing.LOOK: _("Cần người xem xét"),
        Standing.NOT_ELIGIBLE: _("Chưa đủ điều kiện"),
    }[standing]


def reasons_of(verdict: Verdict) -> str:
    """Why a dossier is not simply eligible: the reasons of the conditions that say so."""
    if verdict.standing is Standing.ELIGIBLE:
        return ""
    return " ".join(
        str(finding.reason) for finding in verdict.findings if finding.standing is verdict.standing
    )


def rounds(request: HttpRequest) -> HttpResponse:
    """The rounds I may see: those of my own unit first, the latest of each first."""
    is_own = Case(When(unit=request.by.unit_id, then=0), default=1)
    seen = Round.objects.visible_to(request.by).select_related("unit", "period")
    listing = arrange(
        request,
        seen.order_by(is_own, "-opens_on", "-pk"),
        search=("unit__search_key",),
    )
    table = Table(
        caption=_("Các đợt khen thưởng"),
        columns=[
            Column(_("Đợt")),
            Column(_("Đơn vị xét")),
            Column(_("Kỳ")),
            Column(_("Hạn hồ sơ")),
            Column(_("Tình trạng")),
        ],
        rows=[
            [
                Cell(round_.name, url=reverse("awards:round", args=[round_.pk])),
                round_.unit.name,
                round_.period.name,
                round_.closes_on,
                Cell(round_.get_state_display(), tone=_round_tone(round_)),
            ]
            for round_ in listing.things
        ],
        empty=_("Chưa có đợt khen thưởng nào."),
    )
    may_open = request.by.has(Duty.DRAFT)
    context = {
        "table": table,
        "page": listing.page,
        "form": FilterForm(request.GET or None),
        "may_open": may_open,
    }
    return render(request, "awards/rounds.html", context)


def _round_tone(round_: Round) -> str:
    if round_.state == RoundState.DECIDED:
        return "accepted"
    return "due" if round_.state == RoundState.OPEN and round_.closes_on >= today() else "sent"


def open_round(request: HttpRequest) -> HttpResponse:
    """Open a round for the unit acted for."""
    form = RoundForm(request.by, request.POST or None)
    if request.method == "POST" and form.is_valid():
        unit = get_object_or_404(Unit.objects.visible_to(request.by), pk=request.by.unit_id)
        done = act(
            request,
            lambda: actions.open_round(by=request.by, unit=unit, once=once_of(request), **form.cleaned_data),
            form=form,
            to=lambda made: reverse("awards:round", args=[made.pk]),
            success=_("Đã mở đợt khen thưởng."),
        )
        if done:
            return done
    return render(request, "awards/open_round.html", {"form": form})


def round_record(request: HttpRequest, pk: int) -> HttpResponse:
    """One round: where it stands, its dossiers with their verdicts, what comes next."""
    round_ = get_object_or_404(
        Round.objects.visible_to(request.by).select_related("unit", "period", "movement"), pk=pk
    )
    runs_it = request.by.unit_id == round_.unit_id and sees_unfinished(request.by)
    dossiers = (
        Nomination.objects.visible_to(request.by)
        .filter(round=round_)
        .select_related("party__home", "round__period")
        .prefetch_related("evidence")
    )
    listing = arrange(
        request,
        dossiers.order_by("form_name", "pk"),
        search=("search_key",),
        sorts={"form": "form_name", "state": "state"} if runs_it else {"form": "form_name"},
    )
    if wanted := wanted_export(request):
        every = list(listing.found)
        return export(
            _table(as_told(request.by, round_, every), verdicts_of(round_, every), listing.sort),
            wanted,
            name="ho-so-khen-thuong",
        )
    shown = listing.things
    context = {
        "round": round_,
        "table": _table(as_told(request.by, round_, shown), verdicts_of(round_, shown), listing.sort),
        "page": listing.page,
        "form": FilterForm(request.GET or None),
        "steps": steps_of(round_),
        "counts": counts_of(round_),
        "rulebook": rulebook_on(round_.opens_on),
        "may_nominate": round_.state == RoundState.OPEN
        and request.by.has(Duty.DRAFT)
        and bool(forms_of(round_)),
        "runs_it": runs_it,
        "decisions": _decisions(request, round_),
        "history": history_of(round_) if runs_it else [],
    }
    return render(request, "awards/round.html", context)


def _decisions(request: HttpRequest, round_: Round) -> list[Decision]:
    """Those of a decided round that I may read."""
    if round_.state != RoundState.DECIDED:
        return []
    return list(Decision.objects.visible_to(request.by).filter(round=round_).select_related("document"))


def _table(dossiers: Sequence[Nomination], verdicts: dict[int, Verdict], sort: str) -> Table:
    return Table(
        caption=_("Hồ sơ đề nghị"),
        columns=[
            Column(_("Tập thể, cá nhân")),
            Column(_("Hình thức"), sort="form"),
            Column(_("Điều kiện")),
            Column(_("Tình trạng"), sort="state"),
        ],
        rows=[
            [
                Cell(
                    dossier.party.name,
                    url=reverse("awards:nomination", args=[dossier.pk]),
                    note=home_of(dossier),
                ),
                dossier.form_name,
                Cell(
                    standing_words(verdicts[dossier.pk].standing),
                    tone=TONES[verdicts[dossier.pk].standing],
                    note=reasons_of(verdicts[dossier.pk]),
                ),
                dossier.get_state_display(),
            ]
            for dossier in dossiers
        ],
        sort=sort,
        empty=_("Chưa có hồ sơ nào."),
    )


def steps_of(round_: Round) -> list[Step]:
    """The road of a round as a step line."""
    order = list(RoundState)
    here = order.index(RoundState(round_.state))
    labels = [_("Nhận hồ sơ"), _("Hội đồng"), _("Ban Thường vụ"), _("Quyết định")]
    last = here == len(order) - 1
    return [
        Step(label, "done" if index < here or last else "current" if index == here else "ahead")
        for index, label in enumerate(labels)
    ]
