"""Forms of papers."""

from .issuing import NumberForm
from .papers import (
    CodeForm,
    CopyForm,
    DeclareForm,
    DocumentFilter,
    IncomingFileForm,
    IncomingForm,
    KeyForm,
    RelateForm,
    RevokeForm,
    ScanForm,
    VoidForm,
    first_values,
)
from .templates import TemplateForm

__all__ = [
    "CodeForm",
    "CopyForm",
    "DeclareForm",
    "DocumentFilter",
    "IncomingFileForm",
    "IncomingForm",
    "KeyForm",
    "NumberForm",
    "RelateForm",
    "RevokeForm",
    "ScanForm",
    "TemplateForm",
    "VoidForm",
    "first_values",
]
