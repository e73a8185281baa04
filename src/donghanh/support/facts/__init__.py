"""Reading cases and activities: lists, the summary by union, what is due, the chain, figures."""

from .agreements import agreement_dues
from .board import Summary, board_of, of_branch
from .chain import leads_to, renewals, shown_answers, shown_evidence, stage_count, traced_from
from .counting import known_figures, open_in_movement, open_work
from .dues import case_behind, dues_of, hand_choices, hand_target, link_to
from .grades import grades
from .ideas import idea_behind, idea_dues, link_to_answer
from .keepers import keepers_of

__all__ = [
    "Summary",
    "agreement_dues",
    "board_of",
    "case_behind",
    "dues_of",
    "grades",
    "hand_choices",
    "hand_target",
    "idea_behind",
    "idea_dues",
    "keepers_of",
    "known_figures",
    "leads_to",
    "link_to",
    "link_to_answer",
    "of_branch",
    "open_in_movement",
    "open_work",
    "renewals",
    "shown_answers",
    "shown_evidence",
    "stage_count",
    "traced_from",
]
