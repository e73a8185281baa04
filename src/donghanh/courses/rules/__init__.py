"""What a course and its list of learners must say."""

from .course import check_days, check_past, check_said, check_seats, check_settled
from .sheet import COLUMNS, MOST_LEARNERS, Learner, learners_from, plain_learners, read_learners

__all__ = [
    "COLUMNS",
    "MOST_LEARNERS",
    "Learner",
    "check_days",
    "check_past",
    "check_said",
    "check_seats",
    "check_settled",
    "learners_from",
    "plain_learners",
    "read_learners",
]
