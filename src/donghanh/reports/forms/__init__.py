"""Forms of reports, one file per noun."""

from .asking import NOT_STARTED, AskForm, UnitsFilter
from .concerns import AnswerForm, ConcernsFilter, QuestionForm, VerdictForm
from .deciding import ReasonForm, ReopenForm
from .filling import FillForm

__all__ = [
    "NOT_STARTED",
    "AnswerForm",
    "AskForm",
    "ConcernsFilter",
    "FillForm",
    "QuestionForm",
    "ReasonForm",
    "ReopenForm",
    "UnitsFilter",
    "VerdictForm",
]
