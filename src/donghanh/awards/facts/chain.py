"""The chain: where a dossier and a recognition come from, what they lead to, who may verify them."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date
from donghanh.base.sentences import Sentence
from donghanh.base.sockets import Socket, Trace
from donghanh.base.words import shortened
from donghanh.documents.facts import Verification, VerificationLine
from donghanh.documents.models import Document
from donghanh.evaluation.models import Scorecard
from donghanh.movements.choices import Stage
from donghanh.movements.facts import StageLine, line_of
from donghanh.movements.models import Clause, Movement
from donghanh.organisations.models import sees_unfinished
from donghanh.pledges.models import Pledge
from donghanh.works.models import Work

from ..choices import DecisionState, RoundState
from ..models import Decision, Nomination, Recognition, Round
from .grades import grades_in
from .ideas import traces_of_party
from .prizes import prizes_of_party

MOST_SHOWN = 10

# Asked upwards: exemplars answer with the stories that tell of it.
leads_to: Socket[[Recognition, Actor], list[Trace]] = Socket(
    "What came of this recognition, as far as `by` may see?"
)


def home_of(nomination: Nomination) -> str:
    """The unit of a collective or person; nothing for a unit, whose name says it."""
    return "" if nomination.party.unit_id else nomination.party.home.name


def clause_traces(nomination: Nomination) -> list[Trace]:
    """The clauses of the plan that an achievement carries out."""
    return [
        Trace(
            kind=_("Nội dung kế hoạch"),
            title=f"{clause.address}. {shortened(clause.text, 110)}",
            url=reverse("movements:clause", args=[clause.pk]),
        )
        for clause in nomination.clauses.all()
    ]


def traced_from(nomination: Nomination, by: Actor) -> list[Trace]:
    """Clauses, the pledge through which the party is registered, its unit's accepted works and result, the evidence;
    four queries.
    """
    round_, party = nomination.round, nomination.party
    year = round_.period.ends_on.year
    pledges = (
        Pledge.objects.visible_to(by)
        .registered()
        .filter(registration__movement=round_.movement_id, registration__year=year)
        .of_home(party.home_id)
        .select_related("first", "second")
        .order_by("pk")
    )
    grade = grades_in([party.home_id], round_.period).get(party.home_id)
    found = clause_traces(nomination)
    found += [
        Trace(_("Giao ước thi đua"), str(pledge), reverse("pledges:pledge", args=[pledge.pk]))
        for pledge in pledges[:3]
    ]
    works = (
        Work.objects.visible_to(by).accepted_in(year).filter(unit=party.home_id, movement=round_.movement_id)
    )
    found += [
        Trace(str(work.get_kind_display()), work.name, work.get_absolute_url())
        for work in works.order_by("-value", "pk")[:3]
    ]
    if grade:
        found.append(Trace(_("Kết quả xếp loại"), grade.name, grade.url if sees_unfinished(by) else ""))
    found += traces_of_party(nomination, by)
    found += prizes_of_party(nomination, by)
    found += [
        Trace(_("Minh chứng"), str(evidence), reverse("evidence:file", args=[evidence.pk]))
        for evidence in nomination.evidence.visible_to(by)
    ]
    return found


def what_came_of(recognition: Recognition, by: Actor) -> list[Trace]:
    """Everything that floors above hang on a recognition."""
    return [trace for answer in leads_to.ask(recognition, by) for trace in answer]


def traces_of_clause(clause: Clause, by: Actor) -> list[Trace]:
    """Recognitions and dossiers in sight that carry out the clause or one it was derived from."""
    keys = [one.pk for one in line_of(clause)]
    known = Recognition.objects.visible_to(by).filter(nomination__clauses__in=keys).distinct().order_by("-pk")
    found = [
        Trace(_("Khen thưởng"), str(row), reverse("awards:recognition", args=[row.pk]))
        for row in known[:MOST_SHOWN]
    ]
    dossiers = (
        Nomination.objects.visible_to(by)
        .filter(clauses__in=keys, recognition__isnull=True)
        .select_related("party")
        .distinct()
        .order_by("-pk")
    )
    return found + [
        Trace(_("Hồ sơ khen thưởng"), str(row), reverse("awards:nomination", args=[row.pk]))
        for row in dossiers[:MOST_SHOWN]
    ]


def stage_lines(movement: Movement, by: Actor) -> list[StageLine]:
    """The rounds of a movement that the actor's unit runs or may propose to."""
    rounds = Round.objects.visible_to(by).filter(movement=movement, unit=by.unit_id)
    return [
        StageLine(
            Stage.COMMEND,
            round_.name,
            reverse("awards:round", args=[round_.pk]),
            str(RoundState(round_.state).label),
        )
        for round_ in rounds.order_by("-opens_on")[:MOST_SHOWN]
    ]


def has_award_forms(movement: Movement) -> bool:
    """Is a round of commendation foreseen for the movement?"""
    return Round.objects.filter(movement=movement).exists()


def traces_of_scorecard(card: Scorecard) -> list[Trace]:
    """Known recognitions of the scored unit and its people for the year of the card."""
    rows = Recognition.objects.known().filter(party__home=card.unit_id, year=card.round.period.ends_on.year)
    return [
        Trace(_("Khen thưởng"), str(row), reverse("awards:recognition", args=[row.pk]))
        for row in rows.order_by("-pk")[:MOST_SHOWN]
    ]


def traces_of_document(document: Document, by: Actor) -> list[Trace]:
    """The list of those whom a decision's paper commends; empty for any other paper."""
    decision = Decision.objects.visible_to(by).filter(document=document).first()
    if decision is None:
        return []
    return [
        Trace(
            _("Danh sách khen thưởng"),
            decision.round.name,
            reverse("awards:decision", args=[decision.pk]),
            str(DecisionState(decision.state).label),
        )
    ]


def papers_kept_back(by: Actor) -> QuerySet[Decision, Any]:
    """Keys of papers of decisions without their signed copy: known only where they are prepared."""
    waiting = Decision.objects.filter(state=DecisionState.ISSUED)
    if by.unit_id is not None and sees_unfinished(by):
        waiting = waiting.exclude(unit=by.unit_id)
    return waiting.order_by().values("document")


def bound_to_decision(document: Document) -> Sentence | None:
    """A decision's paper falls only with the decision, and with every certificate in it."""
    if Decision.objects.filter(document=document).exclude(state=DecisionState.REVOKED).exists():
        return Sentence(
            "Đây là quyết định khen thưởng. Hủy bỏ ở trang quyết định để thu hồi cả giấy chứng nhận."
        )
    return None


def verification_of(code: str) -> Verification | None:
    """What anyone may know of the certificate with this code; nothing before its decision is effective."""
    row = (
        Recognition.objects.filter(verify_code=code)
        .exclude(decision__state=DecisionState.ISSUED)
        .filter(decision__effective_on__isnull=False)
        .select_related("decision__document", "decision__unit")
        .first()
    )
    if row is None:
        return None
    decision = row.decision
    lines = [
        (_("Hình thức khen thưởng"), row.form_name),
        (_("Tặng cho"), row.party_name),
        (_("Đơn vị"), row.home_name),
        (_("Quyết định"), f"{decision.document.full_number}, {say_date(decision.decided_on)}"),
        (_("Cơ quan khen thưởng"), decision.unit.name),
        (_("Số sổ vàng"), str(row.golden_book_number)),
        (_("Hủy bỏ ngày"), say_date(row.revoked_on) if row.revoked_on else ""),
    ]
    return Verification(
        title=row.form_name,
        lines=tuple(VerificationLine(label, value) for label, value in lines if value),
        is_revoked=row.revoked_on is not None,
        is_sample=decision.document.sample,
    )
