"""Rows of pledges, one file per noun."""

from .pledge import Outcome, Pledge, Promise
from .registration import Registration

__all__ = ["Outcome", "Pledge", "Promise", "Registration"]
