"""What reports are offered of dialogues and disputes."""

import datetime as dt
from decimal import Decimal

from django.db.models import Count, Q
from django.urls import reverse

from donghanh.base.known import Known
from donghanh.base.sentences import Sentence

from ..choices import DIALOGUES, DialogueKind
from ..models import Dialogue, Dispute


def known_figures(unit_id: int, since: dt.date, until: dt.date) -> list[Known]:
    """Dialogues and conferences held, disputes that began in these days at the unit; two queries."""
    days = (since, until)
    met = (
        Dialogue.objects.filter(unit=unit_id, held_on__range=days)
        .order_by()
        .aggregate(
            dialogues=Count("pk", filter=Q(kind__in=DIALOGUES)),
            worker_conferences=Count("pk", filter=Q(kind=DialogueKind.CONFERENCE)),
        )
    )
    disputes = Dispute.objects.standing().filter(unit=unit_id, began_on__range=days).order_by().count()
    book, url = Sentence("theo sổ đối thoại"), reverse("relations:dialogues")
    log = Sentence("theo sổ tranh chấp lao động tập thể, ngừng việc")
    return [
        *(Known(topic, Decimal(number), book, url) for topic, number in met.items()),
        Known("disputes", Decimal(disputes), log, reverse("relations:disputes")),
    ]
