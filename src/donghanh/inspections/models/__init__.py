"""Rows of inspections, one file per noun."""

from .cell import CellCheck, CellCheckQuerySet
from .finding import Finding, FindingQuerySet, Remedy, RemedyQuerySet
from .programme import Programme, ProgrammeQuerySet
from .visit import Check, TeamMember, Visit, VisitQuerySet

__all__ = [
    "CellCheck",
    "CellCheckQuerySet",
    "Check",
    "Finding",
    "FindingQuerySet",
    "Programme",
    "ProgrammeQuerySet",
    "Remedy",
    "RemedyQuerySet",
    "TeamMember",
    "Visit",
    "VisitQuerySet",
]
