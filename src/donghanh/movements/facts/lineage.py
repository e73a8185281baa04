"""The chain: where a clause comes from and what it leads to."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.base.actors import Actor
from donghanh.base.sockets import Socket, Trace
from donghanh.base.words import one_line, shortened
from donghanh.documents.models import Document

from ..choices import Change, Decision, ResponseState
from ..models import Clause, ClauseLink, Plan, ResponseLine

_MOST_SHOWN = 20

# Asked upwards: pledges, works, reports … answer what hangs on a clause. Each answer is a list of traces.
leads_to: Socket[[Clause, Actor], list[Trace]] = Socket(
    "What does this clause lead to, as far as `by` may see?"
)


def traced_from(clause: Clause) -> list[Trace]:
    """The clauses above, nearest first, up to the plan that opened the movement."""
    found: list[Trace] = []
    here = clause
    while above := _above(here):
        found.append(
            Trace(
                kind=str(Decision(here.lineage.decision).label),
                title=f"{above.address} – {above.plan} ({above.plan.unit.name})",
                url=reverse("movements:clause", args=[above.pk]),
                note=above.text,
            )
        )
        here = above
    return found


def _above(clause: Clause) -> Clause | None:
    """The clause above, asked for once and two steps at a time: a page goes up for itself and for floors above it."""
    if not hasattr(clause, "asked_above"):
        above = "superior_clause"
        links = ClauseLink.objects.filter(clause=clause)
        link = links.select_related(f"{above}__plan__unit", f"{above}__lineage__{above}__plan__unit").first()
        _keep_above(clause, link)
        if clause.asked_above:
            _keep_above(clause.asked_above, getattr(clause.asked_above, "lineage", None))
    return clause.asked_above


def _keep_above(clause: Clause, link: ClauseLink | None) -> None:
    clause.asked_above = link.superior_clause if link else None
    if link:
        clause.lineage = link


def clause_traces(*clauses: Clause | None) -> list[Trace]:
    """The clauses on which a thing of a floor above hangs; what hangs on none comes from nowhere."""
    return [
        Trace(
            kind=_("Nội dung thi đua"),
            title=f"{clause.address} – {clause.plan} ({clause.plan.unit.name})",
            url=reverse("movements:clause", args=[clause.pk]),
            note=shortened(clause.text, 160),
        )
        for clause in clauses
        if clause is not None
    ]


def traces_of_document(document: Document, by: Actor) -> list[Trace]:
    """The plan that a paper is."""
    return [
        Trace(_("Kế hoạch của phong trào"), plan.movement.name, reverse("movements:plan", args=[plan.pk]))
        for plan in Plan.objects.visible_to(by).filter(document=document).select_related("movement")
    ]


def line_of(clause: Clause) -> list[Clause]:
    """The clause and those from which it comes, up to the plan that opened the movement."""
    found = [clause]
    while above := _above(found[-1]):
        found.append(above)
    return found


def root_of(clause: Clause) -> Clause:
    """The clause of the plan that opened the movement (or the added clause) from which this one comes."""
    return line_of(clause)[-1]


def leads_to_of(clause: Clause, by: Actor) -> list[Trace]:
    """What plans beneath made of the clause, who responded to it, and what the floors above hang on it."""
    found = []
    earlier = [one for one in versions_of(clause) if one.pk != clause.pk]
    for version in [clause, *earlier, *_replaced(clause)]:
        asked = [trace for answer in leads_to.ask(version, by) for trace in answer]
        found += [*_derived(version, by), *_responses(version, by), *asked]
    return found


def versions_of(clause: Clause) -> list[Clause]:
    """Every wording the clause had, the present one first; no query for a clause that never changed."""
    if clause.version == 1 and clause.is_current:
        return [clause]
    versions = Clause.objects.filter(plan=clause.plan_id, address=clause.address)
    return list(versions.order_by("-version"))


def _replaced(clause: Clause) -> list[Clause]:
    """The same clause in the plans that this one's plan replaced; no query where it replaced none."""
    found: list[Clause] = []
    plan = clause.plan
    while plan.change == Change.REPLACE and plan.changes:
        same = Clause.objects.filter(plan=plan.changes_id, address=clause.address, is_current=True)
        found += [one for one in same if one_line(one.text) == one_line(clause.text)]
        plan = plan.changes
    return found


def _derived(clause: Clause, by: Actor) -> list[Trace]:
    links = (
        ClauseLink.objects.visible_to(by)
        .filter(superior_clause=clause)
        .select_related("plan__unit", "clause")
        .order_by("plan__unit__sort_key")
    )
    return [
        Trace(
            kind=str(Decision(link.decision).label),
            title=link.plan.unit.name,
            url=reverse("movements:clause", args=[link.clause_id])
            if link.clause_id
            else reverse("movements:plan", args=[link.plan_id]),
            note=link.reason or (link.clause.address if link.clause else ""),
        )
        for link in links[:_MOST_SHOWN]
    ]


def _responses(clause: Clause, by: Actor) -> list[Trace]:
    lines = ResponseLine.objects.visible_to(by).filter(clause=clause, response__state=ResponseState.SENT)
    found = list(
        lines.select_related("response__unit").order_by("response__unit__sort_key")[: _MOST_SHOWN + 1]
    )
    shown = found[:_MOST_SHOWN]
    count = lines.count() if len(found) > _MOST_SHOWN else len(found)
    traces = [
        Trace(
            kind=_("Đăng ký hưởng ứng"),
            title=line.response.unit.name,
            url=reverse("movements:response", args=[line.response_id]),
            note=line.text,
        )
        for line in shown
    ]
    if count > _MOST_SHOWN:
        traces.append(
            Trace(
                kind=_("Đăng ký hưởng ứng"),
                title=ngettext("và %(n)d đơn vị khác", "và %(n)d đơn vị khác", count - _MOST_SHOWN)
                % {"n": count - _MOST_SHOWN},
                url=reverse("movements:adoption", args=[clause.plan_id]),
            )
        )
    return traces
