"""Reading evaluation: figures, sheets, results, clusters."""

from .backing import traces_of_pledge, traces_of_work
from .clauses import stage_lines, traces_of_clause
from .clusters import standing_of
from .grades import cards_of, dues_of, grade_of, grades_of, leads_to, open_work, score_of
from .ideas import traces_of_initiative
from .inspected import traces_of_inspection
from .invariants import broken_invariants
from .launch import has_award_forms
from .sheets import groups_of, recompute, sheet_of, sheets_of
from .traces import traces_of_figure

__all__ = [
    "open_work",
    "stage_lines",
    "broken_invariants",
    "cards_of",
    "dues_of",
    "grade_of",
    "grades_of",
    "groups_of",
    "has_award_forms",
    "leads_to",
    "recompute",
    "score_of",
    "sheet_of",
    "sheets_of",
    "standing_of",
    "traces_of_clause",
    "traces_of_figure",
    "traces_of_initiative",
    "traces_of_inspection",
    "traces_of_pledge",
    "traces_of_work",
]
