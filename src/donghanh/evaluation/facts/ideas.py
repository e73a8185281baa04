"""The cards that an initiative bears on."""

from django.db.models import Q
from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.sockets import Trace
from donghanh.initiatives.models import Initiative

from ..models import Proof, Scorecard
from .backing import traces_of_deed


def traces_of_initiative(initiative: Initiative, by: Actor) -> list[Trace]:
    """The unit's cards, in sight, of the period in which it was recognised, and the criteria that its files prove."""
    day = initiative.recognised_on
    if day is None:
        return []
    cards = Scorecard.objects.visible_to(by).filter(unit=initiative.unit_id)
    of_its_day = cards.filter(round__period__starts_on__lte=day, round__period__ends_on__gte=day)
    found = [
        Trace(
            kind=_("Phiếu chấm điểm"),
            title=card.round.criteria_set.name,
            url=card.get_absolute_url(),
            note=card.round.period.name,
        )
        for card in of_its_day.select_related("round__criteria_set", "round__period")
    ]
    files = Q(evidence__initiatives=initiative) | Q(evidence=initiative.minutes_id)
    proofs = Proof.objects.filter(files, scorecard__in=cards).select_related("score__criterion", "scorecard")
    return (
        found
        + [
            Trace(
                kind=_("Minh chứng cho tiêu chí"),
                title=f"{proof.score.criterion.code}. {proof.score.criterion.name}",
                url=proof.scorecard.get_absolute_url(),
            )
            for proof in proofs.order_by("pk").distinct()
        ]
        + traces_of_deed(by, initiative=initiative)
    )
