"""Forms of indicators."""

from .indicator import IndicatorForm, IndicatorsFilter, RetireForm, RewordForm
from .relations import BreakdownForm, CheckForm

__all__ = ["BreakdownForm", "CheckForm", "IndicatorForm", "IndicatorsFilter", "RetireForm", "RewordForm"]
