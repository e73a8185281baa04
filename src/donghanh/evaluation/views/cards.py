"""My scorecards, one card, one criteria set."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.workflow import Step
from donghanh.journal.facts import history_of
from donghanh.ui.tables import Cell, Column, Table

from ..choices import GRADE_TONES, CardState, Grade, Part
from ..facts import leads_to, sheet_of
from ..facts.catalogue import names_of
from ..facts.clauses import clauses_behind
from ..facts.inspected import inspections_behind
from ..facts.sheets import groups_of
from ..models import CriteriaSet, Criterion, Reconsideration, Round, Scorecard
from ..permissions import may_have_round, may_score, may_verify
from ..rules.points import say_formula, say_points


def cards(request: HttpRequest) -> HttpResponse:
    """The cards of the unit acted for, and the rounds of cards beneath it."""
    own = Scorecard.objects.visible_to(request.by).whole().filter(unit=request.by.unit_id)
    rounds = Round.objects.visible_to(request.by).select_related("criteria_set", "period", "cluster")
    beneath = Scorecard.objects.visible_to(request.by).exclude(unit=request.by.unit_id)
    return render(
        request,
        "evaluation/cards.html",
        {
            "own": _own_table(list(own.order_by("-round__opened_on", "-pk")[:50])),
            "rounds": _rounds_table(list(rounds.filter(pk__in=beneath.values("round"))[:50])),
            "sets": CriteriaSet.objects.visible_to(request.by),
            "may_open": request.by.has("draft") and may_have_round(request.by),
        },
    )


def grade_cell(card: Scorecard, *, shown: bool) -> Cell:
    """The grade as a badge, or a dash while it is not for this reader."""
    if not shown or not card.grade:
        return Cell("")
    return Cell(Grade(card.grade).label, tone=GRADE_TONES[card.grade])


def _own_table(found: list[Scorecard]) -> Table:
    return Table(
        columns=[
            Column(_("Phiếu")),
            Column(_("Kỳ")),
            Column(_("Tình trạng")),
            Column(_("Điểm"), numeric=True),
            Column(_("Xếp loại")),
        ],
        rows=[
            [
                Cell(card.round.criteria_set.name, url=card.get_absolute_url()),
                card.round.period.name,
                card.get_state_display(),
                say_points(card.total if card.state == CardState.GRADED else card.self_total),
                grade_cell(card, shown=card.state == CardState.GRADED),
            ]
            for card in found
        ],
        empty=_("Đơn vị chưa có phiếu chấm điểm nào."),
    )


def _rounds_table(found: list[Round]) -> Table:
    return Table(
        columns=[
            Column(_("Đợt")),
            Column(_("Kỳ")),
            Column(_("Hạn tự chấm")),
            Column(_("Hạn thẩm định")),
        ],
        rows=[
            [
                Cell(
                    made.criteria_set.name,
                    url=made.get_absolute_url(),
                    note=made.cluster.name if made.cluster else "",
                ),
                made.period.name,
                made.self_due_on,
                made.verify_due_on,
            ]
            for made in found
        ],
        empty=_("Chưa có đợt chấm điểm nào của đơn vị cấp dưới."),
    )


def criteria(request: HttpRequest, pk: int) -> HttpResponse:
    """How one is judged: every criterion of a set, its source and whether somebody checked it."""
    found = get_object_or_404(CriteriaSet.objects.visible_to(request.by), pk=pk)
    rows = list(found.criteria.order_by("position"))
    table = Table(
        caption=_("Tiêu chí"),
        columns=[
            Column(_("Ký hiệu")),
            Column(_("Tiêu chí")),
            Column(_("Cách chấm")),
            Column(_("Tối đa"), numeric=True),
            Column(_("Tối thiểu"), numeric=True),
            Column(_("Nội dung kế hoạch")),
        ],
        rows=[
            [
                row.code,
                Cell(row.name, note=row.group_name),
                Cell(how, note=said),
                say_points(row.most),
                say_points(row.floor),
                row.clause_address,
            ]
            for row, how, said in _ways_of(rows)
        ],
    )
    bands = [
        (Grade(band.grade).label, _("từ %(points)s điểm") % {"points": say_points(band.at_least)})
        for band in found.scheme.bands
    ]
    return render(
        request, "evaluation/criteria.html", {"criteria_set": found, "table": table, "bands": bands}
    )


def _ways_of(rows: list[Criterion]) -> list[tuple[Criterion, str, str]]:
    """Each criterion with where its points come from, and how they are reckoned in words."""
    names = names_of({key for row in rows if row.formula for key in row.worked_by.keys})
    found = []
    for row in rows:
        how = str(row.get_kind_display())
        if row.part != Part.BASE:
            how = f"{how} · {row.get_part_display()}"
        said = say_formula(row.worked_by, names, most=row.most) if row.formula else row.hint
        found.append((row, how, said))
    return found


def shows_verified(request: HttpRequest, card: Scorecard) -> bool:
    """May this reader see verified points: the unit only once they are announced, its superiors before."""
    return card.state == CardState.GRADED or (card.unit_id != request.by.unit_id and bool(card.result))


def steps_of(card: Scorecard) -> list[Step]:
    """The step line of a card; the cluster's vote is a step only in a cluster."""
    line = [state for state in CardState if state != CardState.VOTED or card.round.cluster_id]
    here = line.index(CardState(card.state))
    standing = ["done" if i < here else "current" if i == here else "ahead" for i in range(len(line))]
    return [Step(str(state.label), stands) for state, stands in zip(line, standing, strict=True)]


def card_context(request: HttpRequest, found: Scorecard) -> dict[str, Any]:
    """What every page of one card shows."""
    lines = sheet_of(found)
    clauses = clauses_behind(request.by, found, lines)
    return {
        "card": found,
        "groups": groups_of(lines),
        "clauses": clauses,
        "inspected": inspections_behind(request.by, found),
        "steps": steps_of(found),
        "facts": _facts(request, found),
        "is_own": found.unit_id == request.by.unit_id,
        "shows_self": found.state != CardState.OPEN or found.unit_id == request.by.unit_id,
        "shows_verified": shows_verified(request, found),
    }


def _facts(request: HttpRequest, found: Scorecard) -> list[tuple[Any, ...]]:
    shown = shows_verified(request, found)
    rows: list[tuple[Any, ...]] = [
        (_("Đơn vị"), found.unit.name),
        (_("Kỳ"), found.round.period.name),
        (
            _("Bộ tiêu chí"),
            found.round.criteria_set.name,
            reverse("evaluation:criteria", args=[found.round.criteria_set_id]),
        ),
        (_("Hạn tự chấm"), found.due_on),
        (_("Điểm tự chấm"), say_points(found.self_total)),
    ]
    if shown and found.grade:
        rows += [
            (_("Điểm thẩm định"), say_points(found.total)),
            (_("Xếp loại"), Grade(found.grade).label),
        ]
    return rows


def card(request: HttpRequest, pk: int) -> HttpResponse:
    """One card: each point opens to its reason."""
    found = get_object_or_404(Scorecard.objects.visible_to(request.by).whole(), pk=pk)
    context = card_context(request, found) | {
        "may_score": may_score(request.by, found) and found.state == CardState.OPEN,
        "may_verify": found.state == CardState.SELF_SCORED and may_verify(request.by, found),
        "may_ask": found.state == CardState.GRADED
        and found.unit_id == request.by.unit_id
        and request.by.has("sign"),
        "requests": Reconsideration.objects.visible_to(request.by).filter(scorecard=found.pk),
        "leads_to": [trace for rows in leads_to.ask(found) for trace in rows],
        "history": history_of(found),
    }
    return render(request, "evaluation/card.html", context)
