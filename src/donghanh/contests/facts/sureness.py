"""How sure a sealed round is: how far its jurors agree, between which places each entry lies."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..choices import ScoreRule
from ..models import Round
from ..rules import Agreement, Given, Placed, agreement_of, ranks_between
from .scoring import Outcome, given_in


@dataclass
class Sureness:
    """Of a round: each field's agreement by its key, each entry's places by its key."""

    fields: dict[int, Agreement] = field(default_factory=dict)
    places: dict[int, tuple[int, int]] = field(default_factory=dict)


def sureness_of(round: Round, outcomes: Sequence[Outcome]) -> Sureness:
    """Reckoned from the sheets of jurors beside `outcomes`, which it leaves as they are; two queries."""
    by_field: dict[int, list[Outcome]] = {}
    for one in outcomes:
        by_field.setdefault(one.field_id, []).append(one)
    given: dict[int, list[Given]] = {}
    for each in given_in(round):
        given.setdefault(each.entry_id, []).append(each)
    found, is_corrected = Sureness(), round.contest.score_rule == ScoreRule.CORRECTED
    for field_id, rows in by_field.items():
        here = [each for one in rows for each in given.get(one.entry_id, ())]
        if not here:
            continue
        placed = [
            Placed(one.entry_id, _score(one, is_corrected=is_corrected), one.ranked.rank) for one in rows
        ]
        agreement = agreement_of(
            here, placed, is_corrected=is_corrected and all(one.corrected is not None for one in rows)
        )
        found.fields[field_id] = agreement
        sheets = {entry_id: len(rows) for entry_id, rows in given.items()}
        found.places |= ranks_between(placed, sheets, agreement.error)
    return found


def _score(one: Outcome, *, is_corrected: bool) -> int:
    return one.corrected if is_corrected and one.corrected is not None else one.raw


def agreement_kept(round: Round) -> dict[int, Agreement]:
    """What was reckoned when the round was sealed, by the key of the field; nothing before."""
    return {int(key): Agreement(**kept) for key, kept in (round.agreement or {}).items()}
