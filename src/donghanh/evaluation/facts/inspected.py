"""What inspections found: figures that criteria may count, and inspections that bear on a card."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.sockets import Trace
from donghanh.inspections.facts import outcomes_of
from donghanh.inspections.models import Visit

from ..models import Round, Scorecard
from ..rules.points import Figure

Known = dict[int, dict[str, Figure]]


def inspections(made: Round, unit_ids: Sequence[int], _wanted: frozenset[str]) -> Known:
    """Breaches, shortcomings, figures corrected and remedies overdue by the latest inspection of the period.

    A unit that was not inspected has none of them: such figures suit penalties, and nobody loses points of the
    base because the lot passed by.
    """
    found = outcomes_of(unit_ids, from_on=made.period.starts_on, until_on=made.period.ends_on, today=today())
    return {
        unit_id: {
            key: Figure(key, label, number, url=visit.get_absolute_url())
            for key, label, number in (
                ("inspection_breaches", _("Nội dung làm trái quy định"), outcome.breaches),
                ("inspection_shortcomings", _("Hạn chế, thiếu sót khi kiểm tra"), outcome.shortcomings),
                ("inspection_corrected", _("Số liệu phải sửa sau kiểm tra"), outcome.corrected),
                ("inspection_overdue", _("Việc khắc phục quá hạn"), outcome.late),
            )
        }
        for unit_id, (visit, outcome) in found.items()
    }


def inspections_behind(by: Actor, card: Scorecard) -> list[Trace]:
    """The latest inspection of the unit in the card's period, in sight, with what it came to."""
    period = card.round.period
    found = outcomes_of([card.unit_id], from_on=period.starts_on, until_on=period.ends_on, today=today()).get(
        card.unit_id
    )
    if found is None or not Visit.objects.visible_to(by).filter(pk=found[0].pk).exists():
        return []
    visit, outcome = found
    told = _("%(shortcomings)s hạn chế, %(breaches)s làm trái quy định, %(corrected)s số liệu phải sửa") % {
        "shortcomings": outcome.shortcomings,
        "breaches": outcome.breaches,
        "corrected": outcome.corrected,
    }
    if outcome.late:
        told += _("; %(late)s việc khắc phục quá hạn") % {"late": outcome.late}
    return [Trace(kind=_("Kiểm tra"), title=_("Kết luận kiểm tra"), url=visit.get_absolute_url(), note=told)]


def traces_of_inspection(visit: Visit, by: Actor) -> list[Trace]:
    """The unit's cards, in sight, of the period in which the inspection was concluded; one query."""
    if visit.concluded_on is None:
        return []
    cards = Scorecard.objects.visible_to(by).filter(
        unit=visit.inspected_id,
        round__period__starts_on__lte=visit.concluded_on,
        round__period__ends_on__gte=visit.concluded_on,
    )
    return [
        Trace(
            kind=_("Phiếu chấm điểm"),
            title=card.round.criteria_set.name,
            url=card.get_absolute_url(),
            note=card.round.period.name,
        )
        for card in cards.select_related("round__criteria_set", "round__period")
    ]
