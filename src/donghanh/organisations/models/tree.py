"""The tree in time, and what somebody sees of it."""

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import Case, OuterRef, Q, Subquery, Value, When

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.fields import KeyField
from donghanh.base.words import fold, one_line, sort_key

from ..choices import FOR_EVER, Duty, Level, Sector, UnitKind, level_of
from ..rules import ids_on, path_range


class PathQuerySet(models.QuerySet["Path"]):
    """Questions about places in the tree."""

    def on(self, day: dt.date) -> "PathQuerySet":
        """As the tree stood on `day`: living units only."""
        return self.reaching(day).filter(is_inherited=False)

    def reaching(self, day: dt.date) -> "PathQuerySet":
        """As the tree stood on `day`, with the ended units whose rows had passed to an heir."""
        return self.filter(from_on__lte=day, until_on__gt=day)

    def beneath(self, path: str) -> "PathQuerySet":
        """At or beneath `path`: one indexed range."""
        start, end = path_range(path)
        return self.filter(path__gte=start, path__lt=end)


FINISHED_ONLY = frozenset({str(Duty.PUBLISH), str(Duty.JUDGE)})


def sees_unfinished(by: Actor) -> bool:
    """Does `by` work on drafts, scores, dossiers? Not a member, nor who only publishes or judges contests."""
    return bool(by.duties - FINISHED_ONLY)


def in_scope(by: Actor) -> "models.QuerySet[Path, Any]":
    """Keys of the units that `by` sees today, as a subquery; nothing without a scope.

    Ended units are among them: their rows passed to their successors, and so to whoever stands above these.
    """
    if by.path is None:
        return Path.objects.none().values("unit")
    return Path.objects.reaching(today()).beneath(by.path).values("unit")


def line_of(by: Actor) -> "models.QuerySet[Unit, Any]":
    """Keys of the unit acted for, of its superiors, and of the units that these took over.

    What was sent to or opened by one of them still concerns `by`: a subquery, nothing without a scope.
    """
    return _with_taken_over(ids_on(by.path or ""))


def own_and_taken_over(by: Actor) -> "models.QuerySet[Unit, Any]":
    """Keys of the unit acted for and of the units that it took over; nothing without a scope."""
    return _with_taken_over([by.unit_id] if by.path and by.unit_id else [])


def _with_taken_over(own: list[int]) -> "models.QuerySet[Unit, Any]":
    """These and what they took over in up to three generations."""
    taken = [Q(successions__successor__in=own)]
    for _generation in range(2):
        taken.append(Q(successions__successor__in=Unit.objects.filter(taken[-1]).values("pk")))
    passed = Unit.objects.filter(taken[0] | taken[1] | taken[2], ended_on__lte=today()).values("pk")
    return Unit.objects.filter(Q(pk__in=own) | Q(pk__in=passed)).values("pk")


def roots_on(by: Actor, day: dt.date) -> list[int]:
    """The unit acted for, and what it took over since `day`: whose trees of that day are its own to read."""
    if by.unit_id is None:
        return []
    roots, asked = [by.unit_id], {by.unit_id}
    while asked and day < today():
        taken = Unit.objects.filter(successions__successor__in=asked, ended_on__gt=day, ended_on__lte=today())
        asked = set(taken.values_list("pk", flat=True)) - set(roots)
        roots += sorted(asked)
    return roots


def in_scope_on(by: Actor, day: dt.date) -> "models.QuerySet[Path, Any]":
    """Keys of the units that stood on `day` at or beneath the unit acted for, or one that it took over since."""
    return Path.objects.on(day).filter(branches_on(by, day)).values("unit")


def branches_on(by: Actor, day: dt.date) -> Q:
    """Places of `day` at or beneath these roots; none without a scope."""
    reached = Q(pk__in=[])
    if by.path is None:
        return reached
    for path in Path.objects.on(day).filter(unit__in=roots_on(by, day)).values_list("path", flat=True):
        start, end = path_range(path)
        reached |= Q(path__gte=start, path__lt=end)
    return reached


class UnitQuerySet(models.QuerySet["Unit"]):
    """Questions about units."""

    def visible_to(self, by: Actor, day: dt.date | None = None) -> "UnitQuerySet":
        """The unit acted for and all beneath it today (or as it stood on `day`); nothing without a scope.

        Today, ended units that passed to one of these are among them; ask `alive_on` where they must not be.
        """
        return self.filter(pk__in=in_scope_on(by, day)) if day else self.filter(pk__in_scope=by)

    def beneath(self, path: str, day: dt.date) -> "UnitQuerySet":
        """Units at or beneath `path` on `day`."""
        return self.filter(pk__in=Path.objects.on(day).beneath(path).values("unit"))

    def alive_on(self, day: dt.date) -> "UnitQuerySet":
        """Founded by then and not yet ended."""
        return self.filter(founded_on__lte=day).filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day))

    def matching(self, typed: str) -> "UnitQuerySet":
        """Those whose name holds what was typed, whatever its marks."""
        return self.filter(search_key__contains=fold(typed))

    def with_headcount(self, day: dt.date) -> "UnitQuerySet":
        """Each with `workers_now` and `members_now`, the latest counts as of `day`."""
        latest = Headcount.objects.filter(unit=OuterRef("pk"), as_of__lte=day).order_by("-as_of")
        return self.annotate(
            workers_now=Subquery(latest.values("workers")[:1]),
            members_now=Subquery(latest.values("members")[:1]),
        )

    def from_the_top(self) -> "UnitQuerySet":
        """The higher levels first, each in Vietnamese order of name."""
        ranks = [When(level=level, then=Value(rank)) for rank, level in enumerate(Level.values)]
        return self.order_by(Case(*ranks, default=Value(len(ranks))), "sort_key", "pk")

    def in_order(self) -> "UnitQuerySet":
        """In Vietnamese order of name."""
        return self.order_by("sort_key", "pk")


class Unit(models.Model):
    """One row is one union organisation through its whole life; made by `organisations.actions.found_unit`."""

    code = models.CharField(max_length=30, unique=True)
    name = models.CharField(max_length=250)
    short_name = models.CharField(max_length=120, blank=True)
    symbol = models.CharField(max_length=30, blank=True)
    kind = models.CharField(max_length=20, choices=UnitKind.choices)
    level = models.CharField(max_length=12, choices=Level.choices, db_index=True)
    sector = models.CharField(max_length=16, choices=Sector.choices, default=Sector.MIXED)
    place = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    founded_on = models.DateField()
    renamed_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    is_invented = models.BooleanField(default=False)
    search_key = KeyField(max_length=300, db_index=True)
    sort_key = KeyField(max_length=900)

    objects = UnitQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gt=models.F("founded_on")),
                name="organisations_unit_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def named(cls, name: str, kind: str, **facts: Any) -> "Unit":
        """An unsaved unit whose keys and level are filled."""
        name = one_line(name)
        level = level_of(kind)
        return cls(name=name, kind=kind, level=level, search_key=fold(name), sort_key=sort_key(name), **facts)

    def name_on(self, day: dt.date) -> str:
        """What the unit was called on `day`; asks the database only about days before the last change."""
        if self.renamed_on is None or day >= self.renamed_on:
            return self.name
        names = self.names.order_by("from_on")
        known = names.filter(from_on__lte=day).last() or names.first()
        return known.name if known else self.name

    def is_alive(self, day: dt.date) -> bool:
        """Founded by `day` and not over?"""
        return self.founded_on <= day and not self.has_ended(day)

    def has_ended(self, day: dt.date) -> bool:
        """Is it over by `day`?"""
        return self.ended_on is not None and self.ended_on <= day


class Papered(models.Model):
    """The paper by which something of the organisation was changed."""

    paper_number = models.CharField(max_length=60, blank=True)
    paper_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True


class Placement(Papered):
    """One row says: from this day the unit stands under this superior (none at the root)."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="placements")
    superior = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="placed_beneath"
    )
    from_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "from_on"], name="organisations_one_place_a_day"),
            models.CheckConstraint(
                condition=~Q(unit=models.F("superior")), name="organisations_not_its_own_superior"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} < {self.superior_id} ({self.from_on})"


class Path(models.Model):
    """One row is a unit's way from the root during a span of days, derived from placements.

    The column is compared byte by byte, so a branch is one index range. An inherited row says where the rows of
    an ended unit are found since then: beneath its successor, or its last superior when it has none.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="paths")
    path = KeyField(max_length=250)
    depth = models.PositiveSmallIntegerField()
    from_on = models.DateField()
    until_on = models.DateField(default=FOR_EVER)
    is_inherited = models.BooleanField(default=False)

    objects = PathQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "from_on"],
                condition=Q(is_inherited=False),
                name="organisations_one_living_path_a_day",
            )
        ]
        # The first holds all that a scope asks of it, so that the table itself is not read; the others find those
        # right beneath a unit, and what was taken over there.
        indexes = [
            models.Index(fields=["path", "from_on", "until_on", "unit"], name="organisations_branch_scope"),
            models.Index(fields=["depth", "path"], name="organisations_beneath"),
            models.Index(fields=["path"], condition=Q(is_inherited=True), name="organisations_taken_over"),
        ]

    def __str__(self) -> str:
        return self.path


class Headcount(models.Model):
    """One row counts a unit's workers and members as of a day."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="headcounts")
    as_of = models.DateField()
    workers = models.IntegerField()
    members = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "as_of"], name="organisations_one_headcount_a_day"),
            models.CheckConstraint(
                condition=Q(members__gte=0, workers__gte=models.F("members")),
                name="organisations_headcount_is_sane",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.workers} / {self.members} ({self.as_of})"
