"""Writing official papers: Word for offices to edit, PDF to sign and print, plain text to read back."""

from ..paper import Paper
from .certificate import Card, certificates
from .layout import DEFAULT_LAYOUT, Layout, layout_of, layouts
from .pdf import pdf
from .plate import Plate, plates
from .template import FIELDS, LISTS, fill_template, fits_template
from .template_check import example_template, template_faults
from .text import text
from .typeset import TypesettingFailed
from .word import docx

__all__ = [
    "DEFAULT_LAYOUT",
    "FIELDS",
    "LISTS",
    "Card",
    "Layout",
    "Paper",
    "Plate",
    "TypesettingFailed",
    "certificates",
    "docx",
    "example_template",
    "fill_template",
    "fits_template",
    "layout_of",
    "layouts",
    "pdf",
    "plates",
    "template_faults",
    "text",
]
