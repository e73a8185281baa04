"""One inspection of one unit, its team, its checklist."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.documents.models import Document
from donghanh.movements.models import Movement
from donghanh.organisations.models import Unit, sees_unfinished
from donghanh.people.models import Person

from ..choices import OPEN_VISITS, Answer, Part, VisitState
from .programme import Programme


class VisitQuerySet(models.QuerySet["Visit"]):
    """Questions about inspections."""

    def visible_to(self, by: Actor) -> "VisitQuerySet":
        """Own ones; those of units in scope once the unit was given notice. Never before: nobody is forewarned."""
        if by.path is None or not sees_unfinished(by):
            return self.none()
        return self.filter(Q(unit=by.unit_id) | Q(inspected__in_scope=by, notified_on__isnull=False))

    def editable_by(self, by: Actor) -> "VisitQuerySet":
        """Of the unit acted for, not ended."""
        if by.unit_id is None or not sees_unfinished(by):
            return self.none()
        return self.filter(unit=by.unit_id, state__in=OPEN_VISITS)

    def of_inspected(self, unit_id: int | None) -> "VisitQuerySet":
        """Of which this very unit was given notice."""
        return self.filter(inspected=unit_id, notified_on__isnull=False)


class Visit(models.Model):
    """One row is one inspection of one unit (`inspected`) by the committee of another (`unit`).

    `ground` is the key of the ground that chose it (empty when it was named by hand), `reason` what is said of it;
    `due_on` is until when the unit answers what was found.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="inspections_made")
    inspected = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="inspections")
    movement = models.ForeignKey(Movement, on_delete=models.PROTECT, related_name="inspections")
    programme = models.ForeignKey(
        Programme, null=True, blank=True, on_delete=models.PROTECT, related_name="visits"
    )
    position = models.PositiveSmallIntegerField(default=0)
    ground = models.CharField(max_length=20, blank=True)
    reason = models.CharField(max_length=300)
    starts_on = models.DateField()
    ends_on = models.DateField()
    period_from = models.DateField()
    period_until = models.DateField()
    outline = models.TextField(blank=True)
    checklist = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=9, choices=VisitState.choices, default=VisitState.PLANNED)
    notified_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    verdict = models.TextField(blank=True)
    concluded_on = models.DateField(null=True, blank=True)
    cancelled_because = models.TextField(blank=True)
    decision = models.OneToOneField(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="decides_inspection"
    )
    notice = models.OneToOneField(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="announces_inspection"
    )
    minutes = models.OneToOneField(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="minutes_of_inspection"
    )
    conclusion = models.OneToOneField(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="concludes_inspection"
    )

    objects = VisitQuerySet.as_manager()

    class Meta:
        ordering = ("starts_on", "position", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "inspected"], name="inspections_unit_once_a_programme"
            ),
            models.CheckConstraint(condition=~Q(inspected=models.F("unit")), name="inspections_not_oneself"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")), name="inspections_end_after_they_begin"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["planned", "cancelled"]) | Q(decision__isnull=False),
                name="inspections_decided_has_its_paper",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["concluded", "closed"])
                | Q(conclusion__isnull=False, concluded_on__isnull=False, minutes__isnull=False),
                name="inspections_concluded_has_its_paper",
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(cancelled_because=""),
                name="inspections_cancelled_has_its_reason",
            ),
        ]
        indexes = [models.Index(fields=["inspected", "state"], name="inspections_by_inspected")]

    def __str__(self) -> str:
        return f"{self.inspected_id}: {self.starts_on}"

    def get_absolute_url(self) -> str:
        """The inspection's page."""
        return reverse("inspections:visit", args=[self.pk])


class TeamMember(models.Model):
    """One row is one member of a team: a person of the committee's unit, or somebody from elsewhere by name."""

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="team")
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="inspection_teams"
    )
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=200, blank=True)
    part = models.CharField(max_length=9, choices=Part.choices, default=Part.MEMBER)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["visit", "name"], name="inspections_member_once"),
            models.UniqueConstraint(
                fields=["visit"], condition=Q(part="head"), name="inspections_one_head_a_team"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.title}" if self.title else self.name


class Check(models.Model):
    """One row is one question of the checklist at one inspection, copied when the team was formed, and its answer."""

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="checks")
    position = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=12)
    group = models.CharField(max_length=120)
    text = models.CharField(max_length=400)
    look_at = models.CharField(max_length=300, blank=True)
    clause_address = models.CharField(max_length=60, blank=True)
    answer = models.CharField(max_length=6, choices=Answer.choices, blank=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("position",)
        constraints = [models.UniqueConstraint(fields=["visit", "code"], name="inspections_question_once")]

    def __str__(self) -> str:
        return f"{self.code}. {self.text}"
