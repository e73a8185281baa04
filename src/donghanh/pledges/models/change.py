"""What became otherwise in a pledge after both sides had confirmed it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from donghanh.base.actors import Actor
from donghanh.evidence.models import Evidence
from donghanh.organisations.models import Party

from ..choices import ChangeState
from .pledge import Pledge


class PledgeChangeQuerySet(models.QuerySet["PledgeChange"]):
    """Questions about changes."""

    def visible_to(self, by: Actor) -> "PledgeChangeQuerySet":
        """Of pledges in sight."""
        return self.filter(pledge__in=Pledge.objects.visible_to(by).values("pk"))

    def waiting(self) -> "PledgeChangeQuerySet":
        """Which the other side has not answered."""
        return self.filter(state=ChangeState.WAITING)


class PledgeChange(models.Model):
    """One row is one change of a registered pledge's promises, asked for by one side and answered by the other.

    `before` and `after` are plain values of `rules.PromiseDraft`, in order: the wording that stood and the wording
    that was asked for. When a signed pledge is changed, `old_scan` keeps the paper that was signed before.
    """

    pledge = models.ForeignKey(Pledge, on_delete=models.CASCADE, related_name="changes")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="changes_asked")
    reason = models.TextField()
    before = models.JSONField()
    after = models.JSONField()
    state = models.CharField(max_length=7, choices=ChangeState.choices, default=ChangeState.WAITING)
    asked_on = models.DateField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answer = models.TextField(blank=True)
    old_scan = models.ForeignKey(
        Evidence, null=True, blank=True, on_delete=models.PROTECT, related_name="old_scan_of_pledges"
    )

    objects = PledgeChangeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pledge"],
                condition=Q(state=ChangeState.WAITING),
                name="pledges_one_waiting_change",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="pledges_changed_with_a_reason"),
            models.CheckConstraint(
                condition=Q(state=ChangeState.WAITING) | Q(answered_on__isnull=False),
                name="pledges_change_answered_has_its_day",
            ),
        ]
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.pledge_id}: {self.state}"
