"""Rows of help for enterprises, one file per noun."""

from .activity import Activity, ActivityQuerySet
from .case import Case, CaseQuerySet, CaseStep

__all__ = ["Activity", "ActivityQuerySet", "Case", "CaseQuerySet", "CaseStep"]
