"""Who stands where in a cluster; for its members only."""

from dataclasses import dataclass

from donghanh.judging.models import Ballot
from donghanh.organisations.models import Unit

from ..choices import CardState
from ..models import Cluster, Scorecard
from ..rules.grades import ranks_of

KNOWN = (CardState.VERIFIED, CardState.VOTED, CardState.GRADED)


@dataclass(frozen=True)
class Place:
    """One member of a cluster: total and rank once all cards are verified."""

    unit: Unit
    card: Scorecard | None
    total: int | None
    rank: int | None
    ballot: Ballot | None


def standing_of(cluster: Cluster) -> list[Place]:
    """The members by rank (by name while ranks are not known); two queries.

    No rank before every card is verified: half a table would rank those who were quick.
    """
    cards = {card.unit_id: card for card in Scorecard.objects.filter(round__cluster=cluster)}
    members = list(cluster.members.select_related("unit", "ballot").order_by("unit__sort_key", "unit"))
    totals = {
        unit_id: card.total
        for unit_id, card in cards.items()
        if card.state in KNOWN and card.total is not None
    }
    ranks = ranks_of(totals) if len(totals) == len(members) else {}
    places = [
        Place(
            m.unit,
            cards.get(m.unit_id),
            totals.get(m.unit_id) if ranks else None,
            ranks.get(m.unit_id),
            m.ballot,
        )
        for m in members
    ]
    return sorted(places, key=lambda place: place.rank or 0)
