"""The chain upwards: which criteria were scored by one figure of a report."""

from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.sockets import Trace
from donghanh.reports.models import Report

from ..models import Score, Scorecard


def traces_of_figure(report: Report, code: str, by: Actor) -> list[Trace]:
    """The criteria on the unit's own cards, in sight, whose points were worked out from this cell; two queries."""
    period = report.request.period
    cards = Scorecard.objects.visible_to(by).filter(
        unit=report.unit_id,
        round__period__starts_on__lte=period.starts_on,
        round__period__ends_on__gte=period.ends_on,
    )
    rows = (
        Score.objects.filter(scorecard__in=cards, criterion__formula__isnull=False)
        .select_related("criterion", "scorecard__round__criteria_set", "scorecard__round__period")
        .order_by("scorecard", "criterion__position")
    )
    wanted = {f"report:{code}", f"total:{code}"}
    return [
        Trace(
            kind=_("Tiêu chí chấm điểm"),
            title=f"{score.criterion.code}. {score.criterion.name}",
            url=score.scorecard.get_absolute_url(),
            note=score.scorecard.round.period.name,
        )
        for score in rows
        if wanted & {figure["key"] for figure in score.figures}
    ]
