"""Everything known about dossiers, gathered in a fixed number of queries, and the verdict on each."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from donghanh.base.actors import Actor
from donghanh.organisations.choices import PartyKind
from donghanh.organisations.models import Headcount, Membership, Party
from donghanh.pledges.models import Pledge

from ..choices import UNTOLD, DecisionState, NominationState, RoundState
from ..models import Decision, Nomination, Recognition, Round
from ..rules.eligibility import Case, Earlier, Verdict, judge
from .grades import grades_in
from .ideas import reaches_of_parties
from .rulebooks import judging_rulebook
from .tallies import Tallies


def registered_parties(movement_id: int, year: int, parties: Iterable[Party]) -> dict[int, bool | None]:
    """By party: has it gone through the gate of that year? One query.

    A unit has when anybody at home there has. Of a person or collective without a pledge of their own at a unit
    that has, it is not known: their name may stand on the unit's paper list.
    """
    parties = list(parties)
    homes = {party.home_id for party in parties}
    sides = (
        Pledge.objects.registered()
        .filter(registration__movement=movement_id, registration__year=year)
        .filter(Q(first__home__in=homes) | Q(second__home__in=homes))
        .values_list("first", "second", "first__home", "second__home")
    )
    pledged: set[int] = set()
    through: set[int] = set()
    for first, second, first_home, second_home in sides:
        pledged |= {first, second}
        through |= {first_home, second_home}
    return {party.pk: _is_registered(party, pledged, through) for party in parties}


def _is_registered(party: Party, pledged: set[int], through: set[int]) -> bool | None:
    if party.pk in pledged or (party.kind == PartyKind.UNIT and party.home_id in through):
        return True
    return None if party.home_id in through else False


def _earlier(party_ids: Iterable[int]) -> dict[int, list[Earlier]]:
    rows = (
        Recognition.objects.filter(party__in=party_ids, revoked_on__isnull=True)
        .exclude(decision__state=DecisionState.REVOKED)
        .prefetch_related("nomination__evidence")
    )
    found: dict[int, list[Earlier]] = defaultdict(list)
    for row in rows:
        found[row.party_id].append(
            Earlier(
                form_code=row.form_code,
                form_name=row.form_name,
                level=row.level,
                year=row.year,
                scope=row.scope,
                evidence_ids=frozenset(evidence.pk for evidence in row.nomination.evidence.all()),
            )
        )
    return found


def _ranks(round_: Round) -> dict[int, int]:
    """Place of each dossier among those of the same form and proposing unit, in the order they were made."""
    counts: dict[tuple[int, str], int] = defaultdict(int)
    ranks = {}
    for pk, unit_id, form_code in (
        Nomination.objects.filter(round=round_)
        .order_by("pk")
        .values_list("pk", "proposed_by_id", "form_code")
    ):
        counts[unit_id, form_code] += 1
        ranks[pk] = counts[unit_id, form_code]
    return ranks


def _joined(person_ids: Iterable[int]) -> dict[int, dt.date]:
    joined: dict[int, dt.date] = {}
    for person_id, from_on in (
        Membership.objects.filter(person__in=person_ids)
        .order_by("from_on")
        .values_list("person_id", "from_on")
    ):
        joined[person_id] = from_on
    return joined


def _members(unit_ids: Iterable[int], day: dt.date) -> dict[int, int]:
    rows = Headcount.objects.filter(unit__in=unit_ids, as_of__lte=day).order_by("as_of")
    return dict(rows.values_list("unit_id", "members"))


def cases_of(round_: Round, nominations: Sequence[Nomination]) -> Mapping[int, Case]:
    """What is known about each dossier, by its key. Nominations come with party and evidence prefetched."""
    parties = [nomination.party for nomination in nominations]
    registered = registered_parties(round_.movement_id, round_.period.ends_on.year, parties)
    grades = grades_in({party.home_id for party in parties}, round_.period)
    earlier = _earlier({party.pk for party in parties})
    joined = _joined({party.person_id for party in parties if party.person_id})
    limited = [n for n in nominations if judging_rulebook(n).form(n.form_code).quota]
    members = _members({n.proposed_by_id for n in limited}, round_.period.ends_on) if limited else {}
    ranks = _ranks(round_) if limited else {}
    tallies = Tallies.of(round_, nominations)
    ideas = reaches_of_parties(parties, round_.period.starts_on, until=round_.period.ends_on)
    cases = {}
    for nomination in nominations:
        party, grade = nomination.party, grades.get(nomination.party.home_id)
        since = joined.get(party.person_id) if party.person_id else None
        cases[nomination.pk] = Case(
            party_kind=party.kind,
            year=round_.period.ends_on.year,
            level=round_.unit.level,
            scope=round_.scope,
            is_stage_review=round_.is_stage_review,
            is_registered=registered.get(party.pk),
            grade=grade.rank if grade else None,
            grade_name=grade.name if grade else "",
            months_at_unit=_months(since, round_.period.ends_on) if since else None,
            no_discipline=nomination.no_discipline,
            evidence_ids=frozenset(evidence.pk for evidence in nomination.evidence.all()),
            earlier=tuple(row for row in earlier.get(party.pk, ()) if not _is_own(row, nomination)),
            rank_in_quota=ranks.get(nomination.pk),
            headcount=members.get(nomination.proposed_by_id),
            initiatives=tuple(ideas.get(party.pk, ())),
            unit_tallies=tallies.of_unit(party),
            own_tallies=tallies.of_person(party),
        )
    return cases


def _is_own(earlier: Earlier, nomination: Nomination) -> bool:
    """Is this the recognition that came of the dossier itself?"""
    return (
        nomination.state == NominationState.COMMENDED
        and earlier.form_code == nomination.form_code
        and earlier.year == nomination.round.period.ends_on.year
    )


def _months(since: dt.date, day: dt.date) -> int:
    return max(0, (day.year - since.year) * 12 + day.month - since.month - (day.day < since.day))


def verdicts_of(round_: Round, nominations: Sequence[Nomination]) -> dict[int, Verdict]:
    """The verdict on each dossier, by its key, with the reasons of every condition."""
    cases = cases_of(round_, nominations)
    return {
        nomination.pk: judge(cases[nomination.pk], judging_rulebook(nomination).form(nomination.form_code))
        for nomination in nominations
    }


@dataclass(frozen=True)
class RoundCount:
    """How many dossiers of a round stand where."""

    state: str
    label: str
    count: int


def as_told(by: Actor, round_: Round, nominations: Sequence[Nomination]) -> Sequence[Nomination]:
    """The dossiers to be shown to `by`: outside, "received" until the decision is signed. Never to be saved."""
    if by.unit_id == round_.unit_id:
        return nominations
    signed = Decision.objects.filter(round=round_, effective_on__isnull=False)
    if round_.state != RoundState.DECIDED or not signed.exists():
        for nomination in nominations:
            if nomination.state in UNTOLD:
                nomination.state = NominationState.RECEIVED
    return nominations


def counts_of(round_: Round) -> list[RoundCount]:
    """Dossiers by state, in the order of the road."""
    found = dict(round_.nominations.values_list("state").annotate(Count("pk")).order_by())
    return [
        RoundCount(state, str(state.label), found[state.value])
        for state in NominationState
        if state.value in found
    ]


def is_collective(kind: str) -> bool:
    """Units and collectives get a collective's bonus."""
    return kind != PartyKind.PERSON
