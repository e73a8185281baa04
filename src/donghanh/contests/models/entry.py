"""Who takes part, with what."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.fields import KeyField
from donghanh.base.sockets import Socket, Trace
from donghanh.evidence.models import Evidence
from donghanh.organisations.models import Unit, sees_unfinished
from donghanh.people.models import Person

from ..choices import ContestState, EntryState
from .contest import Contest, Field, Part

# Asked upwards: what an entry with a prize led to.
leads_to: Socket[["Entry", Actor], list[Trace]] = Socket("What did this entry's prize lead to?")


class EntryQuerySet(models.QuerySet["Entry"]):
    """Questions about entries."""

    def mine(self, by: Actor) -> "EntryQuerySet":
        """Entered by `by`, or with `by` among those who take part."""
        return self.filter(_mine(by)) if by.account_id else self.none()

    def visible_to(self, by: Actor) -> "EntryQuerySet":
        """One's own, those of units in scope, and all of the contests that the unit acted for holds.

        Where marking is blind, who judges the contest sees none until the results are announced, in whatever
        other role they come: lists, searches, exports and counts all start here.
        """
        if by.path is None:
            return self.none()
        seen = _mine(by)
        if sees_unfinished(by):
            seen |= Q(unit__in_scope=by) | Q(contest__in=Contest.objects.run_by(by).values("pk"))
        return self.filter(seen).exclude(contest__in=judged_blindly(by).values("pk"))

    def editable_by(self, by: Actor) -> "EntryQuerySet":
        """One's own, given back to be completed."""
        return self.visible_to(by).mine(by).filter(state=EntryState.RETURNED)

    def taking_part(self) -> "EntryQuerySet":
        """Accepted and not withdrawn."""
        return self.filter(state=EntryState.ACCEPTED)


def _mine(by: Actor) -> Q:
    if by.account_id is None:
        return Q(pk__in=[])
    taking = Member.objects.filter(person=by.person_id).values("entry") if by.person_id else []
    return Q(added_by=by.account_id) | Q(pk__in=taking)


def judged_blindly(by: Actor) -> "models.QuerySet[Contest]":
    """Contests whose entries must not be told to `by`."""
    if by.person_id is None:
        return Contest.objects.none()
    blind = Contest.objects.filter(is_blind=True, jurors__person=by.person_id)
    return blind.exclude(state=ContestState.ANNOUNCED)


class Entry(models.Model):
    """One row is one person or team of `unit` that takes part, with what they bring.

    `number` is called out in the hall (số báo danh); `code` stands on what jurors mark (số phách). It is drawn by
    lot when registration closes, and no page shows it beside a name. `verify_code` stands on its certificate; it is
    given with the first prize that is announced, and stays.
    """

    contest = models.ForeignKey(Contest, on_delete=models.PROTECT, related_name="entries")
    field = models.ForeignKey(Field, on_delete=models.PROTECT, related_name="entries")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="contest_entries")
    name = models.CharField(max_length=250)
    search_key = KeyField(max_length=600, blank=True)
    title = models.CharField(max_length=250, blank=True)
    summary = models.TextField(blank=True)
    state = models.CharField(max_length=9, choices=EntryState.choices, default=EntryState.SENT)
    number = models.PositiveIntegerField(null=True, blank=True)
    code = models.CharField(max_length=12, blank=True)
    verify_code = models.CharField(max_length=20, unique=True, null=True, blank=True, default=None)
    reached = models.PositiveSmallIntegerField(default=1)
    reason = models.TextField(blank=True)
    evidence = models.ManyToManyField(Evidence, blank=True, related_name="contest_entries")
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="contest_entries"
    )
    sent_on = models.DateField()

    objects = EntryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["contest", "number"],
                condition=Q(number__isnull=False),
                name="contests_number_given_once",
            ),
            models.UniqueConstraint(
                fields=["contest", "code"], condition=~Q(code=""), name="contests_code_drawn_once"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=(EntryState.WITHDRAWN, EntryState.RETURNED)) | ~Q(reason=""),
                name="contests_turned_down_with_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["contest", "state"], name="contests_entries"),
            models.Index(fields=["unit", "state"], name="contests_entries_of_unit"),
        ]
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.title or self.name

    def get_absolute_url(self) -> str:
        """The record."""
        return reverse("contests:entry", args=[self.pk])


class Member(models.Model):
    """One row is one person who takes part in an entry; the name stands even where no account is known."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="contests_entered"
    )
    name = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "person"], condition=Q(person__isnull=False), name="contests_person_in_once"
            )
        ]
        ordering = ("position",)

    def __str__(self) -> str:
        return self.name


class TestMark(models.Model):
    """One row is what one entry's test paper was worth for a part, in hundredths, or, for a part that jurors mark,
    what a new marking on request gave in place of theirs. No single juror gave it.
    """

    __test__ = False  # no test, whatever its name says to pytest

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="test_marks")
    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="test_marks")
    points = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "part"], name="contests_test_counted_once")]

    def __str__(self) -> str:
        return str(self.points)
