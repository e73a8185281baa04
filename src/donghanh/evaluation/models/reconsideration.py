"""Requests for reconsideration."""

from django.db import models
from django.db.models import Q

from donghanh.base.actors import Actor

from ..choices import RequestState
from .card import Scorecard


class ReconsiderationQuerySet(models.QuerySet["Reconsideration"]):
    """Questions about requests for reconsideration."""

    def visible_to(self, by: Actor) -> "ReconsiderationQuerySet":
        """Those about cards in sight."""
        return self.filter(scorecard__in=Scorecard.objects.visible_to(by).values("pk"))


class Reconsideration(models.Model):
    """One row is a unit's request to look at its result again (đề nghị xem xét lại), and the answer."""

    scorecard = models.ForeignKey(Scorecard, on_delete=models.CASCADE, related_name="requests")
    text = models.TextField()
    state = models.CharField(max_length=8, choices=RequestState.choices, default=RequestState.ASKED)
    answer = models.TextField(blank=True)
    asked_on = models.DateField()
    due_on = models.DateField()
    answered_on = models.DateField(null=True, blank=True)

    objects = ReconsiderationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scorecard"],
                condition=Q(state=RequestState.ASKED),
                name="evaluation_one_open_request",
            ),
            models.CheckConstraint(
                condition=Q(state=RequestState.ASKED) | (Q(answered_on__isnull=False) & ~Q(answer="")),
                name="evaluation_answered_in_words",
            ),
        ]

    def __str__(self) -> str:
        return self.text
