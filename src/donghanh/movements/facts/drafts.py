"""What a draft stands on, and how far it is."""

from dataclasses import dataclass

from donghanh.base.words import one_line

from ..choices import UNISSUED, Change, PlanState
from ..models import Clause, ClauseLink, Plan
from ..rules.applicability import deciding_for
from ..rules.changing import Changes, changes_of
from ..rules.drafting import (
    ADAPTED,
    ADDED,
    ADOPTED,
    OUT_OF_SCOPE,
    Above,
    Addition,
    Choice,
    Draft,
    adopting_the_rest,
)
from .plans import clauses_above


@dataclass(frozen=True)
class Desk:
    """A draft with the clauses it decides about."""

    above: list[Above]
    draft: Draft


def desk_of(plan: Plan) -> Desk:
    """The draft of a plan as it stands: an amendment keeps what it does not change, clauses for other sectors are
    left out of a derived plan unless decided otherwise.
    """
    assert plan.ground is not None, "only a plan that stands on another is drafted here"
    above, draft = clauses_above(plan.ground), Draft.from_plain(plan.draft)
    if plan.change == Change.AMEND:
        return Desk(above, adopting_the_rest(above, draft))
    if plan.ground.unit_id == plan.unit_id:
        return Desk(above, draft)
    return Desk(above, deciding_for(above, draft, plan.unit.sector))


def changes_in(plan: Plan, desk: Desk) -> Changes:
    """What an amendment's draft changes."""
    used = Clause.objects.filter(plan=plan.changes_id).values_list("address", flat=True)
    return changes_of(desk.above, desk.draft, used=set(used))


def draft_from(plan: Plan, superior: Plan | None = None) -> Draft:
    """The decisions that an issued plan carries, as the draft of what is to replace it. `superior` is the plan that
    the new one answers, where it took the place of the earlier: clauses it words anew are left undecided.
    """
    links = {link.superior_clause_id: link for link in plan.links.select_related("clause", "superior_clause")}
    if plan.superior_id is None:
        return adopting_the_rest(clauses_above(plan), Draft({}))
    above = clauses_above(superior or plan.superior)  # type: ignore[arg-type]
    by_address = {link.superior_clause.address: link for link in links.values() if link.superior_clause}
    choices = {
        clause.id: _choice(clause, link)
        for clause in above
        if (link := by_address.get(clause.address)) and (superior is None or _is_same(clause, link))
    }
    headings = [clause.address for clause in above if clause.is_heading]
    own = ClauseLink.objects.filter(plan=plan, decision=ADDED, clause__is_current=True)
    additions = tuple(
        Addition(_heading_for(text_at, headings), text, key=f"a{index}")
        for index, (text_at, text) in enumerate(
            own.order_by("clause__position").values_list("clause__address", "clause__text")
        )
    )
    return Draft(choices, additions if headings else ())


def _is_same(clause: Above, link: ClauseLink) -> bool:
    answered = link.superior_clause
    return answered is not None and one_line(answered.text) == one_line(clause.text)


def _choice(clause: Above, link: ClauseLink) -> Choice:
    if link.decision == OUT_OF_SCOPE or link.clause is None:
        return Choice(OUT_OF_SCOPE, reason=link.reason)
    if one_line(link.clause.text) == one_line(clause.text):
        return Choice(ADOPTED)
    return Choice(ADAPTED, text=link.clause.text)


def _heading_for(address: str, headings: list[str]) -> str:
    first = address.split(".")[0]
    return first if first in headings or not headings else headings[-1]


def change_under_way(plan: Plan, change: str) -> Plan | None:
    """The draft that changes this plan in that way, if somebody began one."""
    return plan.changed_by.filter(change=change, state__in=UNISSUED).first()


def changed_by(plan: Plan) -> list[Plan]:
    """The issued papers that changed this plan, the earliest first."""
    issued = (PlanState.ISSUED, PlanState.REPLACED, PlanState.REVOKED)
    return list(plan.changed_by.filter(state__in=issued).order_by("issued_on", "pk"))
