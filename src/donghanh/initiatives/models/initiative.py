"""Initiatives, their authors, the arithmetic of what they are worth."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.fields import KeyField
from donghanh.base.sockets import Socket, Trace
from donghanh.evidence.models import Evidence
from donghanh.judging.models import Ballot, Seat, seated
from donghanh.movements.models import Clause, Movement
from donghanh.organisations.choices import Duty
from donghanh.organisations.models import Unit, is_at_the_top, sees_unfinished
from donghanh.people.models import Person

from ..choices import COMPARED, WRITABLE, Field, InitiativeKind, InitiativeState, Reach
from ..rules import BenefitDraft, amount_of

# Asked upwards: what a recognised initiative led to.
leads_to: Socket[["Initiative", Actor], list[Trace]] = Socket("What did this initiative lead to?")

LONGEST_KEY = 600


class InitiativeQuerySet(models.QuerySet["Initiative"]):
    """Questions about initiatives."""

    def mine(self, by: Actor) -> "InitiativeQuerySet":
        """Written by `by`, or with `by` among the authors."""
        if by.account_id is None:
            return self.none()
        written = Initiative.objects.filter(added_by=by.account_id).order_by().values("pk")
        signed = Author.objects.filter(person=by.person_id or 0).order_by().values("initiative")
        return self.filter(pk__in=written.union(signed))

    def visible_to(self, by: Actor) -> "InitiativeQuerySet":
        """One's own; what one's councils vote on; of units in scope what is sent, or only what is recognised.

        A draft is its author's alone. Whose content may be read is another question: `readable_by`.
        """
        if by.path is None:
            return self.none()
        if is_at_the_top(by):
            return self.filter(_seen(by))
        # Gathered apart, each way by its own index: one condition of all would go through every initiative there is.
        first, *others = (Initiative.objects.filter(way).order_by().values("pk") for way in _ways(by))
        return self.filter(pk__in=first.union(*others))

    def editable_by(self, by: Actor) -> "InitiativeQuerySet":
        """One's own, still to be written on."""
        return self.mine(by).filter(state__in=WRITABLE)

    def readable_by(self, by: Actor) -> "InitiativeQuerySet":
        """Those in sight of which `by` may read more than title and effect."""
        return self.visible_to(by).known_to(by)

    def known_to(self, by: Actor) -> "InitiativeQuerySet":
        """Of these, the ones of which `by` may read more than title and effect.

        Hạn chế công bố: only authors, who signs for the unit, and the seats of the council asked.
        """
        return self.filter(Q(is_restricted=False) | knows(by))

    def recognised(self) -> "InitiativeQuerySet":
        """Those that count."""
        return self.filter(state=InitiativeState.RECOGNISED)

    def compared(self) -> "InitiativeQuerySet":
        """Those with which new texts are compared."""
        return self.filter(state__in=COMPARED)

    def shown(self) -> "InitiativeQuerySet":
        """What the public may see: recognised, and its authors agreed."""
        return self.recognised().filter(is_shown=True)


def _mine(by: Actor, at: str = "") -> Q:
    """`at` is the way to the initiative: "" from itself, "first__" from a pair of which it is the first."""
    if by.account_id is None:
        return Q(pk__in=[])
    written = Author.objects.filter(person=by.person_id).values("initiative") if by.person_id else []
    return Q(**{f"{at}added_by": by.account_id}) | Q(**{f"{at}pk__in": written})


def _beneath(by: Actor, at: str) -> Q:
    sent = ~Q(**{f"{at}state": InitiativeState.DRAFT})
    seen = sent if sees_unfinished(by) else Q(**{f"{at}state": InitiativeState.RECOGNISED})
    return Q(**{f"{at}unit__in_scope": by}) & seen


def _voted_on(by: Actor, at: str = "") -> Q:
    panels = Seat.objects.filter(seated(by)).values("panel")
    return Q(**{f"{at}ballot__in": Ballot.objects.filter(panel__in=panels).values("pk")})


def _ways(by: Actor, at: str = "") -> tuple[Q, Q, Q]:
    return _mine(by, at), _beneath(by, at), _voted_on(by, at)


def _seen(by: Actor, at: str = "") -> Q:
    mine, beneath, voted_on = _ways(by, at)
    return mine | beneath | voted_on


def knows(by: Actor, at: str = "") -> Q:
    """Rows whose restricted content `by` may read."""
    known = _mine(by, at) | _voted_on(by, at)
    return known | Q(**{f"{at}unit": by.unit_id}) if by.unit_id and by.has(Duty.SIGN) else known


def reads(by: Actor, name: str) -> Q:
    """Rows whose initiative, under this name, `by` may read: asked row by row from the top, where all are too many."""
    at = f"{name}__"
    if is_at_the_top(by):
        return _seen(by, at) & (Q(**{f"{at}is_restricted": False}) | knows(by, at))
    return Q(**{f"{at}in": Initiative.objects.readable_by(by).order_by().values("pk")})


class Initiative(models.Model):
    """One row is one new way of working that somebody of `unit` proposed, with its effect.

    `benefit` in đồng is what its lines add up to, `open_benefit` the same but 0 of restricted ones, so that no order
    gives that away; `effect` and `title` are all that is told of one with
    restricted publication; without `unit` it was brought in where no unit stood yet; `token` is the form from which it was begun, so that saving twice makes one row.
    """

    code = models.CharField(max_length=40, unique=True)
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="initiatives"
    )
    movement = models.ForeignKey(
        Movement, null=True, blank=True, on_delete=models.PROTECT, related_name="initiatives"
    )
    clause = models.ForeignKey(
        Clause, null=True, blank=True, on_delete=models.PROTECT, related_name="initiatives"
    )
    kind = models.CharField(max_length=16, choices=InitiativeKind.choices, default=InitiativeKind.INITIATIVE)
    field = models.CharField(max_length=12, choices=Field.choices, blank=True)
    title = models.CharField(max_length=250)
    problem = models.TextField(blank=True)
    solution = models.TextField(blank=True)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    effect = models.TextField(blank=True)
    benefit = models.BigIntegerField(default=0)
    is_restricted = models.BooleanField(default=False)
    open_benefit = models.GeneratedField(
        expression=Case(When(is_restricted=False, then=F("benefit")), default=Value(0)),
        output_field=models.BigIntegerField(),
        db_persist=True,
    )
    is_shown = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=InitiativeState.choices, default=InitiativeState.DRAFT)
    search_key = KeyField(max_length=LONGEST_KEY, blank=True)
    token = models.CharField(max_length=64, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="initiatives"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    submitted_on = models.DateField(null=True, blank=True)
    evidence = models.ManyToManyField(Evidence, blank=True, related_name="initiatives")
    ballot = models.ForeignKey(
        Ballot, null=True, blank=True, on_delete=models.PROTECT, related_name="initiatives"
    )
    reach = models.CharField(max_length=8, choices=Reach.choices, blank=True)
    recognised_on = models.DateField(null=True, blank=True)
    recognised_by = models.CharField(max_length=250, blank=True)
    decision_number = models.CharField(max_length=60, blank=True)
    minutes = models.ForeignKey(
        Evidence, null=True, blank=True, on_delete=models.PROTECT, related_name="minutes_of_initiatives"
    )
    reason = models.TextField(blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged", db_index=False
    )

    objects = InitiativeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(benefit__gte=0), name="initiatives_benefit_is_not_negative"),
            models.CheckConstraint(
                condition=~Q(state=InitiativeState.RECOGNISED)
                | (Q(recognised_on__isnull=False) & ~Q(recognised_by="") & ~Q(reach="")),
                name="initiatives_recognised_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(
                    state__in=(
                        InitiativeState.RETURNED,
                        InitiativeState.DECLINED,
                        InitiativeState.WITHDRAWN,
                    )
                )
                | ~Q(reason=""),
                name="initiatives_turned_down_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(state=InitiativeState.MERGED, merged_into__isnull=False)
                | (~Q(state=InitiativeState.MERGED) & Q(merged_into__isnull=True)),
                name="initiatives_merged_into_one",
            ),
            models.UniqueConstraint(
                fields=["added_by", "token"], condition=~Q(token=""), name="initiatives_one_of_a_form"
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "state"], name="initiatives_by_unit"),
            models.Index(fields=["movement", "state"], name="initiatives_by_movement"),
            models.Index(fields=["state", "is_shown", "-recognised_on"], name="initiatives_shown"),
            models.Index(fields=["added_by", "state"], name="initiatives_mine"),
            models.Index(fields=["state", "id"], name="initiatives_latest_of_state"),
            models.Index(fields=["recognised_on", "id"], name="initiatives_by_day"),
            models.Index(fields=["open_benefit", "id"], name="initiatives_by_open_benefit"),
            models.Index(
                fields=["merged_into"], condition=Q(merged_into__isnull=False), name="initiatives_merged"
            ),
        ]
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The record."""
        return reverse("initiatives:initiative", args=[self.pk])

    @property
    def is_writable(self) -> bool:
        """May its author still write on it?"""
        return self.state in WRITABLE


class Author(models.Model):
    """One row is one author of an initiative, with their share in per cent; a member where the name is one's."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="authors")
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="initiatives"
    )
    name = models.CharField(max_length=120)
    share = models.PositiveSmallIntegerField()
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(share__gte=0, share__lte=100), name="initiatives_share_is_a_share"
            ),
            models.UniqueConstraint(fields=["initiative", "person"], name="initiatives_author_once"),
        ]
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return f"{self.name} ({self.share}%)"


class BenefitLine(models.Model):
    """One row is one line of the arithmetic: so much of something, at this price from there, for so many years.

    `quantity` carries two decimals; `amount` in đồng is what they make.
    """

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="benefit_lines")
    position = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=200)
    is_cost = models.BooleanField(default=False)
    quantity = models.BigIntegerField()
    unit_of_measure = models.CharField(max_length=40, blank=True)
    price = models.BigIntegerField()
    price_source = models.CharField(max_length=200, blank=True)
    years = models.PositiveSmallIntegerField(default=1)
    amount = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(quantity__gte=0, price__gte=0, years__gte=1),
                name="initiatives_line_is_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(amount__lte=F("quantity") * F("price") * F("years")),
                name="initiatives_amount_is_computed",
            ),
        ]
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.label

    @classmethod
    def of(cls, initiative: Initiative, position: int, draft: BenefitDraft) -> "BenefitLine":
        """The row of a line."""
        given: dict[str, Any] = vars(draft)
        return cls(initiative=initiative, position=position, amount=amount_of(draft), **given)
