"""What a set asks and what a card offers, as plain values: scoring touches a thousand cards."""

from dataclasses import dataclass

from django.db.models import Count

from ..models import Criterion, Score, Scorecard
from ..rules.grades import Item


@dataclass(frozen=True)
class Asked:
    """One criterion as scoring needs it."""

    pk: int
    name: str
    kind: str
    item: Item


def asked_in(set_id: int) -> dict[str, Asked]:
    """The criteria of a set by code, in their order; one query."""
    rows = Criterion.objects.filter(criteria_set=set_id).order_by("position")
    return {
        code: Asked(pk, name, kind, Item(code, part, most, floor))
        for pk, code, name, kind, part, most, floor in rows.values_list(
            "pk", "code", "name", "kind", "part", "most", "floor"
        )
    }


@dataclass(frozen=True)
class Offer:
    """What stands on a card for one criterion before verification."""

    self_points: int | None
    computed_points: int | None
    proofs: int

    @property
    def points(self) -> int:
        """Self-scored or computed points; nothing counts 0."""
        return (self.computed_points if self.self_points is None else self.self_points) or 0


def offers_of(card: Scorecard) -> dict[int, Offer]:
    """Offers by criterion; one query."""
    rows = Score.objects.filter(scorecard=card.pk).annotate(
        proof_count=Count("proofs", distinct=True) + Count("deeds", distinct=True)
    )
    return {
        criterion_id: Offer(self_points, computed_points, proofs)
        for criterion_id, self_points, computed_points, proofs in rows.values_list(
            "criterion", "self_points", "computed_points", "proof_count"
        )
    }
