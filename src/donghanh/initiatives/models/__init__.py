"""Initiatives, their authors and arithmetic, and what says how alike they are."""

from .initiative import Author, BenefitLine, Initiative, InitiativeQuerySet, leads_to
from .likeness import Band, Likeness, LikenessQuerySet, Signature

__all__ = [
    "Author",
    "Band",
    "BenefitLine",
    "Initiative",
    "InitiativeQuerySet",
    "Likeness",
    "LikenessQuerySet",
    "Signature",
    "leads_to",
]
