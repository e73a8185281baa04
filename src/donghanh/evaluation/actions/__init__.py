"""Changes of evaluation, by what they change."""

from .clusters import close_vote, form_cluster, open_vote
from .criteria import load_criteria
from .rounds import announce, extend, open_round, refresh_figures
from .scoring import SelfScore, save_self_scores, self_score, send
from .verifying import answer, ask_again, send_back, verify, verify_all

__all__ = [
    "SelfScore",
    "announce",
    "answer",
    "ask_again",
    "close_vote",
    "extend",
    "form_cluster",
    "load_criteria",
    "open_round",
    "open_vote",
    "refresh_figures",
    "save_self_scores",
    "self_score",
    "send",
    "send_back",
    "verify",
    "verify_all",
]
