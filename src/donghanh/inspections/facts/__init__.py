"""Reading inspections: who can be drawn, what was found, what is due."""

from .cells import Compared, checks_of, comparable_cells, compared_cells, traces_of_figure
from .dues import dues_of
from .outcomes import (
    leads_to,
    open_in_movement,
    open_work,
    outcomes_of,
    shown_evidence,
    stage_lines,
    traces_of_clause,
    traces_of_document,
)
from .sampling import broken_invariants, candidates_of, last_inspected, redrawn, said_of

__all__ = [
    "Compared",
    "broken_invariants",
    "checks_of",
    "traces_of_figure",
    "candidates_of",
    "comparable_cells",
    "compared_cells",
    "dues_of",
    "last_inspected",
    "leads_to",
    "open_in_movement",
    "open_work",
    "outcomes_of",
    "redrawn",
    "said_of",
    "shown_evidence",
    "stage_lines",
    "traces_of_clause",
    "traces_of_document",
]
