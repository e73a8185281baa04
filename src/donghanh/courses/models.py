"""Courses and who learns in them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.fields import KeyField
from donghanh.movements.models import Clause, Movement
from donghanh.organisations.models import Unit, in_scope, line_of, own_and_taken_over, sees_unfinished
from donghanh.ui.tones import tone_of_state

from .choices import CAME, COURSE_TONES, CourseKind, CourseState, Outcome, Payer


class CourseQuerySet(models.QuerySet["Course"]):
    """Questions about courses."""

    def visible_to(self, by: Actor) -> "CourseQuerySet":
        """Of units in scope, and what units above offer to those beneath."""
        if by.path is None:
            return self.none()
        return self.filter(Q(unit__in_scope=by) | Q(is_for_beneath=True, unit__in=line_of(by)))

    def editable_by(self, by: Actor) -> "CourseQuerySet":
        """Of the unit acted for or one that it took over, not ended yet."""
        return self.filter(unit__in=own_and_taken_over(by), state=CourseState.OFFERED)


class Course(models.Model):
    """One row is one class for a time, offered by a unit; `cost` in đồng is what it cost altogether."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="courses")
    movement = models.ForeignKey(
        Movement, null=True, blank=True, on_delete=models.PROTECT, related_name="courses"
    )
    clause = models.ForeignKey(
        Clause, null=True, blank=True, on_delete=models.PROTECT, related_name="courses"
    )
    kind = models.CharField(max_length=6, choices=CourseKind.choices)
    subject = models.CharField(max_length=200)
    search_key = KeyField(max_length=500)
    place = models.CharField(max_length=200)
    from_on = models.DateField()
    until_on = models.DateField()
    seats = models.PositiveSmallIntegerField()
    cost = models.PositiveBigIntegerField(default=0)
    payer = models.CharField(max_length=10, choices=Payer.choices)
    note = models.TextField(blank=True)
    is_for_beneath = models.BooleanField(default=False)
    state = models.CharField(max_length=9, choices=CourseState.choices, default=CourseState.OFFERED)
    reason = models.TextField(blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT)

    objects = CourseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="courses_course_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=~Q(state=CourseState.CANCELLED) | ~Q(reason=""),
                name="courses_cancelled_with_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["unit", "until_on"], name="courses_by_unit")]
        ordering = ("-from_on", "-pk")

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        """The record."""
        return reverse("courses:course", args=[self.pk])

    @property
    def tone(self) -> str:
        """The colour of its state."""
        return COURSE_TONES.get(CourseState(self.state)) or tone_of_state(self.state)


class ParticipantQuerySet(models.QuerySet["Participant"]):
    """Questions about learners."""

    def visible_to(self, by: Actor) -> "ParticipantQuerySet":
        """Of units in scope or of courses of units in scope; names are for those who work with them."""
        if not sees_unfinished(by):
            return self.none()
        scope = in_scope(by)
        return self.filter(Q(home__in=scope) | Q(course__unit__in=scope))

    def editable_by(self, by: Actor) -> "ParticipantQuerySet":
        """Signed up by the unit acted for, or for a course of its own; not ended."""
        own = own_and_taken_over(by)
        mine = Q(home__in=own, outcome=Outcome.REGISTERED) | Q(course__unit__in=own)
        return self.filter(mine, course__state=CourseState.OFFERED)

    def who_came(self) -> "ParticipantQuerySet":
        """Learnt to the end or at least came."""
        return self.filter(outcome__in=CAME)


class Participant(models.Model):
    """One row is somebody who learns in a course, signed up by `home`; nothing is kept of them but name and workplace."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="participants")
    home = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="learners")
    name = models.CharField(max_length=120)
    search_key = KeyField(max_length=250)
    workplace = models.CharField(max_length=160, blank=True)
    place_key = KeyField(max_length=250, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.REGISTERED)

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["course", "home", "search_key", "place_key"], name="courses_participant_once"
            )
        ]
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.name
