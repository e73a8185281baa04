"""Pages of pledges, one file per noun."""

from .gates import missing, open_gate, registration, registrations
from .listing import pledges
from .record import outcome, paper, pledge, sign
from .writing import add, edit, partners

__all__ = [
    "add",
    "edit",
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
