"""Forms of movements."""

from .adoption import AdoptionFilters
from .deriving import DeriveForm, IssueForm
from .reading import ConfirmForm, UploadForm, clause_forms
from .reminding import ScheduleForm
from .responding import RespondForm
from .sending import SendForm
from .targets import TargetForm

__all__ = [
    "AdoptionFilters",
    "ConfirmForm",
    "DeriveForm",
    "IssueForm",
    "RespondForm",
    "ScheduleForm",
    "SendForm",
    "TargetForm",
    "UploadForm",
    "clause_forms",
]
