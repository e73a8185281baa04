"""Reading movements: plans and their clauses, lineage, adoption, stages, targets, what is due."""

from .adoption import adoption_of, adoption_totals, by_level, open_work, own_delivery
from .cascade import Cascade, Travel, cascade_of, travel_of
from .closing import StillOpen, open_in, still_open
from .doors import delivery_behind, owed_by_link
from .drafts import changed_by
from .dues import dues_of
from .lineage import (
    clause_traces,
    leads_to,
    leads_to_of,
    line_of,
    root_of,
    traced_from,
    traces_of_document,
    versions_of,
)
from .papers import bound_to_plan
from .plans import (
    chosen_clause,
    clause_choices,
    clauses_above,
    clauses_in_force,
    clauses_of,
    coverage_of_plan,
    current_movement,
    guiding_plan,
    opening_key,
    opening_plan,
    own_plan,
    rows_of_plan,
)
from .recipients import Addressees, accounts_at, addressees_of, answer_of, recipient_lines
from .reminding import escalated_on, reminded_on, schedule_of
from .responses import taken_on
from .stages import StageCount, StageLine, stage_board, stage_counts, stage_lines
from .targets import Share, amount_on, broken_invariants, divided, shares_of, target_of, targets_of

__all__ = [
    "Addressees",
    "Cascade",
    "Share",
    "StageCount",
    "StageLine",
    "StillOpen",
    "Travel",
    "accounts_at",
    "addressees_of",
    "adoption_of",
    "adoption_totals",
    "amount_on",
    "answer_of",
    "bound_to_plan",
    "broken_invariants",
    "by_level",
    "cascade_of",
    "changed_by",
    "chosen_clause",
    "clause_traces",
    "clauses_above",
    "clauses_in_force",
    "clause_choices",
    "clauses_of",
    "coverage_of_plan",
    "current_movement",
    "delivery_behind",
    "divided",
    "dues_of",
    "escalated_on",
    "guiding_plan",
    "leads_to",
    "leads_to_of",
    "line_of",
    "open_work",
    "open_in",
    "opening_key",
    "opening_plan",
    "owed_by_link",
    "own_delivery",
    "own_plan",
    "recipient_lines",
    "reminded_on",
    "root_of",
    "rows_of_plan",
    "schedule_of",
    "shares_of",
    "stage_board",
    "stage_counts",
    "stage_lines",
    "still_open",
    "taken_on",
    "target_of",
    "targets_of",
    "traced_from",
    "traces_of_document",
    "travel_of",
    "versions_of",
]
