"""Rows of help for enterprises, one file per noun."""

from .activity import Activity, ActivityQuerySet
from .agreement import Agreement, AgreementQuerySet
from .case import Case, CaseQuerySet, CaseStep
from .idea import Idea, IdeaQuerySet

__all__ = [
    "Activity",
    "ActivityQuerySet",
    "Agreement",
    "AgreementQuerySet",
    "Case",
    "CaseQuerySet",
    "CaseStep",
    "Idea",
    "IdeaQuerySet",
]
