"""Pages of works, one file per noun."""

from .board import board, congress, congress_paper
from .work import accept, add, minutes, plate, work, works

__all__ = ["accept", "add", "board", "congress", "congress_paper", "minutes", "plate", "work", "works"]
