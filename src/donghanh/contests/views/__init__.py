"""Pages of contests."""

from .board import board
from .desk import desk, sheet, sheet_file
from .entering import ask_again, enter, entries, entry, resend
from .holding import add, add_round, edit, edit_round
from .jury import jurors, round, tests
from .listing import contests
from .papers import certificates, decision
from .record import contest
from .results import announce, answer, results

__all__ = [
    "add",
    "add_round",
    "announce",
    "answer",
    "ask_again",
    "board",
    "certificates",
    "contest",
    "contests",
    "decision",
    "desk",
    "edit",
    "edit_round",
    "enter",
    "entries",
    "entry",
    "jurors",
    "resend",
    "results",
    "round",
    "sheet",
    "sheet_file",
    "tests",
]
