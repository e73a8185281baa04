"""A superior plan and what a plan made of it, clause by clause."""

from dataclasses import dataclass

from ..models import Clause, ClauseLink, Plan


@dataclass(frozen=True)
class Compared:
    """One clause above, and the decision about it; `decision` empty while there is none about its present words."""

    above: Clause
    decision: str
    mine: Clause | None
    reason: str


def compared(plan: Plan) -> list[Compared]:
    """Every present clause above, headings left out, in reading order; two queries."""
    links: dict[int | None, ClauseLink] = {
        link.superior_clause_id: link for link in plan.links.select_related("clause")
    }
    present = Clause.objects.filter(plan=plan.superior_id).current().to_be_done()
    return [
        Compared(
            above,
            str(link.decision) if (link := links.get(above.pk)) else "",
            link.clause if link else None,
            link.reason if link else "",
        )
        for above in present
    ]
