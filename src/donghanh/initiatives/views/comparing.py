"""Pairs that are alike, side by side in words, and what becomes of them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.journal.facts import history_of
from donghanh.ui.listing import arrange
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Cell, Column, Table

from .. import actions
from ..choices import LIKENESS_MOVES, Verdict
from ..forms import LikenessFilter, SettleForm
from ..models import Likeness
from ..permissions import may_settle
from ..rules import say_likeness, side_by_side

TONES = {
    Verdict.OPEN: "due",
    Verdict.MERGED: "accepted",
    Verdict.LINKED: "neutral",
    Verdict.DIFFERENT: "neutral",
}


def likenesses(request: HttpRequest) -> HttpResponse:
    """Pairs of which both may be read, what waits first."""
    form = LikenessFilter(request.GET)
    form.is_valid()
    rows = Likeness.objects.visible_to(request.by).select_related("first__unit", "second__unit")
    if verdict := form.cleaned_data.get("verdict"):
        rows = rows.filter(verdict=verdict)
    sorts = {"similarity": ("similarity", "pk")}
    listing = arrange(request, rows, search=("first__search_key",), sorts=sorts, default_sort="-similarity")
    table = Table(
        caption=_("Cặp sáng kiến giống nhau"),
        columns=[
            Column(_("Giống nhau"), sort="similarity"),
            Column(_("Sáng kiến trước")),
            Column(_("Sáng kiến sau")),
            Column(_("Kết luận")),
        ],
        rows=[
            [
                Cell(say_likeness(pair.similarity), url=reverse("initiatives:likeness", args=[pair.pk])),
                Cell(pair.first.title, note=pair.first.unit.name),
                Cell(pair.second.title, note=pair.second.unit.name),
                Cell(pair.get_verdict_display(), tone=TONES[Verdict(pair.verdict)], note=pair.reason),
            ]
            for pair in listing.things
        ],
        sort=listing.sort,
        empty=_("Không có cặp nào."),
    )
    context = {"form": form, "table": table, "page": listing.page, "total": listing.total}
    return render(request, "initiatives/likenesses.html", context)


def likeness(request: HttpRequest, pk: int) -> HttpResponse:
    """Both texts side by side; merge, link, or say why they are not the same."""
    rows = Likeness.objects.visible_to(request.by).select_related("first__unit", "second__unit")
    pair = get_object_or_404(rows, pk=pk)
    form = SettleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = _settle(request, pair, form=form)
        if done:
            return done
    may = may_settle(request.by, pair)
    return render(
        request,
        "initiatives/likeness.html",
        {
            "pair": pair,
            "share": say_likeness(pair.similarity),
            "tone": TONES[Verdict(pair.verdict)],
            "parts": [
                (label, *side_by_side(getattr(pair.first, name), getattr(pair.second, name)))
                for label, name in (
                    (_("Tên sáng kiến"), "title"),
                    (_("Khó khăn, bất hợp lý trước đây"), "problem"),
                    (_("Giải pháp"), "solution"),
                )
            ],
            "form": form,
            "may_merge": may and LIKENESS_MOVES.allows(pair.verdict, "merge"),
            "may_link": may and LIKENESS_MOVES.allows(pair.verdict, "link"),
            "may_tell_apart": may and LIKENESS_MOVES.allows(pair.verdict, "tell_apart"),
            "history": history_of(pair.second),
        },
    )


def _settle(request: HttpRequest, pair: Likeness, *, form: Any) -> HttpResponse | None:
    by, once, reason = request.by, once_of(request), form.cleaned_data["reason"]  # type: ignore[attr-defined]
    changes: dict[str, Any] = {
        "merge": lambda: actions.merge(by=by, likeness=pair, reason=reason, once=once),
        "link": lambda: actions.link(by=by, likeness=pair, reason=reason, once=once),
        "tell_apart": lambda: actions.tell_apart(by=by, likeness=pair, reason=reason, once=once),
    }
    verb = request.POST.get("verb", "")
    if verb not in changes:
        raise Http404
    return act(
        request, changes[verb], form=form, to=reverse("initiatives:likenesses"), success=_("Đã ghi kết luận.")
    )
