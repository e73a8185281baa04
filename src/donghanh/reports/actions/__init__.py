"""Changes of reports: asking, filling, sending, deciding, adding up."""

from .asking import close_request, load_forms, open_request, reopen_request, stand_again
from .deciding import accept, accept_unremarkable, reopen, return_report
from .filling import attach_evidence, fill
from .quality import answer_concern, ask_about, close_concern, find_concerns, look_again, set_aside
from .sending import send, send_instead
from .standing_in import Kept, Typed, fill_many
from .totals import recompute, refresh_totals

__all__ = [
    "Kept",
    "Typed",
    "accept",
    "answer_concern",
    "ask_about",
    "accept_unremarkable",
    "attach_evidence",
    "close_concern",
    "close_request",
    "fill",
    "fill_many",
    "find_concerns",
    "load_forms",
    "look_again",
    "open_request",
    "recompute",
    "refresh_totals",
    "reopen",
    "reopen_request",
    "return_report",
    "send",
    "set_aside",
    "send_instead",
    "stand_again",
]
