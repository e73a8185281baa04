"""Criteria sets and their criteria."""

from django.db import models
from django.db.models import Q

from donghanh.base.actors import Actor
from donghanh.organisations.choices import Level

from ..choices import CriterionKind, Part, SetKind
from ..rules.grades import Band, Item, Scheme
from ..rules.points import Formula, formula_of, say_points


class CriteriaSetQuerySet(models.QuerySet["CriteriaSet"]):
    """Questions about criteria sets."""

    def visible_to(self, by: Actor) -> "CriteriaSetQuerySet":
        """All of them for everybody who acts for a unit: how one is judged is open."""
        return self if by.path is not None else self.none()

    def in_use(self, day: object) -> "CriteriaSetQuerySet":
        """Valid on `day`."""
        return self.filter(valid_from__lte=day, valid_until__gte=day)


class CriteriaSet(models.Model):
    """One row is one version of a way of scoring, loaded from a rulebook; once used it never changes.

    Points everywhere are hundredths. `digest` is that of the file's content.
    """

    code = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=250)
    kind = models.CharField(max_length=10, choices=SetKind.choices)
    level = models.CharField(max_length=12, choices=Level.choices)
    total = models.PositiveIntegerField()
    bonus_cap = models.PositiveIntegerField()
    penalty_cap = models.PositiveIntegerField()
    bands = models.JSONField()
    valid_from = models.DateField()
    valid_until = models.DateField()
    source = models.CharField(max_length=300)
    verified = models.BooleanField(default=False)
    digest = models.CharField(max_length=64)

    objects = CriteriaSetQuerySet.as_manager()

    class Meta:
        ordering = ["code", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="evaluation_set_version_once")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def scheme(self) -> Scheme:
        """What the grade rule needs of it."""
        bands = tuple(Band(**band) for band in self.bands)
        return Scheme(self.total, self.bonus_cap, self.penalty_cap, bands)


class Criterion(models.Model):
    """One row is one line of a card; `clause_address` names the clause of the movement's plan it evaluates."""

    criteria_set = models.ForeignKey(CriteriaSet, on_delete=models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=12)
    group_code = models.CharField(max_length=12)
    group_name = models.CharField(max_length=200)
    name = models.CharField(max_length=300)
    hint = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=10, choices=CriterionKind.choices)
    part = models.CharField(max_length=8, choices=Part.choices, default=Part.BASE)
    most = models.PositiveIntegerField()
    floor = models.PositiveIntegerField(null=True, blank=True)
    clause_address = models.CharField(max_length=60, blank=True)
    formula = models.JSONField(null=True, blank=True)

    class Meta:
        ordering = ["criteria_set", "position"]
        constraints = [
            models.UniqueConstraint(fields=["criteria_set", "code"], name="evaluation_criterion_code_once"),
            models.CheckConstraint(
                condition=Q(kind=CriterionKind.COMPUTED, formula__isnull=False)
                | (~Q(kind=CriterionKind.COMPUTED) & Q(formula__isnull=True)),
                name="evaluation_computed_has_formula",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}. {self.name}"

    @property
    def item(self) -> Item:
        """What the grade rule needs of it."""
        return Item(self.code, self.part, self.most, self.floor)

    @property
    def worked_by(self) -> Formula:
        """How its points are computed."""
        return formula_of(self.formula or {})

    @property
    def says_most(self) -> str:
        """Its most points as people read them."""
        return say_points(self.most)
