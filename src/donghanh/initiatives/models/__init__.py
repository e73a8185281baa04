"""Initiatives, their authors and arithmetic, and what says how alike they are."""

from .initiative import Author, BenefitLine, Initiative, InitiativeQuerySet, leads_to
from .likeness import Band, Likeness, LikenessQuerySet, Signature
from .word import Word, write_words

__all__ = [
    "Author",
    "Band",
    "BenefitLine",
    "Initiative",
    "InitiativeQuerySet",
    "Likeness",
    "LikenessQuerySet",
    "Signature",
    "Word",
    "leads_to",
    "write_words",
]
