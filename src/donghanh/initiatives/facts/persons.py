"""The persons behind a unit's initiatives, for totals that count each person once."""

import datetime as dt
from collections import Counter
from collections.abc import Collection

from django.urls import reverse

from donghanh.base.persons import Behind

from ..choices import InitiativeState
from ..models import Author

TOPIC = "initiative_authors"


def authors_behind(
    topics: Collection[str], unit_ids: Collection[int], days: tuple[dt.date, dt.date]
) -> list[Behind]:
    """Authors of the units' own initiatives that were recognised in these days; one query."""
    if TOPIC not in topics:
        return []
    rows = Author.objects.filter(
        initiative__state=InitiativeState.RECOGNISED,
        initiative__unit__in=unit_ids,
        initiative__recognised_on__range=days,
    ).order_by()
    persons: dict[int, set[int]] = {}
    nameless: Counter[int] = Counter()
    for unit_id, person_id in rows.values_list("initiative__unit", "person"):
        known = persons.setdefault(unit_id, set())
        if person_id is None:
            nameless[unit_id] += 1
        else:
            known.add(person_id)
    url = reverse("initiatives:list")
    return [
        Behind(TOPIC, unit_id, frozenset(known), nameless[unit_id], url)
        for unit_id, known in sorted(persons.items())
    ]
