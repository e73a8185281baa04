"""Answers already sent that an amendment of the superior's plan touches: they are to be looked at again."""

from collections.abc import Sequence

from django.db.models import Q

from donghanh.organisations.choices import Sector

from ..choices import ClauseKind, ResponseState
from ..models import Plan, Response
from ..rules.applicability import is_meant_for
from ..rules.changing import Added


def outdate_responses(amendment: Plan, touched: Sequence[int], added: Sequence[Added]) -> int:
    """Mark the answers that took on a clause of `touched`, or whose unit a new content is meant for; how many.

    One marked by an earlier amendment keeps that mark: all that came since is looked at together.
    """
    contents = [one for one in added if one.kind == ClauseKind.CONTENT]
    sectors = [
        sector.value for sector in Sector if any(is_meant_for(one.sectors, sector.value) for one in contents)
    ]
    sent = Response.objects.filter(
        delivery__plan=amendment.changes_id, state=ResponseState.SENT, outdated_by=None
    )
    hit = sent.filter(Q(lines__clause__in=touched) | Q(unit__sector__in=sectors))
    return Response.objects.filter(pk__in=hit.values("pk")).update(outdated_by=amendment)
