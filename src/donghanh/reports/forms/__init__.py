"""Forms of reports, one file per noun."""

from .asking import NOT_STARTED, AskForm, UnitsFilter
from .concerns import AnswerForm, ConcernsFilter, QuestionForm, VerdictForm
from .deciding import ReasonForm, ReopenForm
from .filling import FillForm
from .grid import PaperForm, UnitRow

__all__ = [
    "NOT_STARTED",
    "AnswerForm",
    "AskForm",
    "ConcernsFilter",
    "FillForm",
    "PaperForm",
    "QuestionForm",
    "ReasonForm",
    "ReopenForm",
    "UnitRow",
    "UnitsFilter",
    "VerdictForm",
]
