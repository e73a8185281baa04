"""Rows of pledges, one file per noun."""

from .change import PledgeChange
from .lists import GateList
from .pledge import Outcome, Pledge, PledgeQuerySet, Promise, leads_to
from .registration import Registration

__all__ = [
    "GateList",
    "Outcome",
    "Pledge",
    "PledgeChange",
    "PledgeQuerySet",
    "Promise",
    "Registration",
    "leads_to",
]
