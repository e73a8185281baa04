"""Reviews."""

from django.db import models
from django.db.models import Q

from donghanh.base.actors import Actor
from donghanh.base.words import lowered
from donghanh.documents.models import Document
from donghanh.movements.models import Movement
from donghanh.organisations.models import Unit, sees_unfinished
from donghanh.periods.models import Period

from .choices import ReviewKind, ReviewState


class ReviewQuerySet(models.QuerySet["Review"]):
    """Questions about reviews."""

    def visible_to(self, by: Actor) -> "ReviewQuerySet":
        """Reviews of units in scope."""
        return self.filter(unit__in_scope=by)

    def editable_by(self, by: Actor) -> "ReviewQuerySet":
        """Reviews of the unit acted for that are not issued yet."""
        if by.unit_id is None or not sees_unfinished(by):
            return self.none()
        return self.filter(unit=by.unit_id).exclude(state=ReviewState.ISSUED)


class Review(models.Model):
    """One row is one look back of one unit on one movement and period.

    `sections` is the edited text, a list of {title, text, numbers}; paragraphs are parted by blank lines, and
    `numbers` are those of the draft with the address of what is behind each.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="reviews")
    movement = models.ForeignKey(Movement, on_delete=models.PROTECT, related_name="reviews")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="reviews")
    kind = models.CharField(max_length=8, choices=ReviewKind.choices)
    state = models.CharField(max_length=8, choices=ReviewState.choices, default=ReviewState.PLANNED)
    reports_due_on = models.DateField()
    guidance = models.OneToOneField(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="guides_review"
    )
    sections = models.JSONField(default=list, blank=True)
    report = models.OneToOneField(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="reports_review"
    )

    objects = ReviewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "movement", "period", "kind"], name="reviews_one_a_period"
            ),
            models.CheckConstraint(
                condition=~Q(state=ReviewState.ISSUED) | Q(report__isnull=False),
                name="reviews_issued_has_its_report",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {lowered(self.period.name)}"
