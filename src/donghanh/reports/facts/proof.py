"""Which evidence may be seen because of the figure it proves."""

from typing import Any

from django.db.models import Q, QuerySet

from donghanh.base.actors import Actor
from donghanh.evidence.models import Evidence

from ..models import Report, Snapshot, Value


def shown_evidence(by: Actor) -> QuerySet[Evidence, Any]:
    """Keys of evidence of reports that were sent and are in sight, as a subquery: of figures, and papers entered."""
    sent = Report.objects.visible_to(by).filter(first_sent_on__isnull=False).values("pk")
    proving = Value.objects.filter(report__in=sent, evidence__isnull=False).values("evidence")
    papers = Snapshot.objects.filter(report__in=sent, paper__isnull=False).values("paper")
    return Evidence.objects.filter(Q(pk__in=proving) | Q(pk__in=papers)).order_by().values("pk")
