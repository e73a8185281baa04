"""Indicators, their earlier words, their breakdowns, and the checks between them."""

from .breakdown import Breakdown, BreakdownCell
from .check import CheckRow
from .indicator import Indicator
from .wording import Wording

__all__ = ["Breakdown", "BreakdownCell", "CheckRow", "Indicator", "Wording"]
