"""Who learns where; whom to tell; what waits for the unit that offers a course."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.dues import Due
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import accounts_by_unit, subordinates_of
from donghanh.organisations.models import Unit
from donghanh.organisations.permissions import stands_for

from ..choices import CAME, Outcome
from ..models import Course, Participant

_MOST_DUE, _MOST_HOMES = 3, 2000


@dataclass(frozen=True)
class Seats:
    """How many signed up for a course, came, passed; of whom it is not told yet."""

    signed_up: int = 0
    came: int = 0
    passed: int = 0
    untold: int = 0


def seats_of(course: Course) -> Seats:
    """The counts of a course; one query."""
    return Seats(
        **course.participants.order_by().aggregate(
            signed_up=Count("pk"),
            came=Count("pk", filter=Q(outcome__in=CAME)),
            passed=Count("pk", filter=Q(outcome=Outcome.PASSED)),
            untold=Count("pk", filter=Q(outcome=Outcome.REGISTERED)),
        )
    )


def taken_seats(rows: QuerySet[Course]) -> QuerySet[Course]:
    """Each course with how many signed up, came and passed."""
    return rows.annotate(
        signed_up=Count("participants"),
        came=Count("participants", filter=Q(participants__outcome__in=CAME)),
        passed=Count("participants", filter=Q(participants__outcome=Outcome.PASSED)),
    )


def learners_of(course: Course, by: Actor) -> QuerySet[Participant]:
    """The learners in sight: all to the unit that offers it, to any other its own."""
    return Participant.objects.visible_to(by).filter(course=course).select_related("home")


def homes_for(by: Actor, course: Course) -> QuerySet[Unit]:
    """Units from which `by` may sign people up: beneath who offers the course, else the own one."""
    own = Unit.objects.visible_to(by).filter(pk=by.unit_id)
    return Unit.objects.visible_to(by, today()) if stands_for(by, course.unit_id) else own


def names_of(homes: QuerySet[Unit]) -> dict[int, str]:
    """What a sheet calls these units: the name, with the code behind it where several share a name."""
    rows = list(homes.order_by("sort_key").values_list("pk", "name", "code")[:_MOST_HOMES])
    shared = Counter(name for _key, name, _code in rows)
    return {key: f"{name} ({code})" if shared[name] > 1 else name for key, name, code in rows}


def drafters_of(unit_ids: Iterable[int]) -> dict[int, set[int]]:
    """Accounts that draft for each of these units; one query."""
    return accounts_by_unit(unit_ids, Duty.DRAFT)


def drafters_beneath(unit_id: int) -> set[int]:
    """Accounts that draft for the units right beneath; two queries."""
    beneath = list(subordinates_of(unit_id, today()).values_list("pk", flat=True))
    return set().union(*drafters_of(beneath).values())


def dues_of(by: Actor, today: dt.date) -> list[Due]:
    """Courses of the unit that are over and not closed."""
    if by.unit_id is None or not by.has(Duty.DRAFT):
        return []
    rows = Course.objects.editable_by(by).filter(until_on__lte=today).order_by("until_on", "pk")[:_MOST_DUE]
    return [
        Due(
            title=row.subject,
            verb=_("Ghi kết quả học, kết thúc lớp"),
            url=row.get_absolute_url(),
            due_on=row.until_on + dt.timedelta(days=7),
            minutes=10,
        )
        for row in rows
    ]
