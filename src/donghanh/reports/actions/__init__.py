"""Changes of reports: asking, filling, sending, deciding, adding up."""

from .asking import close_request, load_forms, open_request, reopen_request, stand_again
from .deciding import accept, reopen, return_report
from .filling import attach_evidence, fill, send
from .totals import recompute, refresh_totals

__all__ = [
    "accept",
    "attach_evidence",
    "close_request",
    "fill",
    "load_forms",
    "open_request",
    "recompute",
    "refresh_totals",
    "reopen",
    "reopen_request",
    "return_report",
    "send",
    "stand_again",
]
