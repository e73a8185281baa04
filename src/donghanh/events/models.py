"""Events, their programme, their guests, what is filed."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.documents.models import Document
from donghanh.evidence.models import Evidence
from donghanh.movements.models import Movement
from donghanh.organisations.models import Unit, sees_unfinished

from .choices import EventKind, EventState, GuestAnswer


class EventQuerySet(models.QuerySet["Event"]):
    """Questions about events."""

    def visible_to(self, by: Actor) -> "EventQuerySet":
        """Those of the own unit, those made known beneath, and those to which a unit in scope is invited."""
        if by.path is None:
            return self.none()
        own = Q(unit=by.unit_id) if sees_unfinished(by) else Q(pk__in=[])
        asked = Guest.objects.filter(unit__in_scope=by).values("event")
        return self.filter(own | (~Q(state=EventState.PLANNED) & (Q(unit__in_scope=by) | Q(pk__in=asked))))

    def editable_by(self, by: Actor) -> "EventQuerySet":
        """Those of the unit acted for that are not closed."""
        if by.unit_id is None or not sees_unfinished(by):
            return self.none()
        return self.filter(unit=by.unit_id).exclude(state__in=[EventState.FILED, EventState.CANCELLED])

    def awaiting(self, by: Actor) -> "EventQuerySet":
        """To which the very unit acted for is invited and has not said whether it comes."""
        asked = Guest.objects.filter(unit=by.unit_id, answer=GuestAnswer.WAITING).values("event")
        return self.filter(state=EventState.INVITED, pk__in=asked)


class Event(models.Model):
    """One row is one conference or ceremony of one unit for a movement, from its planning to its file.

    `contents` is the table of contents as it was when the file was closed: plain values of `rules.FileItem`.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="events")
    movement = models.ForeignKey(Movement, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=8, choices=EventKind.choices)
    name = models.CharField(max_length=300)
    place = models.CharField(max_length=300)
    held_on = models.DateField()
    begins = models.TimeField()
    chair = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=9, choices=EventState.choices, default=EventState.PLANNED)
    invitation = models.OneToOneField(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="invites_to"
    )
    minutes = models.OneToOneField(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="minutes_of"
    )
    papers = models.ManyToManyField(Document, blank=True, related_name="filed_with_events")
    pictures = models.ManyToManyField(Evidence, blank=True, related_name="events")
    cancelled_because = models.TextField(blank=True)
    filed_on = models.DateField(null=True, blank=True)
    contents = models.JSONField(default=list, blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ("-held_on", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["planned", "cancelled"]) | Q(invitation__isnull=False),
                name="events_invited_has_its_paper",
            ),
            models.CheckConstraint(
                condition=~Q(state="filed") | Q(minutes__isnull=False, filed_on__isnull=False),
                name="events_filed_has_its_minutes",
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(cancelled_because=""),
                name="events_cancelled_has_its_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The event's page."""
        return reverse("events:event", args=[self.pk])


class AgendaLineQuerySet(models.QuerySet["AgendaLine"]):
    """Questions about programmes."""

    def visible_to(self, by: Actor) -> "AgendaLineQuerySet":
        """Of events that the actor may read."""
        return self.filter(event__in=Event.objects.visible_to(by))


class AgendaLine(models.Model):
    """One row is one line of an event's programme."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="programme")
    position = models.PositiveSmallIntegerField()
    begins = models.TimeField()
    text = models.CharField(max_length=300)
    who = models.CharField(max_length=300, blank=True)

    objects = AgendaLineQuerySet.as_manager()

    class Meta:
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["event", "position"], name="events_programme_is_in_order")
        ]

    def __str__(self) -> str:
        return self.text


class GuestQuerySet(models.QuerySet["Guest"]):
    """Questions about guests."""

    def visible_to(self, by: Actor) -> "GuestQuerySet":
        """Of events that the actor may read."""
        return self.filter(event__in=Event.objects.visible_to(by))


class Guest(models.Model):
    """One row is a unit, or somebody outside the tree by `name`, invited to an event; `came` is known afterwards."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="guests")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="invited_to")
    name = models.CharField(max_length=200)
    answer = models.CharField(max_length=7, choices=GuestAnswer.choices, default=GuestAnswer.WAITING)
    note = models.CharField(max_length=300, blank=True)
    came = models.BooleanField(null=True, blank=True)

    objects = GuestQuerySet.as_manager()

    class Meta:
        ordering = ("-unit__level", "unit__sort_key", "name", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["event", "unit"], condition=Q(unit__isnull=False), name="events_unit_invited_once"
            ),
            models.UniqueConstraint(
                fields=["event", "name"], condition=Q(unit__isnull=True), name="events_name_invited_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name
