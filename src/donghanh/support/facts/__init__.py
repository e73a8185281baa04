"""Reading cases and activities: lists, the summary by union, what is due, the chain, figures."""

from .agreements import agreement_dues
from .board import Summary, board_of, of_branch
from .chain import leads_to, shown_evidence, stage_count, traced_from
from .counting import known_figures, open_in_movement, open_work
from .dues import case_behind, dues_of, hand_choices, hand_target, link_to
from .grades import grades

__all__ = [
    "Summary",
    "agreement_dues",
    "board_of",
    "case_behind",
    "dues_of",
    "grades",
    "hand_choices",
    "hand_target",
    "known_figures",
    "leads_to",
    "link_to",
    "of_branch",
    "open_in_movement",
    "open_work",
    "shown_evidence",
    "stage_count",
    "traced_from",
]
