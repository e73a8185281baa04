"""Decisions about pledges: when one may be made and confirmed, what it is worth, who is reminded, what changes."""

from .pledge import (
    Keeping,
    PromiseDraft,
    Window,
    check_gate,
    check_open,
    check_reason,
    check_same_kind,
    check_signed_on,
    check_two_sides,
    checked_promises,
    is_late,
    keeping_of,
    results_due,
)

__all__ = [
    "Keeping",
    "PromiseDraft",
    "Window",
    "check_gate",
    "check_open",
    "check_reason",
    "check_same_kind",
    "check_signed_on",
    "check_two_sides",
    "checked_promises",
    "is_late",
    "keeping_of",
    "results_due",
]
