"""Pages of inspections."""

from .findings import add_finding, finding, remedy
from .inspecting import checks, compare
from .planning import add_programme, issue_programme, programme, programmes, sample
from .preparing import add_visit, paper, prepare
from .records import visit, visits

__all__ = [
    "add_finding",
    "add_programme",
    "add_visit",
    "checks",
    "compare",
    "finding",
    "issue_programme",
    "paper",
    "prepare",
    "programme",
    "programmes",
    "remedy",
    "sample",
    "visit",
    "visits",
]
