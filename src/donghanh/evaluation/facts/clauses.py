"""The clauses of the movement's plan that a card's criteria evaluate."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.sockets import Trace
from donghanh.base.words import shortened
from donghanh.movements.choices import Stage
from donghanh.movements.facts import StageLine, opening_key
from donghanh.movements.models import Clause, Movement

from ..models import Criterion, Round, Scorecard
from .sheets import Line


def _clauses(by: Actor, made: Round, addresses: Iterable[str]) -> dict[str, Clause]:
    """Current wording of these addresses in the plan that the round's movement stands on, as far as `by` may read."""
    if made.movement_id is None:
        return {}
    rows = Clause.objects.visible_to(by).filter(
        plan__in=opening_key(made.movement_id), is_current=True, address__in=list(addresses)
    )
    return {clause.address: clause for clause in rows}


def clauses_behind(by: Actor, card: Scorecard, lines: Iterable[Line]) -> list[Trace]:
    """What the card comes from: each clause with the criteria that evaluate it; one query."""
    codes: dict[str, list[str]] = {}
    for line in lines:
        if line.criterion.clause_address:
            codes.setdefault(line.criterion.clause_address, []).append(line.criterion.code)
    found = _clauses(by, card.round, codes)
    return [
        Trace(
            kind=_("Nội dung %(address)s") % {"address": address},
            title=shortened(clause.text, 160),
            url=reverse("movements:clause", args=[clause.pk]),
            note=_("Tiêu chí %(codes)s") % {"codes": ", ".join(codes[address])},
        )
        for address, clause in sorted(found.items(), key=lambda row: row[1].position)
    ]


def traces_of_clause(clause: Clause, by: Actor) -> list[Trace]:
    """What evaluates a clause: the criteria of the rounds of its movement, for the clause's page."""
    rounds = (
        Round.objects.visible_to(by)
        .filter(movement=clause.plan.movement_id, criteria_set__criteria__clause_address=clause.address)
        .select_related("criteria_set", "period")
        .distinct()
    )
    traces = []
    for made in rounds if clause.plan.superior_id is None else ():
        criteria = Criterion.objects.filter(
            criteria_set=made.criteria_set_id, clause_address=clause.address
        ).order_by("position")
        traces += [
            Trace(
                kind=_("Tiêu chí chấm điểm"),
                title=f"{criterion.code}. {criterion.name}",
                url=made.get_absolute_url(),
                note=made.period.name,
            )
            for criterion in criteria
        ]
    return traces


def stage_lines(movement: Movement, by: Actor) -> list[StageLine]:
    """The scorings of a movement that the actor may see, the latest first."""
    rows = Round.objects.visible_to(by).filter(movement=movement).select_related("criteria_set", "period")
    return [
        StageLine(
            Stage.CHECK,
            round_.criteria_set.name,
            reverse("evaluation:round", args=[round_.pk]),
            round_.period.name,
        )
        for round_ in rows.order_by("-opened_on", "pk")[:4]
    ]
