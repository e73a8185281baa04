"""Papers of reports, one file per noun."""

from .board import board_paper
from .report import report_paper

__all__ = ["board_paper", "report_paper"]
