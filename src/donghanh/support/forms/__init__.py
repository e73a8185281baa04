"""Forms of help for enterprises."""

from .activity import ActivityFilter, ActivityForm
from .agreement import AgreementFilter, AgreementForm, GradeForm
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
    "AgreementFilter",
    "AgreementForm",
    "AnswerForm",
    "CaseFilter",
    "CaseForm",
    "ConfirmForm",
    "GradeForm",
    "HandForm",
    "PaperForm",
    "ReasonForm",
    "StepForm",
]
