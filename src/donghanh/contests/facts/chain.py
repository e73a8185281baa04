"""Where a contest comes from and what it leads to, and what floors above ask of it."""

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.numbers import say_number
from donghanh.base.sockets import Trace
from donghanh.movements.choices import Stage
from donghanh.movements.facts import StageCount
from donghanh.movements.models import Clause, Movement

from ..choices import ContestState
from ..models import Contest, Entry, Result, ResultQuerySet, leads_to

_MOST_SHOWN = 10


def of_clause(clause: Clause, by: Actor) -> list[Trace]:
    """The contests in sight that hang on a clause, the latest first; plugged into movements."""
    rows = Contest.objects.visible_to(by).standing().filter(clause=clause).order_by("-pk")
    return [
        Trace(
            kind=str(row.get_kind_display()),
            title=row.name,
            url=row.get_absolute_url(),
            note=str(row.get_state_display()),
        )
        for row in rows[:_MOST_SHOWN]
    ]


def leads_to_of(entry: Entry, by: Actor) -> list[Trace]:
    """What floors above say that it led to."""
    return [trace for traces in leads_to.ask(entry, by) for trace in traces]


def stage_count(movement: Movement, by: Actor) -> StageCount:
    """How many contests in sight the movement has, how many have their results."""
    return StageCount(
        Stage.DO,
        _("Hội thi"),
        reverse("contests:list"),
        found=Contest.objects.visible_to(by).filter(movement=movement),
        done=Q(state=ContestState.ANNOUNCED),
        note=lambda total, done: (
            _("đã công bố kết quả %(done)s/%(all)s") % {"done": say_number(done), "all": say_number(total)}
        ),
    )


def shown_evidence(by: Actor) -> QuerySet[Any, Any]:
    """Keys of files of entries in sight, as a subquery; plugged into evidence."""
    seen = Entry.objects.visible_to(by).order_by().values("pk")
    return Entry.evidence.through.objects.filter(entry__in=seen).values("evidence")


def shown_scans(by: Actor) -> QuerySet[Any, Any]:
    """The same of the decisions that announce results."""
    return Contest.objects.visible_to(by).announced().order_by().values("scan")


def secret_evidence(by: Actor) -> QuerySet[Any, Any]:
    """Files of entries in contests whose results are not announced: their unit's people do not open them by scope.

    `shown_evidence` opens them to who may see the entry; who judges it blindly is not among these.
    """
    secret = Entry.objects.filter(contest__is_blind=True).exclude(contest__state=ContestState.ANNOUNCED)
    return Entry.evidence.through.objects.filter(entry__in=secret.order_by().values("pk")).values("evidence")


def prizes_of(person_ids: list[int], *, since: dt.date, until: dt.date) -> ResultQuerySet:
    """Prizes that these people took in these days; asked by awards and evaluation."""
    return (
        Result.objects.announced()
        .exclude(prize="")
        .filter(entry__members__person__in=person_ids, round__contest__announced_on__range=(since, until))
        .select_related("entry", "round__contest")
        .order_by("round__contest__announced_on", "pk")
        .distinct()
    )
