"""Changes of reports: asking, filling, sending, deciding, adding up."""

from .asking import close_request, open_request, reopen_request, stand_again
from .bringing import Brought, look_into
from .building import (
    add_lines,
    add_question_line,
    change_form,
    change_line,
    discard,
    move_line,
    move_section,
    next_version,
    remove_line,
    start_form,
)
from .deciding import accept, accept_unremarkable, reopen, return_report
from .exempting import ask_after_all, exempt
from .filling import attach_evidence, fill
from .linking import link_units, revoke_link_to
from .naming import ask_to_match, match_names
from .proposing import take_proposals
from .publications import publish_totals
from .publishing import publish, retire_form
from .quality import answer_concern, ask_about, close_concern, find_concerns, look_again, set_aside
from .reminding import remind_of_reports
from .scheduling import ask_by_schedule, change_schedule, start_schedule, stop_schedule
from .sending import send, send_instead
from .shelf import load_forms
from .standing_in import Kept, Typed, fill_many
from .totals import recompute, refresh_totals

__all__ = [
    "take_proposals",
    "ask_after_all",
    "exempt",
    "ask_to_match",
    "match_names",
    "remind_of_reports",
    "ask_by_schedule",
    "change_schedule",
    "start_schedule",
    "stop_schedule",
    "Brought",
    "look_into",
    "Kept",
    "Typed",
    "accept",
    "accept_unremarkable",
    "add_lines",
    "add_question_line",
    "answer_concern",
    "ask_about",
    "attach_evidence",
    "change_form",
    "change_line",
    "close_concern",
    "close_request",
    "discard",
    "fill",
    "fill_many",
    "find_concerns",
    "link_units",
    "load_forms",
    "look_again",
    "move_line",
    "move_section",
    "next_version",
    "open_request",
    "publish",
    "publish_totals",
    "recompute",
    "refresh_totals",
    "remove_line",
    "reopen",
    "reopen_request",
    "retire_form",
    "return_report",
    "revoke_link_to",
    "send",
    "send_instead",
    "set_aside",
    "stand_again",
    "start_form",
]
