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
from .idea import EnterpriseAnswerForm, IdeaFilter, IdeaForm, LetterAnswerForm, RewriteForm, SendForm

__all__ = [
    "ActivityFilter",
    "ActivityForm",
    "AgreementFilter",
    "AgreementForm",
    "AnswerForm",
    "CaseFilter",
    "CaseForm",
    "ConfirmForm",
    "EnterpriseAnswerForm",
    "GradeForm",
    "HandForm",
    "IdeaFilter",
    "IdeaForm",
    "LetterAnswerForm",
    "PaperForm",
    "ReasonForm",
    "RewriteForm",
    "SendForm",
    "StepForm",
]
