"""The chain: which lines report on a clause, which clause a cell reports on, what a cell leads to."""

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date
from donghanh.base.sockets import Socket, Trace
from donghanh.base.words import shortened
from donghanh.movements.choices import Stage
from donghanh.movements.facts import StageLine, root_of
from donghanh.movements.models import Clause, Movement

from ..models import Report, ReportRequest, RequestClause

# Asked upwards: points, ranks and awards answer what hangs on one unit's figure.
leads_to: Socket[[Report, str, Actor], list[Trace]] = Socket(
    "What does this report's figure (by its indicator's code) lead to, as far as `by` may see?"
)


def traces_of_clause(clause: Clause, by: Actor) -> list[Trace]:
    """Lines of requests that report on this clause, or on the one it was adopted from."""
    ties = (
        RequestClause.objects.filter(
            clause__in={clause.pk, root_of(clause).pk}, request__in=ReportRequest.objects.visible_to(by)
        )
        .select_related("indicator", "request__period")
        .order_by("-request__due_on", "indicator__position")[:20]
    )
    return [
        Trace(
            kind=_("Số liệu báo cáo"),
            title=tie.indicator.name,
            url=reverse("reports:drill", args=[tie.request_id, by.unit_id, tie.indicator.code]),
            note=str(tie.request.period),
        )
        for tie in ties
    ]


def traces_from(request: ReportRequest, indicator_id: int) -> list[Trace]:
    """The clause of the plan that a line of the request reports on."""
    ties = RequestClause.objects.filter(request=request, indicator=indicator_id).select_related(
        "clause__plan"
    )
    return [
        Trace(
            kind=_("Nội dung kế hoạch"),
            title=f"{tie.clause.address} – {tie.clause.plan}",
            url=reverse("movements:clause", args=[tie.clause_id]),
            note=shortened(tie.clause.text, 200),
        )
        for tie in ties
    ]


def stage_lines(movement: Movement, by: Actor) -> list[StageLine]:
    """The latest report requests of a movement that the actor may see."""
    rows = ReportRequest.objects.visible_to(by).filter(movement=movement).order_by("-due_on", "pk")[:4]
    return [
        StageLine(
            Stage.REPORT,
            request.title,
            reverse("reports:request", args=[request.pk]),
            _("hạn %(day)s") % {"day": say_date(request.due_on)},
        )
        for request in rows
    ]
