"""Pages of courses."""

from .course import change, course, paper, results
from .listing import add, courses
from .sheets import learner_list, sheet

__all__ = ["add", "change", "course", "courses", "learner_list", "paper", "results", "sheet"]
