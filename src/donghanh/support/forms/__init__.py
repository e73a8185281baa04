"""Forms of help for enterprises."""

from .activity import ActivityFilter, ActivityForm
from .case import (
    AnswerForm,
    CaseFilter,
    CaseForm,
    ConfirmForm,
    HandForm,
    PaperForm,
    ReasonForm,
    StepForm,
)

__all__ = [
    "ActivityFilter",
    "ActivityForm",
    "AnswerForm",
    "CaseFilter",
    "CaseForm",
    "ConfirmForm",
    "HandForm",
    "PaperForm",
    "ReasonForm",
    "StepForm",
]
