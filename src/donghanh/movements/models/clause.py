"""Clauses and their lineage."""

from typing import Any

from django.db import models
from django.db.models import Q

from donghanh.base.actors import Actor

from ..choices import ClauseKind, Decision
from ..rules.applicability import name_of
from .plan import Plan

BOTH_SIDES = Q(clause__isnull=False, superior_clause__isnull=False)
SIDES_OF_DECISION = (
    (Q(decision__in=[Decision.ADOPTED, Decision.ADAPTED]) & BOTH_SIDES)
    | (Q(decision=Decision.OUT_OF_SCOPE, clause__isnull=True, superior_clause__isnull=False) & ~Q(reason=""))
    | Q(decision=Decision.ADDED, clause__isnull=False, superior_clause__isnull=True)
)


class ClauseQuerySet(models.QuerySet["Clause"]):
    """Questions about clauses."""

    def visible_to(self, by: Actor) -> "ClauseQuerySet":
        """Clauses of plans that the actor may read."""
        return self.filter(plan__in=Plan.objects.visible_to(by))

    def current(self) -> "ClauseQuerySet":
        """The latest version of each, in reading order."""
        return self.filter(is_current=True).order_by("plan", "position")

    def to_be_done(self) -> "ClauseQuerySet":
        """Those that say something to do: not headings."""
        return self.exclude(kind=ClauseKind.HEADING)


class Clause(models.Model):
    """One row is one version of one clause of a plan: "II.3.d2", "II.2.p2".

    Links and everything above point at a version, so later wording never changes what was answered.
    `sectors` names the sectors it is meant for (words of organisations.choices.Sector); empty means all:
    set by a person, never guessed. `amended_by` is the amendment that gave this version its words.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="clauses")
    address = models.CharField(max_length=60)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="children"
    )
    kind = models.CharField(max_length=10, choices=ClauseKind.choices)
    text = models.TextField()
    position = models.PositiveIntegerField()
    version = models.PositiveIntegerField(default=1)
    is_current = models.BooleanField(default=True)
    amended_by = models.ForeignKey(
        Plan, null=True, blank=True, on_delete=models.SET_NULL, related_name="clauses_amended"
    )
    sectors = models.JSONField(default=list, blank=True)

    objects = ClauseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "address", "version"], name="movements_clause_version_once"
            ),
            models.UniqueConstraint(
                fields=["plan", "address"], condition=Q(is_current=True), name="movements_one_current_wording"
            ),
        ]
        indexes = [models.Index(fields=["plan", "position"], name="movements_reading_order")]

    def __str__(self) -> str:
        return f"{self.address}. {self.text}"

    @property
    def depth(self) -> int:
        """1 for "II", 2 for "II.3"."""
        return self.address.count(".") + 1

    @property
    def meant_for(self) -> str:
        """The sectors it is meant for, as people read them."""
        return str(name_of(self.sectors))


class ClauseLinkQuerySet(models.QuerySet["ClauseLink"]):
    """Questions about lineage."""

    def visible_to(self, by: Actor) -> "ClauseLinkQuerySet":
        """Decisions in plans that the actor may read."""
        return self.filter(plan__in=Plan.objects.visible_to(by))

    def carried_out(self) -> "models.QuerySet[ClauseLink, Any]":
        """Adopted or adapted."""
        return self.filter(decision__in=[Decision.ADOPTED, Decision.ADAPTED])


class ClauseLink(models.Model):
    """One row is what `plan` did with one clause of its superior plan, or says that a clause is its own."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="links")
    clause = models.OneToOneField(
        Clause, null=True, blank=True, on_delete=models.CASCADE, related_name="lineage"
    )
    superior_clause = models.ForeignKey(
        Clause, null=True, blank=True, on_delete=models.PROTECT, related_name="answers"
    )
    decision = models.CharField(max_length=12, choices=Decision.choices)
    reason = models.TextField(blank=True)

    objects = ClauseLinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=SIDES_OF_DECISION, name="movements_link_has_its_sides"),
            models.UniqueConstraint(
                fields=["plan", "superior_clause"],
                condition=Q(superior_clause__isnull=False),
                name="movements_one_decision_a_clause",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.superior_clause_id} → {self.clause_id} ({self.decision})"
