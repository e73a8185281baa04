"""Agreements that run out, and what reports are offered of them."""

import datetime as dt
from decimal import Decimal

from django.db.models import Count, Q, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.dues import Due
from donghanh.base.known import Known
from donghanh.base.sentences import Sentence
from donghanh.organisations.choices import Duty

from ..choices import AgreementKind
from ..models import Agreement
from .grades import grades

_MOST_DUE = 5


def agreement_dues(by: Actor, today: dt.date) -> list[Due]:
    """Agreements of the unit that run out within the days of warning."""
    if by.unit_id is None or not by.has(Duty.DRAFT):
        return []
    rows = Agreement.objects.editable_by(by).running_out(today)[:_MOST_DUE]
    return [
        Due(
            title=_("Thỏa ước lao động tập thể: %(enterprise)s") % {"enterprise": row.enterprise},
            verb=_("Thương lượng, ký lại thỏa ước"),
            url=row.get_absolute_url(),
            due_on=row.until_on,
            minutes=10,
        )
        for row in rows
    ]


def known_agreements(unit_id: int, since: dt.date, until: dt.date) -> list[Known]:
    """Agreements of the unit signed and amended in these days, and in force on the last one; two queries."""
    own = Agreement.objects.filter(unit=unit_id).order_by()
    signed = own.filter(signed_on__range=(since, until)).aggregate(
        new=Count("pk", filter=~Q(kind=AgreementKind.AMENDED)),
        amended=Count("pk", filter=Q(kind=AgreementKind.AMENDED)),
    )
    standing = (
        own.in_force_on(until)
        .exclude(kind=AgreementKind.AMENDED)
        .aggregate(
            found=Count("pk"), good=Count("pk", filter=Q(grade__in=grades().good)), better=Sum("better")
        )
    )
    told = {
        "agreements_signed": signed["new"],
        "agreements_amended": signed["amended"],
        "agreements_in_force": standing["found"],
        "agreements_good": standing["good"],
        "agreements_better": standing["better"] or 0,
    }
    said, url = Sentence("theo sổ thỏa ước lao động tập thể"), reverse("support:agreements")
    return [Known(topic, Decimal(number), said, url) for topic, number in told.items()]
