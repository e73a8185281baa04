"""Reading contests."""

from .chain import (
    leads_to_of,
    of_clause,
    prizes_of,
    secret_evidence,
    shown_evidence,
    shown_scans,
    stage_count,
)
from .counting import broken_invariants, known_figures, open_in_movement, open_work
from .dues import accounts_by_entry, accounts_of, dues_of, without_jurors
from .placing import chosen_of, entries_of, lines_of, markers_of, places_of, quality_of, reckon_quality
from .reaching import board_of, desk_of, juror_at, people_to_ask, pile_of, test_marks, units_beneath
from .remarking import is_marked_anew, new_marks_of
from .scoring import HowFar, Outcome, how_far, marks_given, outcomes_of
from .sureness import Sureness, agreement_kept, sureness_of
from .verifying import verification_of

__all__ = [
    "HowFar",
    "Outcome",
    "Sureness",
    "agreement_kept",
    "accounts_by_entry",
    "accounts_of",
    "broken_invariants",
    "chosen_of",
    "dues_of",
    "entries_of",
    "how_far",
    "is_marked_anew",
    "known_figures",
    "new_marks_of",
    "leads_to_of",
    "lines_of",
    "markers_of",
    "marks_given",
    "of_clause",
    "open_in_movement",
    "open_work",
    "outcomes_of",
    "places_of",
    "prizes_of",
    "quality_of",
    "reckon_quality",
    "secret_evidence",
    "shown_evidence",
    "shown_scans",
    "stage_count",
    "verification_of",
    "sureness_of",
    "without_jurors",
    "board_of",
    "desk_of",
    "juror_at",
    "people_to_ask",
    "pile_of",
    "test_marks",
    "units_beneath",
]
