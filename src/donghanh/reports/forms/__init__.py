"""Forms of reports, one file per noun."""

from .asking import NOT_STARTED, AskForm, UnitsFilter
from .concerns import AnswerForm, ConcernsFilter, QuestionForm, VerdictForm
from .deciding import ReasonForm
from .filling import FillForm

__all__ = [
    "NOT_STARTED",
    "AnswerForm",
    "AskForm",
    "ConcernsFilter",
    "FillForm",
    "QuestionForm",
    "ReasonForm",
    "UnitsFilter",
    "VerdictForm",
]
