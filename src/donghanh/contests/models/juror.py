"""Who judges, what they said they must not mark, their sheets."""

from django.db import models
from django.db.models import Q

from donghanh.base.actors import Actor
from donghanh.organisations.models import Unit
from donghanh.people.models import Person

from ..choices import ContestState, RoundState, SheetState
from .contest import Contest, Field, Part, Round, new_key
from .entry import Entry
from .result import Appeal


class JurorQuerySet(models.QuerySet["Juror"]):
    """Questions about jurors."""

    def visible_to(self, by: Actor) -> "JurorQuerySet":
        """Those of contests that the unit acted for holds; nothing about a juror is for anybody else."""
        return self.filter(contest__in=Contest.objects.run_by(by).values("pk"))

    def taken_by(self, by: Actor) -> "JurorQuerySet":
        """The places that `by` takes in person, whatever the unit acted for."""
        return self.serving().filter(person=by.person_id) if by.person_id else self.none()

    def serving(self) -> "JurorQuerySet":
        """Not released."""
        return self.filter(has_left=False)


class Juror(models.Model):
    """One row is one person who judges one contest; `token` is the address of their desk, `fields` what they judge."""

    contest = models.ForeignKey(Contest, on_delete=models.CASCADE, related_name="jurors")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="contests_judged")
    fields = models.ManyToManyField(Field, blank=True, related_name="jurors")
    token = models.CharField(max_length=32, unique=True, default=new_key)
    has_declared = models.BooleanField(default=False)
    has_left = models.BooleanField(default=False)

    objects = JurorQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["contest", "person"], name="contests_judges_once")]

    def __str__(self) -> str:
        return str(self.person)


class Conflict(models.Model):
    """One row is one unit, or one entry, that a juror said they must not mark, and why."""

    juror = models.ForeignKey(Juror, on_delete=models.CASCADE, related_name="conflicts")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    entry = models.ForeignKey(Entry, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=250, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__isnull=False, entry__isnull=True)
                | Q(unit__isnull=True, entry__isnull=False),
                name="contests_conflict_is_exactly_one",
            ),
            models.UniqueConstraint(fields=["juror", "unit"], name="contests_conflict_with_unit_once"),
            models.UniqueConstraint(fields=["juror", "entry"], name="contests_conflict_with_entry_once"),
        ]

    def __str__(self) -> str:
        return f"{self.juror_id}"


class SheetQuerySet(models.QuerySet["Sheet"]):
    """Questions about sheets."""

    def visible_to(self, by: Actor) -> "SheetQuerySet":
        """One's own and nobody else's: not even who holds the contest reads whose sheet says what."""
        return self.filter(juror__in=Juror.objects.taken_by(by).values("pk"))

    def of_round(self, round: Round) -> "SheetQuerySet":
        """Those that the result of a round is reckoned from: no new markings on request."""
        return self.filter(round=round.pk, appeal__isnull=True)

    def waiting(self) -> "SheetQuerySet":
        """To be marked, in contests that are marked."""
        return self.filter(state=SheetState.ASSIGNED, round__contest__state=ContestState.RUNNING)


class Sheet(models.Model):
    """One row is one juror's sheet for one entry in one round; `position` is where it lies in that juror's pile.

    With an `appeal` it is a new marking that was asked for after the results were known: it counts only through the
    answer to that request.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="sheets")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="sheets")
    juror = models.ForeignKey(Juror, on_delete=models.PROTECT, related_name="sheets")
    position = models.PositiveIntegerField()
    state = models.CharField(max_length=8, choices=SheetState.choices, default=SheetState.ASSIGNED)
    version = models.PositiveIntegerField(default=0)
    note = models.TextField(blank=True)
    appeal = models.ForeignKey(Appeal, null=True, blank=True, on_delete=models.PROTECT, related_name="sheets")

    objects = SheetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "entry", "juror"], name="contests_juror_marks_an_entry_once"
            )
        ]
        indexes = [models.Index(fields=["juror", "state"], name="contests_my_sheets")]
        ordering = ("position",)

    def __str__(self) -> str:
        return self.entry.code

    @property
    def is_open(self) -> bool:
        """May its juror still mark it?"""
        is_marked = self.round.state == RoundState.MARKING or self.appeal_id is not None
        return self.state == SheetState.ASSIGNED and is_marked


class Mark(models.Model):
    """One row is what one sheet says of one part, in hundredths of a point."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="marks")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="marks")
    points = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sheet", "part"], name="contests_part_marked_once")]

    def __str__(self) -> str:
        return str(self.points)
