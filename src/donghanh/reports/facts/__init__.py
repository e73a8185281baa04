"""Reading reports: sheets, progress, figures, boards, what is due."""

from .board import board_of, parts_of
from .dues import dues_of
from .figures import Figure, TotalFigure, total_of, totals_of, value_of, values_of
from .progress import missing, open_in_movement, open_work, progress_of
from .proof import shown_evidence
from .traces import leads_to, stage_lines, traces_from, traces_of_clause
from .wrong import broken_invariants, totals_wrong

__all__ = [
    "open_in_movement",
    "open_work",
    "stage_lines",
    "broken_invariants",
    "Figure",
    "TotalFigure",
    "board_of",
    "dues_of",
    "leads_to",
    "missing",
    "parts_of",
    "shown_evidence",
    "progress_of",
    "total_of",
    "totals_of",
    "totals_wrong",
    "traces_from",
    "traces_of_clause",
    "value_of",
    "values_of",
]
