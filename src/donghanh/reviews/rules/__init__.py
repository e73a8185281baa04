"""How a review's report is written from figures, and how its numbers are found again in the edited text."""

from .linking import Linked, link
from .narrative import FigureLine, achieved, missing_paragraphs, theme_paragraphs, weak_figures
from .pieces import Number, Paragraph, Section, Written, section_of
from .writing import AdoptionLine, Known, write

__all__ = [
    "AdoptionLine",
    "FigureLine",
    "Known",
    "Linked",
    "Number",
    "Paragraph",
    "Section",
    "Written",
    "achieved",
    "link",
    "missing_paragraphs",
    "section_of",
    "theme_paragraphs",
    "weak_figures",
    "write",
]
