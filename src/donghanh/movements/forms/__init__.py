"""Forms of movements."""

from .adoption import AdoptionFilters
from .deriving import DeriveForm, IssueForm
from .reading import ConfirmForm, UploadForm, clause_forms
from .responding import RespondForm
from .sending import SendForm
from .targets import TargetForm

__all__ = [
    "AdoptionFilters",
    "ConfirmForm",
    "DeriveForm",
    "IssueForm",
    "RespondForm",
    "SendForm",
    "TargetForm",
    "UploadForm",
    "clause_forms",
]
