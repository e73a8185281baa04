"""Rows of pledges, one file per noun."""

from .change import PledgeChange
from .pledge import Outcome, Pledge, PledgeQuerySet, Promise
from .registration import Registration

__all__ = ["Outcome", "Pledge", "PledgeChange", "PledgeQuerySet", "Promise", "Registration"]
