"""What the program knows of a unit's people, for those who ask it to report."""

import datetime as dt
from decimal import Decimal

from django.db.models import Count, Q
from django.urls import reverse

from donghanh.base.dates import say_date
from donghanh.base.known import Known
from donghanh.base.sentences import Sentence
from donghanh.people.choices import Sex

from ..models import Headcount, Membership, Path
from ..rules import is_whole_list


def known_figures(unit_id: int, since: dt.date, until: dt.date) -> list[Known]:
    """Workers and members as last counted, or members by the list where that looks whole; two queries."""
    counted = Headcount.objects.filter(unit=unit_id, as_of__lte=until).order_by("-as_of").first()
    listed = (
        Membership.objects.on(until)
        .filter(unit=unit_id)
        .aggregate(
            members=Count("person", distinct=True),
            women=Count("person", distinct=True, filter=Q(person__sex=Sex.FEMALE)),
            joined=Count("person", distinct=True, filter=Q(from_on__range=(since, until))),
        )
    )
    found, url = [], reverse("organisations:unit", args=[unit_id])
    if counted:
        said = Sentence("theo lần ghi số lao động, đoàn viên ngày {day}", day=say_date(counted.as_of))
        found.append(Known("workers", Decimal(counted.workers), said, url))
        found.append(Known("members", Decimal(counted.members), said, url))
    if is_whole_list(listed["members"], counted.members if counted else None):
        said = Sentence("theo danh sách đoàn viên đã nhập")
        found = [known for known in found if known.topic != "members"]
        found += [
            Known("members", Decimal(listed["members"]), said, url),
            Known("women_members", Decimal(listed["women"]), said, url),
            Known("new_members", Decimal(listed["joined"]), said, url),
        ]
    return found


def members_by_sector(path: str, day: dt.date) -> dict[str, dict[str, int]]:
    """Members and women by the list, at and beneath a place of the tree of `day`, by sector of their units; one query."""
    beneath = Path.objects.on(day).beneath(path).values("unit")
    rows = (
        Membership.objects.on(day)
        .filter(unit__in=beneath)
        .order_by()
        .values("unit__sector")
        .annotate(
            members=Count("person", distinct=True),
            women=Count("person", distinct=True, filter=Q(person__sex=Sex.FEMALE)),
        )
    )
    return {row["unit__sector"]: {"members": row["members"], "women_members": row["women"]} for row in rows}
