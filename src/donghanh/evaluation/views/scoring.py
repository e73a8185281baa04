"""A unit scores itself: one group of criteria a screen, then a look at the whole, then off it goes."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.sentences import Refusal
from donghanh.evidence.actions import add_evidence
from donghanh.ui.pages import act

from .. import actions
from ..choices import CriterionKind
from ..facts.backing import files_to_tick, offered_for
from ..facts.sheets import Group, groups_of, sheet_of
from ..forms import SelfScoreForm
from ..models import Scorecard
from .cards import card_context

MOST_FILES = 30


def self_score(request: HttpRequest, pk: int) -> HttpResponse:
    """One group of criteria with its points, its evidence and what the figures already say (?nhom=B)."""
    found = get_object_or_404(Scorecard.objects.editable_by(request.by).whole(), pk=pk)
    lines = sheet_of(found)
    groups = groups_of(lines)
    here = next((group for group in groups if group.code == request.GET.get("nhom")), groups[0])
    used = {item.pk for line in lines if line not in here.lines for item in line.evidence}
    ticked = {deed.key for line in lines if line not in here.lines for deed in line.deeds}
    done = offered_for(found)
    kept = files_to_tick(request.by, found, done, most=MOST_FILES).exclude(pk__in=used)
    form = SelfScoreForm(
        request.POST or None,
        request.FILES or None,
        lines=here.lines,
        evidence=kept,
        deeds=[one for one in done if one.key not in ticked],
    )
    if request.method == "POST" and form.is_valid():
        done = act(request, lambda: _save(request, found, form), form=form, to=_next_url(found, groups, here))
        if done:
            return done
    position = groups.index(here) + 1
    return render(
        request,
        "evaluation/self_score.html",
        {
            "card": found,
            "group": here,
            "groups": groups,
            "form": form,
            "position": position,
            "fields": _fields_by_line(form),
            "previous": groups[position - 2].code if position > 1 else "",
        },
    )


@transaction.atomic
def _save(request: HttpRequest, found: Scorecard, form: SelfScoreForm) -> None:
    """Keep new files and the scores together; a refusal keeps neither."""
    scores = []
    for line in form.lines:
        upload = form.upload_of(line)
        added = []
        if upload:
            try:
                kept = add_evidence(
                    by=request.by, unit=found.unit, upload=upload, caption=line.criterion.name[:200]
                )
            except Refusal as refusal:
                refusal.field = f"file_{line.criterion.pk}"
                raise
            added.append(kept.pk)
        scores.append(form.score_of(line, added))
    actions.save_self_scores(by=request.by, card=found, scores=scores)


def _next_url(found: Scorecard, groups: list[Group], here: Group) -> str:
    position = groups.index(here) + 1
    if position == len(groups):
        return reverse("evaluation:review", args=[found.pk])
    return f"{reverse('evaluation:self_score', args=[found.pk])}?nhom={groups[position].code}"


def _fields_by_line(form: SelfScoreForm) -> dict[int, list[object]]:
    """Bound fields by criterion, for the template."""
    found: dict[int, list[object]] = {}
    for name in form.fields:
        found.setdefault(int(name.rsplit("_", 1)[1]), []).append(form[name])
    return found


def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything before it goes up."""
    found = get_object_or_404(
        Scorecard.objects.visible_to(request.by).whole(), pk=pk, unit=request.by.unit_id
    )
    if request.method == "POST":
        done = act(
            request,
            lambda: actions.send(by=request.by, card=found),
            to=found.get_absolute_url(),
            success=_("Đã gửi phiếu tự chấm điểm."),
        )
        if done:
            return done
    if found.state != "open":
        return redirect(found.get_absolute_url())
    context = card_context(request, found)
    asked = [
        line
        for group in context["groups"]
        for line in group.lines
        if line.criterion.kind == CriterionKind.SELF
    ]
    context["done"] = sum(1 for line in asked if line.score and line.score.self_points is not None)
    context["asked"] = len(asked)
    return render(request, "evaluation/review.html", context)
