"""Which evidence may be seen because of the figure it proves."""

from typing import Any

from django.db.models import QuerySet

from donghanh.base.actors import Actor
from donghanh.evidence.models import Evidence

from ..models import Report, Value


def shown_evidence(by: Actor) -> QuerySet[Evidence, Any]:
    """Keys of evidence of figures in reports that were sent and are in sight, as a subquery."""
    sent = Report.objects.visible_to(by).filter(first_sent_on__isnull=False).values("pk")
    proving = Value.objects.filter(report__in=sent, evidence__isnull=False).values("evidence")
    return Evidence.objects.filter(pk__in=proving).order_by().values("pk")
