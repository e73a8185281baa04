"""Ideas on products, sent to the enterprises that make them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.fields import KeyField
from donghanh.evidence.models import Evidence
from donghanh.movements.models import Clause, Movement
from donghanh.organisations.models import Unit, in_scope, own_and_taken_over, sees_unfinished
from donghanh.ui.tones import tone_of_state

from ..choices import ANSWERS, IDEA_TONES, ConfirmedBy, IdeaState, IdeaTopic, SentHow


class IdeaQuerySet(models.QuerySet["Idea"]):
    """Questions about ideas."""

    def visible_to(self, by: Actor) -> "IdeaQuerySet":
        """Written in scope, or held by a unit in scope; members, the press and jurors read their own."""
        if not sees_unfinished(by):
            mine = self.filter(added_by=by.account_id)
            return mine if by.account_id and by.path else self.none()
        scope = in_scope(by)
        return self.filter(Q(unit__in=scope) | Q(holder__in=scope))

    def editable_by(self, by: Actor) -> "IdeaQuerySet":
        """That wait for the unit acted for: to be looked at and sent."""
        return self.filter(holder__in=own_and_taken_over(by), state=IdeaState.WRITTEN)

    def to_rewrite(self, by: Actor) -> "IdeaQuerySet":
        """Given back to whoever wrote them."""
        return self.filter(added_by=by.account_id or 0, state=IdeaState.RETURNED)

    def standing(self) -> "IdeaQuerySet":
        """Not withdrawn: what counts."""
        return self.exclude(state=IdeaState.WITHDRAWN)


class Idea(models.Model):
    """One row is what somebody thinks should be better about a product, for the enterprise that makes it.

    `unit` is where it was written, `holder` the level that looks at it and sends it; `reason` says why it was given
    back, withdrawn.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="product_ideas")
    holder = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="product_ideas_held")
    movement = models.ForeignKey(
        Movement, null=True, blank=True, on_delete=models.PROTECT, related_name="product_ideas"
    )
    clause = models.ForeignKey(
        Clause, null=True, blank=True, on_delete=models.PROTECT, related_name="product_ideas"
    )
    product = models.CharField(max_length=200)
    enterprise = models.CharField(max_length=250)
    topic = models.CharField(max_length=8, choices=IdeaTopic.choices)
    text = models.TextField()
    search_key = KeyField(max_length=600)
    author = models.CharField(max_length=120)
    written_on = models.DateField()
    state = models.CharField(max_length=10, choices=IdeaState.choices, default=IdeaState.WRITTEN)
    reason = models.TextField(blank=True)
    sent_on = models.DateField(null=True, blank=True)
    sent_how = models.CharField(max_length=6, choices=SentHow.choices, blank=True)
    sent_to = models.CharField(max_length=250, blank=True)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.CharField(max_length=120, blank=True)
    answered_how = models.CharField(max_length=10, choices=ConfirmedBy.choices, blank=True)
    scan = models.ForeignKey(
        Evidence, null=True, blank=True, on_delete=models.PROTECT, related_name="product_ideas"
    )
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT)

    objects = IdeaQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=(IdeaState.SENT, *ANSWERS))
                | (Q(sent_on__gte=F("written_on")) & ~Q(sent_how="")),
                name="support_idea_sent_on_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=ANSWERS)
                | (Q(answered_on__gte=F("sent_on")) & ~Q(answered_by="") & ~Q(answer="")),
                name="support_idea_answered_by_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "sent_on"], name="support_idea_by_unit"),
            models.Index(fields=["holder", "state"], name="support_idea_by_holder"),
        ]
        ordering = ("-written_on", "-pk")

    def __str__(self) -> str:
        return f"{self.product} – {self.enterprise}"

    def get_absolute_url(self) -> str:
        """The record."""
        return reverse("support:idea", args=[self.pk])

    @property
    def tone(self) -> str:
        """The colour of its state."""
        return IDEA_TONES.get(IdeaState(self.state)) or tone_of_state(self.state)
