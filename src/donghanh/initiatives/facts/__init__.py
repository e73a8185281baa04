"""Reading initiatives: alike ones, the chain, what is due, what floors above ask."""

from .alike import Alike, Found, alike_for, find_alike
from .chain import (
    leads_to_of,
    of_clause,
    recognised_of,
    restricted_evidence,
    restricted_minutes,
    said_of,
    shown_evidence,
    shown_minutes,
    stage_count,
)
from .counting import broken_invariants, counted_for, open_in_movement, open_work
from .dues import accounts_of_authors, dues_of
from .entry import drafts_of, movement_of, rows_of_form
from .known import known_figures
from .pairs import Pair, all_pairs, unprinted
from .persons import authors_behind
from .searching import matching

__all__ = [
    "known_figures",
    "Alike",
    "Found",
    "Pair",
    "accounts_of_authors",
    "alike_for",
    "authors_behind",
    "all_pairs",
    "broken_invariants",
    "counted_for",
    "drafts_of",
    "dues_of",
    "find_alike",
    "leads_to_of",
    "matching",
    "movement_of",
    "of_clause",
    "open_in_movement",
    "open_work",
    "recognised_of",
    "rows_of_form",
    "restricted_evidence",
    "restricted_minutes",
    "said_of",
    "shown_evidence",
    "shown_minutes",
    "stage_count",
    "unprinted",
]
