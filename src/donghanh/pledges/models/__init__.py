"""Rows of pledges, one file per noun."""

from .pledge import Outcome, Pledge, PledgeQuerySet, Promise
from .registration import Registration

__all__ = ["Outcome", "Pledge", "PledgeQuerySet", "Promise", "Registration"]
