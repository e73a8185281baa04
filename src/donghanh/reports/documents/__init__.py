"""Papers of reports, one file per noun."""

from .answers import answers_paper
from .board import board_paper
from .comparison import comparison_paper
from .publication import publication_paper
from .report import report_paper

__all__ = ["answers_paper", "board_paper", "comparison_paper", "publication_paper", "report_paper"]
