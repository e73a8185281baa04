"""Cases are raised, handed over, answered, confirmed; activities recorded."""

from .activities import record_activity
from .agreements import end_agreement, grade_agreement, record_agreement, remind_of_agreements
from .cases import answer_case, hand_over, raise_case, take_step, withdraw_case
from .confirming import confirm, confirm_by_paper, confirm_through, deny, give_link
from .ideas import (
    answer_through,
    give_idea_link,
    hand_idea,
    record_answer,
    rewrite_idea,
    send_back_idea,
    send_idea,
    withdraw_idea,
    write_idea,
)

__all__ = [
    "answer_case",
    "answer_through",
    "confirm",
    "confirm_by_paper",
    "confirm_through",
    "deny",
    "end_agreement",
    "give_idea_link",
    "give_link",
    "grade_agreement",
    "hand_idea",
    "hand_over",
    "raise_case",
    "record_activity",
    "record_agreement",
    "record_answer",
    "remind_of_agreements",
    "rewrite_idea",
    "send_back_idea",
    "send_idea",
    "take_step",
    "withdraw_case",
    "withdraw_idea",
    "write_idea",
]
