"""The chain both ways: the clause, what it led to, and the files that hang on it."""

import datetime as dt
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.numbers import say_money, say_number
from donghanh.base.sockets import Trace
from donghanh.movements.choices import Stage
from donghanh.movements.facts import StageCount
from donghanh.movements.models import Clause, Movement

from ..choices import InitiativeState
from ..models import Initiative, InitiativeQuerySet
from ..models.initiative import leads_to, reads

_MOST_SHOWN = 10


def leads_to_of(initiative: Initiative, by: Actor) -> list[Trace]:
    """What it led to: what others were merged into it, and what floors above say."""
    merged = Initiative.objects.visible_to(by).filter(merged_into=initiative)[:_MOST_SHOWN]
    own = [Trace(kind=_("Gộp vào đây"), title=row.title, url=row.get_absolute_url()) for row in merged]
    return [*own, *(trace for traces in leads_to.ask(initiative, by) for trace in traces)]


def of_clause(clause: Clause, by: Actor) -> list[Trace]:
    """The initiatives in sight that hang on a clause, the latest first; plugged into movements."""
    rows = (
        Initiative.objects.visible_to(by)
        .filter(clause=clause)
        .exclude(state__in=(InitiativeState.WITHDRAWN, InitiativeState.MERGED))
    )
    return [
        Trace(
            kind=str(row.get_kind_display()),
            title=row.title,
            url=row.get_absolute_url(),
            note=str(row.get_state_display()),
        )
        for row in rows.order_by("-pk")[:_MOST_SHOWN]
    ]


def stage_count(movement: Movement, by: Actor) -> StageCount:
    """How many initiatives in sight the movement has, how many are recognised."""
    return StageCount(
        Stage.DO,
        _("Sáng kiến"),
        reverse("initiatives:list"),
        found=Initiative.objects.visible_to(by).filter(movement=movement),
        done=Q(state=InitiativeState.RECOGNISED),
        note=lambda total, done: (
            _("đã công nhận %(done)s/%(all)s") % {"done": say_number(done), "all": say_number(total)}
        ),
    )


def shown_evidence(by: Actor) -> QuerySet[Any, Any]:
    """Keys of files of initiatives whose content may be read, as a subquery."""
    return Initiative.evidence.through.objects.filter(reads(by, "initiative")).values("evidence")


def shown_minutes(by: Actor) -> QuerySet[Initiative, Any]:
    """The same of their minutes."""
    return Initiative.objects.readable_by(by).filter(minutes__isnull=False).order_by().values("minutes")


def restricted_evidence(by: Actor) -> QuerySet[Any, Any]:
    """Keys of files of restricted initiatives: their unit does not open them, only `shown_evidence` does."""
    return Initiative.evidence.through.objects.filter(initiative__is_restricted=True).values("evidence")


def restricted_minutes(by: Actor) -> QuerySet[Initiative, Any]:
    """The same of their minutes."""
    restricted = Initiative.objects.filter(is_restricted=True, minutes__isnull=False)
    return restricted.order_by().values("minutes")


def recognised_of(person_ids: "list[int]", *, since: dt.date, until: dt.date) -> InitiativeQuerySet:
    """What these people's initiatives were recognised for in these days; asked by awards."""
    return (
        Initiative.objects.recognised()
        .filter(authors__person__in=person_ids, recognised_on__range=(since, until))
        .order_by("recognised_on", "pk")
        .distinct()
    )


def said_of(rows: InitiativeQuerySet) -> str:
    """How many, worth how much."""
    found = rows.order_by().aggregate(found=Count("pk"), worth=Sum("benefit"))
    return _("%(count)s sáng kiến, làm lợi %(benefit)s") % {
        "count": say_number(found["found"]),
        "benefit": say_money(found["worth"] or 0),
    }
