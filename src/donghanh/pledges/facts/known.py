"""What the program knows of a unit's pledges, for those who ask it to report."""

import datetime as dt
from decimal import Decimal

from django.db.models import Q
from django.urls import reverse

from donghanh.base.known import Known
from donghanh.base.sentences import Sentence

from ..choices import Result
from ..models import Outcome, Pledge
from .keeping import kept_pledges


def known_figures(unit_id: int, since: dt.date, until: dt.date) -> list[Known]:
    """Pledges that both sides confirmed in these days, pledges kept, and promises of the unit told as kept; three
    queries.
    """
    at_home = Q(first__home=unit_id) | Q(second__home=unit_id)
    pledges = Pledge.objects.registered().filter(at_home, confirmed_on__range=(since, until)).distinct()
    kept = Outcome.objects.filter(party__home=unit_id, result=Result.KEPT, told_on__range=(since, until))
    url = reverse("pledges:list")
    whole = kept_pledges([unit_id], since, until)[unit_id]
    return [
        Known("pledges", Decimal(pledges.count()), Sentence("giao ước hai bên đã xác nhận"), url),
        Known("pledges_kept", Decimal(whole), Sentence("giao ước có mọi cam kết đã hoàn thành"), url),
        Known("promises_kept", Decimal(kept.count()), Sentence("cam kết ghi là hoàn thành"), url),
    ]
