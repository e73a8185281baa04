"""What a plan in force must look at again, because its superior's changed."""

from dataclasses import dataclass

from ..choices import UNISSUED, Change
from ..models import Clause, ClauseLink, Plan
from ..rules.applicability import is_meant_for
from ..rules.drafting import Draft
from ..rules.looking import NEW, Answered, to_look_at
from .plans import clauses_above


@dataclass(frozen=True)
class Look:
    """One clause to settle, with the wordings; `is_in_draft` when an amendment already takes it up."""

    kind: str
    address: str
    before: Clause | None
    after: Clause | None
    mine: Clause | None
    link: ClauseLink | None
    is_in_draft: bool

    @property
    def key(self) -> int:
        """What the page names it by: the version answered, or the new clause."""
        one = self.before or self.after
        assert one is not None, "it is about a clause"
        return one.pk


def looks_of(plan: Plan) -> list[Look]:
    """Everything to settle, in the superior plan's order; the same few queries whatever there is."""
    if plan.superior_id is None or plan.change == Change.AMEND:
        return []
    links = {
        link.superior_clause_id: link
        for link in plan.links.filter(superior_clause__isnull=False).select_related(
            "superior_clause", "clause"
        )
    }
    present = clauses_above(plan.superior)  # type: ignore[arg-type]
    answered = [
        Answered(link.superior_clause.pk, link.superior_clause.address)
        for link in links.values()
        if link.superior_clause
    ]
    found = to_look_at(answered, present)
    if not found:
        return []
    mine = {above.id: is_meant_for(above.sectors, plan.unit.sector) for above in present}
    rows = Clause.objects.in_bulk([key for one in found for key in (one.before, one.after) if key])
    drafted = _followed(plan)
    looks = [
        Look(
            one.kind,
            one.address,
            rows.get(one.before or 0),
            rows.get(one.after or 0),
            link.clause if (link := links.get(one.before)) else None,
            link,
            (one.after or one.before) in drafted,
        )
        for one in found
        if one.kind != NEW or mine[one.after or 0]
    ]
    return sorted(looks, key=lambda look: (look.after or look.before).position)  # type: ignore[union-attr]


def _followed(plan: Plan) -> set[int]:
    """Versions above that an amendment under way takes up."""
    amendment = plan.changed_by.filter(change=Change.AMEND, state__in=UNISSUED).first()
    if amendment is None:
        return set()
    draft = Draft.from_plain(amendment.draft)
    return {made.follows for made in (*draft.choices.values(), *draft.additions) if made.follows}


def plans_to_look_at(unit_id: int) -> list[tuple[Plan, int]]:
    """Plans in force of the unit with clauses to settle, and how many; cheap when nothing changed above."""
    outdated = (
        Plan.objects.in_force()
        .filter(unit=unit_id, superior__isnull=False)
        .exclude(superior__unit=unit_id)
        .filter(superior__changed_by__change=Change.AMEND, superior__changed_by__issued_on__isnull=False)
        .select_related("superior", "unit")
        .distinct()
    )
    counted = [(plan, sum(not look.is_in_draft for look in looks_of(plan))) for plan in outdated]
    return [(plan, count) for plan, count in counted if count]
