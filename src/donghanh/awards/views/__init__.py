"""Pages of awards: rounds, dossiers, the council's session, decisions, the register."""

from .decision import board, certificates, council, decide, decision, minutes
from .nomination import nominate, nomination, revise
from .register import recognition, register
from .round import open_round, round_record, rounds

__all__ = [
    "board",
    "certificates",
    "council",
    "decide",
    "decision",
    "minutes",
    "nominate",
    "nomination",
    "open_round",
    "recognition",
    "register",
    "revise",
    "round_record",
    "rounds",
]
