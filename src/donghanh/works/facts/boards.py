"""The board of all works for a congress: by level and kind, and what to show of each."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, Count, Q, Sum, Value, When

from donghanh.base.actors import Actor
from donghanh.evidence.models import Evidence
from donghanh.organisations.choices import Level

from ..choices import WorkState
from ..models import Work, WorkProgress, WorkQuerySet

MOST_SHOWN = 24
MOST_OCCASIONS = 12
DONE = (WorkState.COMPLETED, WorkState.ACCEPTED)


@dataclass(frozen=True)
class LevelCount:
    """Works of the units of one level: all, done, accepted, with a plate; the value of all in đồng."""

    level: str
    total: int
    done: int
    accepted: int
    plated: int
    value: int

    @property
    def label(self) -> str:
        """The level's word."""
        return str(Level(self.level).label)


def works_for(by: Actor, occasion: str) -> WorkQuerySet:
    """Works in sight that stand, of one occasion when it is named."""
    found = Work.objects.visible_to(by).standing()
    return found.filter(occasion=occasion) if occasion else found


def from_the_top(works: WorkQuerySet) -> WorkQuerySet:
    """The upper levels first, then by unit."""
    ranks = [When(unit__level=level, then=Value(rank)) for rank, level in enumerate(Level.values)]
    rank = Case(*ranks, default=Value(len(ranks)))
    return works.select_related("unit", "owner").order_by(rank, "unit__sort_key", "due_on", "pk")


def occasions_of(by: Actor) -> list[str]:
    """The occasions for which most works in sight were registered; one query."""
    rows = works_for(by, "").exclude(occasion="").order_by().values("occasion").annotate(number=Count("pk"))
    return [row["occasion"] for row in rows.order_by("-number", "occasion")[:MOST_OCCASIONS]]


def counts_by_level(works: WorkQuerySet) -> list[LevelCount]:
    """Works by level, from the top; one query."""
    rows = (
        works.order_by()
        .values("unit__level")
        .annotate(
            total=Count("pk"),
            done=Count("pk", filter=Q(state__in=DONE)),
            accepted=Count("pk", filter=Q(state=WorkState.ACCEPTED)),
            plated=Count("pk", filter=Q(plated_on__isnull=False)),
            worth=Sum("value"),
        )
        .values_list("unit__level", "total", "done", "accepted", "plated", "worth")
    )
    found = {level: counts for level, *counts in rows}
    return [LevelCount(level, *found[level]) for level in Level.values if level in found]


@dataclass(frozen=True)
class Shown:
    """One work with its latest picture."""

    work: Work
    picture: Evidence | None


def shown_works(works: WorkQuerySet) -> list[Shown]:
    """The works done last, each with its latest picture; two queries."""
    rows = list(
        works.filter(state__in=DONE)
        .select_related("unit", "owner")
        .order_by("-value", "-completed_on", "-pk")[:MOST_SHOWN]
    )
    pictures = pictures_of(rows)
    return [Shown(row, pictures.get(row.pk)) for row in rows]


def pictures_of(works: Iterable[Work]) -> dict[int, Evidence]:
    """The latest picture of each work, by its key; one query."""
    links = WorkProgress.evidence.through.objects.filter(
        workprogress__work__in=[work.pk for work in works], evidence__kind__in=("jpeg", "png")
    ).select_related("evidence", "workprogress")
    return {link.workprogress.work_id: link.evidence for link in links.order_by("evidence")}
