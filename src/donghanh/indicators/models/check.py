"""Cross-field checks of the list."""

from django.db import models

from donghanh.base.actors import Actor

from ..choices import Relation
from ..rules import Check


class CheckRowQuerySet(models.QuerySet["CheckRow"]):
    """Questions about checks."""

    def visible_to(self, by: Actor) -> "CheckRowQuerySet":
        """All of them for everybody who acts for a unit."""
        return self if by.path is not None else self.none()

    def in_use(self) -> "CheckRowQuerySet":
        """Not ended: a form that is published takes them along."""
        return self.filter(ended_on__isnull=True)


class CheckRow(models.Model):
    """One row is one check that every new form with these indicators takes along.

    `key` is the comparison in codes, the same however it was typed; published forms keep their own copy.
    """

    key = models.CharField(max_length=250, unique=True)
    left = models.JSONField(default=list)
    relation = models.CharField(max_length=8, choices=Relation.choices, default=Relation.AT_MOST)
    right = models.JSONField(default=list)
    words = models.CharField(max_length=250)
    is_hard = models.BooleanField(default=False)
    source = models.CharField(max_length=250, blank=True)
    verified = models.BooleanField(default=False)
    ended_on = models.DateField(null=True, blank=True)

    objects = CheckRowQuerySet.as_manager()

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return self.words

    @property
    def check_of(self) -> Check:
        """As the rules know it."""
        return Check(tuple(self.left), str(self.relation), tuple(self.right), self.words, self.is_hard)
