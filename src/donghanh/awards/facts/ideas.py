"""Initiatives behind dossiers, and what an initiative led to."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.sentences import Refusal
from donghanh.base.sockets import Trace
from donghanh.initiatives.facts import recognised_of
from donghanh.initiatives.models import Initiative
from donghanh.organisations.models import Party

from ..models import Nomination
from .rulebooks import rulebook_on

MOST_SHOWN = 10
_PREDICATE = "recognised_initiative"
_REACHES = ("base", "province", "nation")


def reaches_of_parties(parties: Iterable[Party], since: dt.date, *, until: dt.date) -> dict[int, list[str]]:
    """By party, a person: how far each initiative recognised in these days reaches; one query."""
    by_person = {party.person_id: party.pk for party in parties if party.person_id}
    found: dict[int, list[str]] = defaultdict(list)
    if by_person:
        rows = recognised_of(list(by_person), since=since, until=until)
        for person_id, reach, _key in rows.values_list("authors__person", "reach", "pk"):
            if person_id in by_person:
                found[by_person[person_id]].append(reach)
    return found


def traces_of_party(nomination: Nomination, by: Actor) -> list[Trace]:
    """The initiatives in sight of the person proposed, recognised in the period; one query."""
    if nomination.party.person_id is None:
        return []
    period = nomination.round.period
    mine = (
        Initiative.objects.visible_to(by)
        .recognised()
        .filter(
            authors__person=nomination.party.person_id,
            recognised_on__range=(period.starts_on, period.ends_on),
        )
    )
    return [
        Trace(_("Sáng kiến"), row.title, row.get_absolute_url(), str(row.get_reach_display()))
        for row in mine.order_by("pk")[:MOST_SHOWN]
    ]


def traces_of_initiative(initiative: Initiative, by: Actor) -> list[Trace]:
    """Dossiers in sight of its authors for the period it was recognised in, and the forms whose condition it meets."""
    day = initiative.recognised_on
    if day is None:
        return []
    people = initiative.authors.filter(person__isnull=False).values("person")
    dossiers = (
        Nomination.objects.visible_to(by)
        .filter(
            Q(party__person__in=people), round__period__starts_on__lte=day, round__period__ends_on__gte=day
        )
        .select_related("party", "round")
        .order_by("-pk")
    )
    found = [
        Trace(_("Hồ sơ khen thưởng"), str(row), reverse("awards:nomination", args=[row.pk]), row.round.name)
        for row in dossiers[:MOST_SHOWN]
    ]
    return found + _conditions_met(initiative, day)


def _conditions_met(initiative: Initiative, day: dt.date) -> list[Trace]:
    """Forms of the rulebook in force that ask for such an initiative."""
    try:
        book = rulebook_on(day)
    except Refusal:  # none was in force that day
        return []
    reached = _REACHES.index(initiative.reach)
    return [
        Trace(_("Điều kiện khen thưởng"), form.name, "", condition.text)
        for form in book.forms
        for condition in form.conditions
        if condition.predicate == _PREDICATE
        and reached >= _REACHES.index(str(condition.parameters.get("reach", _REACHES[0])))
    ]
