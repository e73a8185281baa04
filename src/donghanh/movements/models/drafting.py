"""What is said about a draft, and how a change above was settled."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from donghanh.base.actors import Actor

from ..choices import Settling
from .clause import Clause
from .plan import Plan


class CommentQuerySet(models.QuerySet["Comment"]):
    """Questions about comments."""

    def visible_to(self, by: Actor) -> "CommentQuerySet":
        """On plans of the unit acted for, for those who work on them: comments never leave the unit."""
        return self.filter(plan__in=Plan.objects.visible_to(by).filter(unit=by.unit_id))

    def waiting(self) -> "CommentQuerySet":
        """Not yet dealt with."""
        return self.filter(settled_at__isnull=True)


class Comment(models.Model):
    """One row is what a colleague or the leader says about one piece of a draft.

    `key` names the piece as the draft does ("c12" a clause above, "a3f" an own one); empty: the whole plan.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="comments")
    key = models.CharField(max_length=20, blank=True)
    text = models.TextField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="plan_comments"
    )
    author_name = models.CharField(max_length=200)
    written_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ("written_at", "pk")

    def __str__(self) -> str:
        return f"{self.author_name}: {self.text}"


class SettlementQuerySet(models.QuerySet["Settlement"]):
    """Questions about what was settled."""

    def visible_to(self, by: Actor) -> "SettlementQuerySet":
        """In plans that the actor may read."""
        return self.filter(plan__in=Plan.objects.visible_to(by))


class Settlement(models.Model):
    """One row is how a unit dealt with a change above: `before` is the version it had answered (none for a clause
    that came new), `after` the present one (none when it was abolished), `clause` its own wording then.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="settlements")
    before = models.ForeignKey(Clause, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    after = models.ForeignKey(Clause, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    clause = models.ForeignKey(Clause, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    settling = models.CharField(max_length=12, choices=Settling.choices)
    reason = models.TextField(blank=True)
    settled_by = models.CharField(max_length=200)
    settled_at = models.DateTimeField()

    objects = SettlementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(before__isnull=False) | Q(after__isnull=False),
                name="movements_settlement_is_about_a_clause",
            )
        ]
        ordering = ("settled_at", "pk")

    def __str__(self) -> str:
        return f"{self.plan_id}: {self.settling}"
