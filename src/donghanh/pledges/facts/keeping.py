"""How promises ended: of pledges one by one, of branches, of many units at once."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, StrIndex, Substr

from donghanh.base.actors import Actor
from donghanh.organisations.models import Unit
from donghanh.organisations.rules import path_range

from ..choices import PledgeState, Result
from ..models import Outcome, Pledge, PledgeQuerySet, Promise, Registration
from .standing import registered_in

SIDES = ("first", "second")


def _number(rows: QuerySet[Any], group: str) -> Coalesce:
    """How many rows belong to the pledge at hand."""
    counted = rows.order_by().values(group).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))


def _outcomes(side: str, **more: Any) -> Coalesce:
    rows = Outcome.objects.filter(promise__pledge=OuterRef("pk"), party=OuterRef(side), **more)
    return _number(rows, "promise__pledge")


def with_ends(pledges: PledgeQuerySet) -> PledgeQuerySet:
    """The pledges with what there is to tell and what was told: `promised` (of one side), and for either side
    `first_kept`, `first_told` and so on.
    """
    counts: dict[str, Coalesce] = {
        "promised": _number(Promise.objects.filter(pledge=OuterRef("pk")), "pledge")
    }
    for side in SIDES:
        counts[f"{side}_told"] = _outcomes(side)
        counts[f"{side}_kept"] = _outcomes(side, result=Result.KEPT)
    return pledges.annotate(**counts)


def untold(pledges: PledgeQuerySet) -> PledgeQuerySet:
    """Of pledges `with_ends` those of which at least one side has not told the end of every promise."""
    return pledges.filter(Q(first_told__lt=F("promised")) | Q(second_told__lt=F("promised")))


def told_as(pledges: PledgeQuerySet, told: str) -> PledgeQuerySet:
    """Of pledges `with_ends` those still to be told ("untold"), kept by both sides, or not wholly ("short")."""
    kept = Q(first_kept=F("promised"), second_kept=F("promised"))
    if told == "untold":
        return untold(pledges)
    if told == "kept":
        return pledges.filter(kept)
    if told == "short":
        return pledges.filter(first_told=F("promised"), second_told=F("promised")).exclude(kept)
    return pledges


def kept_pledges(
    unit_ids: Iterable[int], since: dt.date, until: dt.date, *, movement_id: int | None = None
) -> Counter[int]:
    """For each unit how many pledges it kept; as `kept_by_unit`."""
    kept = kept_by_unit(unit_ids, since, until, movement_id=movement_id)
    return Counter({home: len(pledges) for home, pledges in kept.items()})


def kept_by_unit(
    unit_ids: Iterable[int], since: dt.date, until: dt.date, *, movement_id: int | None = None
) -> dict[int, set[int]]:
    """For each unit the keys of the pledges it kept: every promise of its side told as kept, the last of them in
    these days.

    A pledge of two sides of one unit counts once, when both sides kept it. One query.
    """
    wanted = set(unit_ids)
    told = Outcome.objects.filter(
        party__home__in=wanted,
        promise__pledge__in=Pledge.objects.registered().values("pk"),
    )
    if movement_id:
        told = told.filter(promise__pledge__registration__movement=movement_id)
    promised = _number(Promise.objects.filter(pledge=OuterRef("promise__pledge")), "pledge")
    rows = told.annotate(promised=promised).values_list(
        "party__home",
        "promise__pledge",
        "promised",
        "promise__pledge__first__home",
        "promise__pledge__second__home",
        "result",
        "told_on",
    )
    ends: dict[tuple[int, int, int], list[dt.date]] = {}
    for home, pledge, number, first, second, result, told_on in rows:
        wanted_ends = number * ((first == home) + (second == home))
        ends.setdefault((home, pledge, wanted_ends), [])
        if result == Result.KEPT:
            ends[home, pledge, wanted_ends].append(told_on)
    found: dict[int, set[int]] = {}
    for (home, pledge, number), days in ends.items():
        if days and len(days) == number and since <= max(days) <= until:
            found.setdefault(home, set()).add(pledge)
    return found


@dataclass(frozen=True)
class BranchKeeping:
    """Promises of one direct subordinate and all beneath it (a promise counts for either side), and their ends."""

    unit: Unit
    pledges: int
    promised: int
    kept: int
    partly: int
    not_kept: int
    proven: int

    @property
    def told(self) -> int:
        """Whose end is told."""
        return self.kept + self.partly + self.not_kept

    @property
    def untold(self) -> int:
        """Whose end is not told."""
        return self.promised - self.told


def keeping_by_branch(registration: Registration, by: Actor, day: dt.date) -> list[BranchKeeping]:
    """The ends of promises by direct subordinate of the unit acted for (itself included); a few queries."""
    if by.path is None:
        return []
    promised: Counter[int] = Counter()
    pledges: Counter[int] = Counter()
    for side in SIDES:
        rows = Promise.objects.filter(pledge__in=pledges_at(registration).values("pk"))
        for branch, number, several in (
            _by_branch(rows, f"pledge__{side}__home", by=by, day=day)
            .annotate(number=Count("pk"), several=Count("pledge", distinct=True))
            .values_list("branch", "number", "several")
        ):
            promised[_key(branch, by)] += number
            pledges[_key(branch, by)] += several
    told = {
        _key(branch, by): counts
        for branch, *counts in _by_branch(
            Outcome.objects.filter(promise__pledge__in=pledges_at(registration).values("pk")),
            "party__home",
            by=by,
            day=day,
        )
        .annotate(**{result: Count("pk", filter=Q(result=result), distinct=True) for result in Result.values})
        .annotate(proven=Count("pk", filter=Q(evidence__isnull=False), distinct=True))
        .values_list("branch", *Result.values, "proven")
    }
    units = Unit.objects.filter(pk__in=promised).in_order()
    return [
        BranchKeeping(unit, pledges[unit.pk], promised[unit.pk], *told.get(unit.pk, (0, 0, 0, 0)))
        for unit in units
    ]


def pledges_at(registration: Registration) -> PledgeQuerySet:
    """The registered pledges of a gate's movement and year: a branch may have a gate of its own."""
    return registered_in(registration.movement_id, registration.year)


def waiting_for_ink(by: Actor, registration: Registration) -> PledgeQuerySet:
    """Pledges of the very unit acted for that both sides confirmed and nobody signed yet."""
    mine = pledges_at(registration).of_home(by.unit_id or 0)
    return Pledge.objects.visible_to(by).filter(pk__in=mine.values("pk"), state=PledgeState.CONFIRMED)


def _key(branch: str, by: Actor) -> int:
    return int(branch.strip("/") or by.unit_id or 0)


def _by_branch(rows: QuerySet[Any], home: str, *, by: Actor, day: dt.date) -> QuerySet[Any, Any]:
    """The rows whose home stands beneath the unit acted for on `day`, grouped by direct subordinate."""
    start, end = path_range(by.path or "")
    path = f"{home}__paths"
    return (
        rows.filter(
            **{
                f"{path}__path__gte": start,
                f"{path}__path__lt": end,
                f"{path}__from_on__lte": day,
                f"{path}__until_on__gt": day,
            }
        )
        .annotate(rest=Substr(f"{path}__path", len(by.path or "") + 1))
        .annotate(branch=Substr(F("rest"), 1, StrIndex(F("rest"), Value("/"))))
        .order_by("branch")
        .values("branch")
    )
