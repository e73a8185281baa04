"""Pages of pledges, one file per noun."""

from .block import block, block_sheet, to_sign
from .following import follow_up, gate_paper
from .gates import missing, open_gate, registration, registrations
from .listing import pledges
from .record import outcome, paper, pledge, sign
from .writing import add, change, edit, partners

__all__ = [
    "add",
    "block",
    "block_sheet",
    "to_sign",
    "change",
    "edit",
    "follow_up",
    "gate_paper",
    "missing",
    "open_gate",
    "outcome",
    "paper",
    "partners",
    "pledge",
    "pledges",
    "registration",
    "registrations",
    "sign",
]
