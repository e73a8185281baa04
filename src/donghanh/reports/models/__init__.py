"""Rows of reports, one file per noun."""

from .concern import Concern
from .form import FormItem, FormVersion
from .persons import NamedPerson, NameList, PersonCount
from .publication import Publication, PublishedSnapshot
from .report import Report, Snapshot, Value
from .request import Expected, ReportRequest, RequestClause, Standing
from .schedule import AskingSchedule, Exemption
from .taken import Taken
from .total import Mark, Tally, Total

__all__ = [
    "Taken",
    "AskingSchedule",
    "Concern",
    "Exemption",
    "Expected",
    "FormItem",
    "FormVersion",
    "Mark",
    "NameList",
    "NamedPerson",
    "PersonCount",
    "Publication",
    "PublishedSnapshot",
    "Report",
    "ReportRequest",
    "RequestClause",
    "Snapshot",
    "Standing",
    "Tally",
    "Total",
    "Value",
]
