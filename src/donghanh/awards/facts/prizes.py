"""Prizes of contests behind dossiers, and what a prize led to."""

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.sockets import Trace
from donghanh.contests.facts import prizes_of
from donghanh.contests.models import Contest, Entry

from ..models import Nomination

MOST_SHOWN = 10


def prizes_of_party(nomination: Nomination, by: Actor) -> list[Trace]:
    """Prizes that the person proposed took in the period, at contests in sight; one query."""
    if nomination.party.person_id is None:
        return []
    period = nomination.round.period
    won = prizes_of([nomination.party.person_id], since=period.starts_on, until=period.ends_on)
    won = won.filter(round__contest__in=Contest.objects.visible_to(by).values("pk"))
    return [
        Trace(
            str(row.get_prize_display()),
            row.round.contest.name,
            reverse("contests:results", args=[row.round.contest_id]),
            row.entry.name,
        )
        for row in won[:MOST_SHOWN]
    ]


def traces_of_entry(entry: Entry, by: Actor) -> list[Trace]:
    """Dossiers in sight of who took part, for the period in which the results were announced; plugged into contests."""
    day = entry.contest.announced_on
    if day is None:
        return []
    dossiers = (
        Nomination.objects.visible_to(by)
        .filter(
            party__person__in=entry.members.filter(person__isnull=False).values("person"),
            round__period__starts_on__lte=day,
            round__period__ends_on__gte=day,
        )
        .select_related("party", "round")
        .order_by("-pk")
    )
    return [
        Trace(_("Hồ sơ khen thưởng"), str(row), reverse("awards:nomination", args=[row.pk]), row.round.name)
        for row in dossiers[:MOST_SHOWN]
    ]
