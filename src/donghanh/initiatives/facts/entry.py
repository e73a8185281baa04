"""What the entry page needs: the movement and clauses, what is half written, the rows of its lists."""

from donghanh.base.actors import Actor
from donghanh.movements.facts import current_movement
from donghanh.movements.models import Movement
from donghanh.organisations.models import Unit

from ..models import Initiative, InitiativeQuerySet
from ..rules import AuthorDraft, BenefitDraft

_MOST_SHOWN = 10


def movement_of(by: Actor) -> Movement | None:
    """The running movement in which the unit acted for takes part."""
    unit = Unit.objects.filter(pk=by.unit_id).first()
    return current_movement(unit) if unit else None


def drafts_of(by: Actor) -> InitiativeQuerySet:
    """What `by` has begun and not sent, the latest first."""
    return Initiative.objects.editable_by(by).order_by("-pk")[:_MOST_SHOWN]


def rows_of_form(initiative: Initiative) -> tuple[list[AuthorDraft], list[BenefitDraft]]:
    """Its authors and its arithmetic, as the form takes them."""
    authors = [AuthorDraft(row.name, row.share, row.person_id) for row in initiative.authors.all()]
    lines = [
        BenefitDraft(
            label=row.label,
            quantity=row.quantity,
            unit_of_measure=row.unit_of_measure,
            price=row.price,
            price_source=row.price_source,
            years=row.years,
            is_cost=row.is_cost,
        )
        for row in initiative.benefit_lines.all()
    ]
    return authors, lines
