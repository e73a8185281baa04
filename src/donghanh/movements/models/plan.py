"""Plans."""

from django.db import models
from django.db.models import Q

from donghanh.base.actors import Actor
from donghanh.documents.models import Document
from donghanh.organisations.models import Unit, line_of, sees_unfinished

from ..choices import UNISSUED, Change, PlanState
from .movement import Movement


class PlanQuerySet(models.QuerySet["Plan"]):
    """Questions about plans."""

    def visible_to(self, by: Actor) -> "PlanQuerySet":
        """Own plans, those issued beneath, and those sent to the own unit or to any superior of it."""
        if by.path is None:
            return self.none()
        sent_down = Plan.objects.filter(deliveries__unit__in=line_of(by))
        return self.filter(
            (Q(unit=by.unit_id) if sees_unfinished(by) else Q(pk__in=[]))
            | (Q(unit__in_scope=by) & ~Q(state__in=UNISSUED))
            | Q(pk__in=sent_down.values("pk"))
        )

    def editable_by(self, by: Actor) -> "PlanQuerySet":
        """Drafts of the unit acted for."""
        drafts = self.filter(unit=by.unit_id, state=PlanState.DRAFT)
        return drafts if by.unit_id and sees_unfinished(by) else self.none()

    def unissued(self) -> "PlanQuerySet":
        """Being drafted, waiting for the signature, or signed and not yet numbered."""
        return self.filter(state__in=UNISSUED)

    def of_units_in_scope(self, by: Actor) -> "PlanQuerySet":
        """Only plans of the own unit and of those beneath: whose adoption the actor may follow."""
        return self.filter(unit__in_scope=by)

    def opening(self) -> "PlanQuerySet":
        """In force and standing on no other: what movements stand on, but for revoked ones."""
        return self.in_force().filter(superior__isnull=True)

    def issued(self) -> "PlanQuerySet":
        """In force."""
        return self.filter(state=PlanState.ISSUED)

    def in_force(self) -> "PlanQuerySet":
        """Issued, with contents of its own: an amendment's stand in the plan that it amends."""
        return self.issued().exclude(change=Change.AMEND)


class Plan(models.Model):
    """One row is one unit's plan for a movement, derived from `superior` unless it opened the movement.

    `number` ("29/KH-LĐLĐ") and `issued_on` repeat the document's for lists; `due_on` is the day by which
    addressees answer; `draft` keeps what the paper needs beside the clauses until it is issued (bases,
    opening, recipients, signing).

    A plan that amends, supplements or replaces an earlier one of its unit names it in `changes` and says how in
    `change`. An amendment's own clauses are those of its paper; what it changes become new versions there.
    """

    movement = models.ForeignKey(Movement, on_delete=models.PROTECT, related_name="plans")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="plans")
    superior = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="derived"
    )
    document = models.OneToOneField(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="plan"
    )
    title = models.CharField(max_length=800)
    number = models.CharField(max_length=60, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=PlanState.choices, default=PlanState.DRAFT)
    change = models.CharField(max_length=10, choices=Change.choices, blank=True)
    changes = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="changed_by"
    )
    returned_because = models.TextField(blank=True)
    ended_on = models.DateField(null=True, blank=True)
    draft = models.JSONField(default=dict, blank=True)
    saved_at = models.DateTimeField(auto_now=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "superior"],
                condition=Q(change="") & ~Q(state__in=[PlanState.REVOKED, PlanState.REPLACED]),
                name="movements_one_plan_answers_a_plan",
            ),
            models.UniqueConstraint(
                fields=["changes", "change"],
                condition=Q(state__in=UNISSUED, changes__isnull=False),
                name="movements_one_change_under_way",
            ),
            models.CheckConstraint(
                condition=Q(change="", changes__isnull=True) | (~Q(change="") & Q(changes__isnull=False)),
                name="movements_change_names_what_it_changes",
            ),
            models.CheckConstraint(
                condition=Q(state__in=UNISSUED) | Q(issued_on__isnull=False),
                name="movements_issued_plan_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return self.number or self.title

    @property
    def answers_anew(self) -> bool:
        """Does it answer a plan that took the place of the one its predecessor answered? Asks for `changes`."""
        return self.change == Change.REPLACE and self.superior_id != self.changes.superior_id  # type: ignore[union-attr]

    @property
    def ground(self) -> "Plan | None":
        """The plan whose clauses its draft decides about: the one it amends, else its superior plan; for a plan
        that opened the movement and is replaced, the earlier one.
        """
        return self.changes if self.change == Change.AMEND or self.superior_id is None else self.superior
