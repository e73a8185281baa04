"""Writing official papers: Word for offices to edit, PDF to sign and print, plain text to read back."""

from ..paper import Paper
from .certificate import Card, certificates
from .layout import DEFAULT_LAYOUT, Layout, layout_of, layouts
from .pdf import pdf
from .text import text
from .typeset import TypesettingFailed
from .word import docx

__all__ = [
    "DEFAULT_LAYOUT",
    "Card",
    "Layout",
    "Paper",
    "TypesettingFailed",
    "certificates",
    "docx",
    "layout_of",
    "layouts",
    "pdf",
    "text",
]
