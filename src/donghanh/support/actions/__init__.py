"""Cases are raised, handed over, answered, confirmed; activities recorded."""

from .activities import record_activity
from .agreements import end_agreement, grade_agreement, record_agreement, remind_of_agreements
from .cases import answer_case, hand_over, raise_case, take_step, withdraw_case
from .confirming import confirm, confirm_by_paper, confirm_through, deny, give_link

__all__ = [
    "answer_case",
    "confirm",
    "confirm_by_paper",
    "confirm_through",
    "deny",
    "end_agreement",
    "give_link",
    "grade_agreement",
    "hand_over",
    "raise_case",
    "record_activity",
    "record_agreement",
    "remind_of_agreements",
    "take_step",
    "withdraw_case",
]
