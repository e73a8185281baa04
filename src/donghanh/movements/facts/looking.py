"""What a plan in force, or an answer that was sent, must look at again because its superior's plan changed."""

from dataclasses import dataclass

from ..choices import UNISSUED, Change, PlanState
from ..models import Clause, ClauseLink, Plan, Response
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


@dataclass(frozen=True)
class Rewording:
    """A clause of the superior's plan that an amendment changed: `before` None when it is new, `after` None when
    it is abolished.
    """

    address: str
    before: Clause | None
    after: Clause | None


def rewordings_for(response: Response) -> list[Rewording]:
    """What changed in the superior's plan since the answer was sent; three queries at most."""
    if response.outdated_by_id is None:
        return []
    since = Plan.objects.filter(
        changes=response.delivery.plan_id, change=Change.AMEND, pk__gte=response.outdated_by_id
    )
    of_plan = Clause.objects.filter(plan=response.delivery.plan_id)
    now = list(of_plan.current().filter(amended_by__in=since))
    earlier = of_plan.filter(is_current=False, address__in=[one.address for one in now])
    before = {(one.address, one.version): one for one in earlier}
    present = [Rewording(one.address, before.get((one.address, one.version - 1)), one) for one in now]
    gone = of_plan.filter(is_current=False, response_lines__response=response).exclude(
        address__in=of_plan.filter(is_current=True).values("address")
    )
    return present + [Rewording(one.address, one, None) for one in gone]


def answers_to_look_at(unit_id: int) -> list[Response]:
    """Answers of the unit that the superior's plan changed under."""
    rows = Response.objects.filter(
        unit=unit_id, outdated_by__isnull=False, delivery__plan__state=PlanState.ISSUED
    )
    return list(rows.select_related("outdated_by", "delivery__plan").order_by("pk"))


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
