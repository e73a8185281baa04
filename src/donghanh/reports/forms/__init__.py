"""Forms of reports, one file per noun."""

from .asking import NOT_STARTED, AskForm, BurdenFilter, UnitsFilter
from .building import FormForm, ItemForm, LineForm, PreviewForm, WordsLineForm
from .concerns import AnswerForm, ConcernsFilter, QuestionForm, VerdictForm
from .deciding import ReasonForm, ReopenForm
from .doors import door_of
from .filling import FillForm
from .grid import PaperForm, UnitRow
from .scheduling import AddScheduleForm, ExemptForm, FindForm, RhythmForm

__all__ = [
    "BurdenFilter",
    "AddScheduleForm",
    "ExemptForm",
    "RhythmForm",
    "AnswerForm",
    "AskForm",
    "ConcernsFilter",
    "FillForm",
    "FindForm",
    "FormForm",
    "ItemForm",
    "LineForm",
    "NOT_STARTED",
    "PaperForm",
    "PreviewForm",
    "QuestionForm",
    "ReasonForm",
    "ReopenForm",
    "UnitRow",
    "UnitsFilter",
    "door_of",
    "VerdictForm",
    "WordsLineForm",
]
