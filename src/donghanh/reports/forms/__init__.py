"""Forms of reports, one file per noun."""

from .asking import NOT_STARTED, AskForm, UnitsFilter
from .deciding import ReasonForm
from .filling import FillForm

__all__ = ["NOT_STARTED", "AskForm", "FillForm", "ReasonForm", "UnitsFilter"]
