"""What people do with inspections."""

from .comparing import ask_reopening, compare_cell, reopen_cells
from .concluding import close_visit, issue_conclusion, issue_minutes
from .hearing import answer_finding, settle_finding
from .inspecting import add_finding, add_proof, answer_checks, begin_visit, share_findings
from .planning import (
    add_programme,
    close_programme,
    draw_sample,
    issue_programme,
    name_unit,
    take_off,
)
from .preparing import add_visit, cancel_visit, issue_decision, issue_notice, prepare_visit
from .remedying import ask_remedy, confirm_remedy, report_remedy, return_remedy

__all__ = [
    "add_finding",
    "add_programme",
    "add_proof",
    "add_visit",
    "answer_checks",
    "answer_finding",
    "ask_remedy",
    "ask_reopening",
    "begin_visit",
    "cancel_visit",
    "close_programme",
    "close_visit",
    "compare_cell",
    "confirm_remedy",
    "draw_sample",
    "issue_conclusion",
    "issue_decision",
    "issue_minutes",
    "issue_notice",
    "issue_programme",
    "name_unit",
    "prepare_visit",
    "reopen_cells",
    "report_remedy",
    "return_remedy",
    "settle_finding",
    "share_findings",
    "take_off",
]
