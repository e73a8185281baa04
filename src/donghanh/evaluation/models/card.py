"""Scorecards, their scores and the evidence behind them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.evidence.models import Evidence
from donghanh.initiatives.models import Initiative
from donghanh.organisations.models import Path, Unit, sees_unfinished
from donghanh.organisations.rules import ids_on
from donghanh.pledges.models import Pledge
from donghanh.works.models import Work

from ..choices import CardState, Grade
from .criteria import Criterion
from .round import Round


class ScorecardQuerySet(models.QuerySet["Scorecard"]):
    """Questions about scorecards."""

    def visible_to(self, by: Actor) -> "ScorecardQuerySet":
        """Of the unit acted for and those beneath, for those who carry a duty there; never public."""
        return self.filter(unit__in_scope=by) if sees_unfinished(by) else self.none()

    def editable_by(self, by: Actor) -> "ScorecardQuerySet":
        """Open ones of the unit acted for."""
        own = self.filter(unit=by.unit_id, state=CardState.OPEN)
        return own if by.unit_id and sees_unfinished(by) else self.none()

    def verifiable_by(self, by: Actor) -> "ScorecardQuerySet":
        """Of units directly beneath the one acted for today, and not open any more."""
        if by.path is None:
            return self.none()
        places = Path.objects.on(today()).beneath(by.path).filter(depth=len(ids_on(by.path)) + 1)
        return self.filter(unit__in=places.values("unit"))

    def graded(self) -> "ScorecardQuerySet":
        """Those whose result was announced."""
        return self.filter(state=CardState.GRADED)

    def whole(self) -> "ScorecardQuerySet":
        """With what every page shows of them."""
        return self.select_related("unit", "round__criteria_set", "round__period", "round__cluster")


class Scorecard(models.Model):
    """One row is one unit's card in one round.

    `inputs` is the canonical text of everything the grade was made of and `result` that of what came out; both
    are written when the card is verified and `recompute` gives the same bytes. `total` and `grade` repeat the
    result for lists; the unit sees them once the card is graded.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="cards")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="scorecards")
    state = models.CharField(max_length=12, choices=CardState.choices, default=CardState.OPEN)
    due_on = models.DateField()
    return_reason = models.TextField(blank=True)
    self_scored_on = models.DateField(null=True, blank=True)
    self_scored_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    self_total = models.IntegerField(null=True, blank=True)
    verified_on = models.DateField(null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    total = models.IntegerField(null=True, blank=True)
    grade = models.CharField(max_length=10, choices=Grade.choices, blank=True)
    inputs = models.TextField(blank=True)
    inputs_digest = models.CharField(max_length=64, blank=True)
    result = models.TextField(blank=True)
    graded_on = models.DateField(null=True, blank=True)

    objects = ScorecardQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "unit"], name="evaluation_one_card_a_round"),
            models.CheckConstraint(
                condition=Q(state__in=[CardState.OPEN, CardState.SELF_SCORED])
                | (Q(total__isnull=False, verified_on__isnull=False) & ~Q(grade="") & ~Q(result="")),
                name="evaluation_verified_has_its_result",
            ),
        ]
        indexes = [models.Index(fields=["unit", "state"], name="evaluation_by_unit")]

    def __str__(self) -> str:
        return f"{self.round_id}: {self.unit_id}"

    def get_absolute_url(self) -> str:
        """The card's page."""
        return reverse("evaluation:card", args=[self.pk])


class Score(models.Model):
    """One row is one criterion of one card, from the moment there is something to say about it.

    `figures` are the immutable inputs of computed points. `verified_points` count; `reason` says why they
    differ from what was offered.
    """

    scorecard = models.ForeignKey(Scorecard, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="scores")
    self_points = models.PositiveIntegerField(null=True, blank=True)
    note = models.TextField(blank=True)
    computed_points = models.PositiveIntegerField(null=True, blank=True)
    figures = models.JSONField(default=list, blank=True)
    verified_points = models.PositiveIntegerField(null=True, blank=True)
    reason = models.TextField(blank=True)
    evidence = models.ManyToManyField(Evidence, through="Proof", related_name="scores")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scorecard", "criterion"], name="evaluation_score_once")
        ]

    def __str__(self) -> str:
        return f"{self.scorecard_id}: {self.criterion_id}"

    @property
    def offered(self) -> int | None:
        """Points before verification."""
        return self.computed_points if self.self_points is None else self.self_points


class Proof(models.Model):
    """One row puts one evidence item behind one score; within a card an item scores once."""

    scorecard = models.ForeignKey(Scorecard, on_delete=models.CASCADE, related_name="proofs")
    score = models.ForeignKey(Score, on_delete=models.CASCADE, related_name="proofs")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="proofs")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scorecard", "evidence"], name="evaluation_evidence_scores_once")
        ]

    def __str__(self) -> str:
        return f"{self.score_id} ← {self.evidence_id}"


class DeedProof(models.Model):
    """One row puts one thing that was done (a work, an initiative, a pledge) behind one score; within a card it
    scores once.
    """

    scorecard = models.ForeignKey(Scorecard, on_delete=models.CASCADE, related_name="deeds")
    score = models.ForeignKey(Score, on_delete=models.CASCADE, related_name="deeds")
    work = models.ForeignKey(Work, null=True, blank=True, on_delete=models.PROTECT, related_name="proves")
    initiative = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.PROTECT, related_name="proves"
    )
    pledge = models.ForeignKey(Pledge, null=True, blank=True, on_delete=models.PROTECT, related_name="proves")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(work__isnull=False, initiative__isnull=True, pledge__isnull=True)
                | Q(work__isnull=True, initiative__isnull=False, pledge__isnull=True)
                | Q(work__isnull=True, initiative__isnull=True, pledge__isnull=False),
                name="evaluation_one_deed_a_proof",
            ),
            models.UniqueConstraint(fields=["scorecard", "work"], name="evaluation_work_scores_once"),
            models.UniqueConstraint(
                fields=["scorecard", "initiative"], name="evaluation_initiative_scores_once"
            ),
            models.UniqueConstraint(fields=["scorecard", "pledge"], name="evaluation_pledge_scores_once"),
        ]

    def __str__(self) -> str:
        return f"{self.score_id} ← {self.key}"

    @property
    def thing(self) -> Work | Initiative | Pledge:
        """What was done."""
        found = self.work or self.initiative or self.pledge
        assert found is not None  # a constraint of the table
        return found

    @property
    def key(self) -> str:
        """Which one, in a word: "work:11"."""
        kind = "work" if self.work_id else "initiative" if self.initiative_id else "pledge"
        return f"{kind}:{getattr(self, f'{kind}_id')}"
