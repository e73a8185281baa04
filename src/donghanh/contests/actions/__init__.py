"""Changes of contests."""

from .assigning import assign_jurors, write_assignment
from .entering import EntryContent, accept, attach, enter, resend, return_entry, withdraw
from .holding import Rules, cancel, hold_contest, open_contest, set_round, start, write_rules
from .judging import add_juror, declare, open_marking, recuse, release_juror, remind_jurors
from .marking import count_tests, save_marks, send_sheet
from .remarking import remark
from .results import announce, answer, ask_again, seal_round

__all__ = [
    "EntryContent",
    "Rules",
    "accept",
    "add_juror",
    "announce",
    "answer",
    "ask_again",
    "assign_jurors",
    "attach",
    "cancel",
    "count_tests",
    "declare",
    "enter",
    "hold_contest",
    "open_contest",
    "open_marking",
    "recuse",
    "release_juror",
    "remark",
    "remind_jurors",
    "resend",
    "return_entry",
    "save_marks",
    "seal_round",
    "send_sheet",
    "set_round",
    "start",
    "withdraw",
    "write_assignment",
    "write_rules",
]
