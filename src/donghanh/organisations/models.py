"""The tree in time, who holds which role where, and parties."""

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import Case, OuterRef, Q, Subquery, Value, When

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.fields import KeyField
from donghanh.base.words import fold, one_line, sort_key
from donghanh.people.models import Person

from .choices import FOR_EVER, LEVEL_OF_KIND, CollectiveKind, Level, PartyKind, RoleKey, Sector, UnitKind
from .rules import path_range


class PathQuerySet(models.QuerySet["Path"]):
    """Questions about places in the tree."""

    def on(self, day: dt.date) -> "PathQuerySet":
        """As the tree stood on `day`."""
        return self.filter(from_on__lte=day, until_on__gt=day)

    def beneath(self, path: str) -> "PathQuerySet":
        """At or beneath `path`: one indexed range."""
        start, end = path_range(path)
        return self.filter(path__gte=start, path__lt=end)


def in_scope(by: Actor) -> "models.QuerySet[Path, Any]":
    """Keys of the units that `by` sees today, as a subquery; nothing without a scope."""
    if by.path is None:
        return Path.objects.none().values("unit")
    return Path.objects.on(today()).beneath(by.path).values("unit")


def in_scope_on(by: Actor, day: dt.date) -> "models.QuerySet[Path, Any]":
    """Keys of the units that stood at or beneath the unit acted for on `day`; nothing without a scope."""
    if by.path is None:
        return Path.objects.none().values("unit")
    stood = Path.objects.on(day).filter(unit=by.unit_id).values_list("path", flat=True).first()
    return (Path.objects.on(day).beneath(stood) if stood else Path.objects.none()).values("unit")


class UnitQuerySet(models.QuerySet["Unit"]):
    """Questions about units."""

    def visible_to(self, by: Actor, day: dt.date | None = None) -> "UnitQuerySet":
        """The unit acted for and all beneath it today (or as it stood on `day`); nothing without a scope."""
        return self.filter(pk__in=in_scope_on(by, day) if day else in_scope(by))

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
        level = LEVEL_OF_KIND[UnitKind(kind)]
        return cls(name=name, kind=kind, level=level, search_key=fold(name), sort_key=sort_key(name), **facts)


class Placement(models.Model):
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

    The column is compared byte by byte, so a branch is one index range.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="paths")
    path = KeyField(max_length=250)
    depth = models.PositiveSmallIntegerField()
    from_on = models.DateField()
    until_on = models.DateField(default=FOR_EVER)

    objects = PathQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "from_on"], name="organisations_one_path_a_day")
        ]
        indexes = [models.Index(fields=["path", "from_on", "until_on"], name="organisations_branch")]

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


class CollectiveQuerySet(models.QuerySet["Collective"]):
    """Questions about collectives."""

    def visible_to(self, by: Actor) -> "CollectiveQuerySet":
        """Those of units in scope."""
        return self.filter(unit__in=in_scope(by))


class Collective(models.Model):
    """One row is a team, office, workshop or faculty inside a unit."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="collectives")
    kind = models.CharField(max_length=10, choices=CollectiveKind.choices)
    name = models.CharField(max_length=200)
    size = models.PositiveIntegerField(default=0)

    objects = CollectiveQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "name"], name="organisations_collective_named_once")
        ]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """One row says a person belongs to a unit (and to a collective there) for a while. No permission in it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="memberships")
    collective = models.ForeignKey(Collective, null=True, blank=True, on_delete=models.SET_NULL)
    post = models.CharField(max_length=120, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(default=FOR_EVER)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "unit", "from_on"], name="organisations_joins_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} @ {self.unit_id}"


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    """Questions about appointments."""

    def in_force(self, day: dt.date) -> "AppointmentQuerySet":
        """Those that hold on `day`."""
        return self.filter(from_on__lte=day, until_on__gt=day)

    def visible_to(self, by: Actor) -> "AppointmentQuerySet":
        """Appointments at units in scope."""
        return self.filter(unit__in=in_scope(by))


class Appointment(models.Model):
    """One row gives a person one role at one unit for a while: the only source of permission."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=20, choices=RoleKey.choices)
    title = models.CharField(max_length=120, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(default=FOR_EVER)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__gt=models.F("from_on")), name="organisations_term_has_days"
            )
        ]
        indexes = [models.Index(fields=["person", "until_on"], name="organisations_my_roles")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.role} @ {self.unit_id}"


class PartyQuerySet(models.QuerySet["Party"]):
    """Questions about parties."""

    def visible_to(self, by: Actor) -> "PartyQuerySet":
        """Parties at home in a unit in scope."""
        return self.filter(home__in=in_scope(by))


class Party(models.Model):
    """One row stands for exactly one person, collective or unit that takes part in something.

    `home` is the unit through which it is reached; `name` is its name when it first took part.
    """

    kind = models.CharField(max_length=10, choices=PartyKind.choices)
    person = models.OneToOneField(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="party"
    )
    collective = models.OneToOneField(
        Collective, null=True, blank=True, on_delete=models.PROTECT, related_name="party"
    )
    unit = models.OneToOneField(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="party")
    home = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="parties")
    name = models.CharField(max_length=250)

    objects = PartyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    kind=PartyKind.PERSON, person__isnull=False, collective__isnull=True, unit__isnull=True
                )
                | Q(
                    kind=PartyKind.COLLECTIVE,
                    person__isnull=True,
                    collective__isnull=False,
                    unit__isnull=True,
                )
                | Q(kind=PartyKind.UNIT, person__isnull=True, collective__isnull=True, unit__isnull=False),
                name="organisations_party_is_exactly_one",
            )
        ]

    def __str__(self) -> str:
        return self.name
