"""Forms of inspections."""

from .findings import (
    AnswerForm,
    ChecksForm,
    FindingForm,
    ProofForm,
    RemedyForm,
    ReportForm,
    ReturnForm,
    SettleForm,
    VerdictForm,
)
from .planning import NameForm, ProgrammeForm, SampleForm
from .visits import (
    CancelForm,
    CompareForm,
    ConclusionForm,
    MinutesForm,
    PrepareForm,
    ShareForm,
    VisitFilters,
    VisitForm,
)

__all__ = [
    "AnswerForm",
    "CancelForm",
    "ChecksForm",
    "CompareForm",
    "ConclusionForm",
    "FindingForm",
    "MinutesForm",
    "NameForm",
    "PrepareForm",
    "ProgrammeForm",
    "ProofForm",
    "RemedyForm",
    "ReportForm",
    "ReturnForm",
    "SampleForm",
    "SettleForm",
    "ShareForm",
    "VerdictForm",
    "VisitFilters",
    "VisitForm",
]
