"""Reading pledges: gates, sides, who is registered, what is due, the chain."""

from .chain import leads_to, shown_evidence, stage_lines, traced_from
from .dues import dues_of
from .gates import BranchCount, branch_counts, gates_of, missing_units, nearest_gate_id, zalo_text
from .known import known_figures
from .pledging import (
    Choices,
    clause_choices,
    drafts_of,
    indicator_choices,
    keeping_by_side,
    latest_registration,
    own_choices,
    partner_choices,
    partner_unit,
    partner_units,
    people_to_tell,
    promises_from_response,
    thing_behind,
    years_of,
)
from .standing import (
    broken_invariants,
    is_registered,
    open_in_movement,
    open_work,
    pledges_of,
    registered_ids,
    standing_of,
)

__all__ = [
    "known_figures",
    "open_in_movement",
    "open_work",
    "stage_lines",
    "BranchCount",
    "Choices",
    "branch_counts",
    "broken_invariants",
    "clause_choices",
    "dues_of",
    "gates_of",
    "drafts_of",
    "indicator_choices",
    "is_registered",
    "keeping_by_side",
    "latest_registration",
    "leads_to",
    "missing_units",
    "nearest_gate_id",
    "own_choices",
    "partner_choices",
    "partner_unit",
    "partner_units",
    "people_to_tell",
    "pledges_of",
    "promises_from_response",
    "registered_ids",
    "shown_evidence",
    "standing_of",
    "thing_behind",
    "traced_from",
    "years_of",
    "zalo_text",
]
