"""Forms of movements."""

from .adoption import AdoptionFilters
from .deriving import ChangeForm, CommentForm, DeriveForm, IssueForm, ReasonForm
from .doors import door_of
from .looking import LookForm
from .reading import ConfirmForm, UploadForm, clause_forms
from .reminding import ScheduleForm
from .responding import RespondForm
from .sending import SendForm
from .targets import (
    AllocationForm,
    AnswerForm,
    DivideForm,
    ProposeForm,
    RebaseForm,
    SettleForm,
    TargetFilters,
    TargetForm,
    WithdrawForm,
)

__all__ = [
    "AdoptionFilters",
    "AllocationForm",
    "AnswerForm",
    "ChangeForm",
    "CommentForm",
    "ConfirmForm",
    "DeriveForm",
    "DivideForm",
    "IssueForm",
    "LookForm",
    "ProposeForm",
    "ReasonForm",
    "RebaseForm",
    "RespondForm",
    "ScheduleForm",
    "SendForm",
    "SettleForm",
    "TargetFilters",
    "TargetForm",
    "UploadForm",
    "WithdrawForm",
    "clause_forms",
    "door_of",
]
