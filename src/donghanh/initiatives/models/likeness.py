"""What is kept of texts for comparing them, and pairs that were found alike."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from donghanh.base.actors import Actor

from ..choices import Verdict
from ..rules import SCHEME
from .initiative import Initiative, reads


class Signature(models.Model):
    """One row is the sketch of one initiative's text under one scheme (`rules.likeness`)."""

    initiative = models.OneToOneField(
        Initiative, primary_key=True, on_delete=models.CASCADE, related_name="signature"
    )
    scheme = models.PositiveSmallIntegerField(default=SCHEME)
    size = models.PositiveIntegerField()
    sketch = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return f"{self.initiative_id}/{self.scheme}"


class Band(models.Model):
    """One row says that an initiative's text has this band; 64 of them each, found by the key first.

    No other index: at a million initiatives these are the most rows of all.
    """

    pk = models.CompositePrimaryKey("key", "initiative_id")
    key = models.IntegerField()
    initiative = models.ForeignKey(
        Initiative, on_delete=models.CASCADE, related_name="bands", db_index=False, db_constraint=False
    )

    def __str__(self) -> str:
        return f"{self.key}/{self.initiative_id}"


class LikenessQuerySet(models.QuerySet["Likeness"]):
    """Questions about pairs."""

    def visible_to(self, by: Actor) -> "LikenessQuerySet":
        """Pairs of which both texts may be read, and one stands in scope."""
        return self.filter(reads(by, "first"), reads(by, "second"))

    def waiting(self) -> "LikenessQuerySet":
        """Not settled yet."""
        return self.filter(verdict=Verdict.OPEN)


class Likeness(models.Model):
    """One row is a pair of initiatives whose texts are alike (`similarity` in thousandths), and what became of it.

    `first` is the older row.
    """

    first = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="alike_later")
    second = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="alike_earlier")
    similarity = models.PositiveSmallIntegerField()
    scheme = models.PositiveSmallIntegerField(default=SCHEME)
    verdict = models.CharField(max_length=9, choices=Verdict.choices, default=Verdict.OPEN)
    reason = models.TextField(blank=True)
    settled_on = models.DateField(null=True, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT)

    objects = LikenessQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="initiatives_pair_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="initiatives_older_first"),
            models.CheckConstraint(
                condition=Q(similarity__lte=1000), name="initiatives_similarity_is_a_share"
            ),
            models.CheckConstraint(
                condition=~Q(verdict=Verdict.DIFFERENT) | ~Q(reason=""),
                name="initiatives_told_apart_with_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["verdict", "-similarity"], name="initiatives_pairs_waiting")]
        ordering = ("-similarity", "pk")

    def __str__(self) -> str:
        return f"{self.first} – {self.second}"
