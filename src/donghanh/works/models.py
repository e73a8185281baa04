"""Works and how they go on."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.fields import KeyField
from donghanh.base.sockets import Socket, Trace
from donghanh.documents.models import Document
from donghanh.evidence.models import Evidence
from donghanh.movements.models import Clause, Movement
from donghanh.organisations.models import Party, Unit

from .choices import RUNNING, WorkKind, WorkState

# Asked upwards: what a work led to.
leads_to: Socket[["Work", Actor], list[Trace]] = Socket("What did this work lead to, as far as `by` may see?")


class WorkQuerySet(models.QuerySet["Work"]):
    """Questions about works."""

    def visible_to(self, by: Actor) -> "WorkQuerySet":
        """Of units in scope."""
        return self.filter(unit__in_scope=by)

    def editable_by(self, by: Actor) -> "WorkQuerySet":
        """Going on, of the unit acted for."""
        return self.filter(unit=by.unit_id, state__in=RUNNING) if by.unit_id else self.none()

    def standing(self) -> "WorkQuerySet":
        """Not withdrawn: what counts."""
        return self.exclude(state=WorkState.WITHDRAWN)

    def running(self) -> "WorkQuerySet":
        """Not completed yet."""
        return self.filter(state__in=RUNNING)

    def done(self) -> "WorkQuerySet":
        """Completed, accepted or not."""
        return self.filter(state__in=(WorkState.COMPLETED, WorkState.ACCEPTED))

    def accepted_in(self, year: int) -> "WorkQuerySet":
        """Accepted in one year."""
        return self.filter(state=WorkState.ACCEPTED, accepted_on__year=year)

    def late_on(self, day: dt.date) -> "WorkQuerySet":
        """Not completed though due."""
        return self.running().filter(due_on__lt=day)


class Work(models.Model):
    """One row is one công trình, sản phẩm or phần việc that a party registered for an occasion.

    `unit` is the owner's home when it was registered; `value` in đồng, `progress` in per cent; `minutes` a scan of
    minutes that stand in no register here, `paper` the minutes issued in the register of who accepted it;
    `plated_on` the day on which its plate (biển công trình) was mounted.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="works")
    owner = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="works")
    movement = models.ForeignKey(Movement, on_delete=models.PROTECT, related_name="works")
    clause = models.ForeignKey(Clause, null=True, blank=True, on_delete=models.PROTECT, related_name="works")
    kind = models.CharField(max_length=8, choices=WorkKind.choices)
    name = models.CharField(max_length=250)
    search_key = KeyField(max_length=300, db_index=True)
    occasion = models.CharField(max_length=250, blank=True)
    content = models.TextField(blank=True)
    value = models.BigIntegerField(default=0)
    starts_on = models.DateField()
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=WorkState.choices, default=WorkState.REGISTERED)
    progress = models.PositiveSmallIntegerField(default=0)
    registered_at = models.DateTimeField(auto_now_add=True)
    completed_on = models.DateField(null=True, blank=True)
    accepted_on = models.DateField(null=True, blank=True)
    accepted_by = models.CharField(max_length=500, blank=True)
    acceptance_note = models.TextField(blank=True)
    minutes = models.ForeignKey(
        Evidence, null=True, blank=True, on_delete=models.PROTECT, related_name="minutes_of_works"
    )
    paper = models.OneToOneField(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="accepts_work"
    )
    plated_on = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)

    objects = WorkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(value__gte=0), name="works_value_is_not_negative"),
            models.CheckConstraint(condition=Q(due_on__gte=F("starts_on")), name="works_due_after_start"),
            models.CheckConstraint(condition=Q(progress__lte=100), name="works_progress_is_a_share"),
            models.CheckConstraint(
                condition=~Q(state__in=(WorkState.COMPLETED, WorkState.ACCEPTED))
                | Q(completed_on__isnull=False, progress=100),
                name="works_completed_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(state=WorkState.ACCEPTED)
                | (Q(accepted_on__gte=F("completed_on")) & ~Q(accepted_by="")),
                name="works_accepted_after_completion",
            ),
            models.CheckConstraint(
                condition=Q(plated_on__isnull=True)
                | Q(state=WorkState.ACCEPTED, plated_on__gte=F("accepted_on")),
                name="works_plated_after_acceptance",
            ),
            models.CheckConstraint(
                condition=~Q(state=WorkState.WITHDRAWN) | ~Q(reason=""), name="works_withdrawn_with_a_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["movement", "state"], name="works_by_movement"),
            models.Index(fields=["unit", "state", "due_on"], name="works_due"),
        ]
        ordering = ("due_on", "pk")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The record."""
        return reverse("works:work", args=[self.pk])

    def is_late_on(self, day: dt.date) -> bool:
        """Not completed though due, or completed after its day?"""
        return (self.completed_on or day) > self.due_on and self.state != WorkState.WITHDRAWN


class WorkProgressQuerySet(models.QuerySet["WorkProgress"]):
    """Questions about progress."""

    def visible_to(self, by: Actor) -> "WorkProgressQuerySet":
        """Of works in sight."""
        return self.filter(work__in=Work.objects.visible_to(by).values("pk"))


class WorkProgress(models.Model):
    """One row says how far a work was on a day, with pictures."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="notes")
    noted_on = models.DateField()
    progress = models.PositiveSmallIntegerField()
    note = models.TextField(blank=True)
    evidence = models.ManyToManyField(Evidence, blank=True, related_name="progress_notes")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT)

    objects = WorkProgressQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(progress__lte=100), name="works_noted_progress_is_a_share")
        ]
        ordering = ("-noted_on", "-pk")

    def __str__(self) -> str:
        return f"{self.progress} %"
