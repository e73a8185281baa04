"""Reading movements: plans and their clauses, lineage, adoption, what is due."""

from .adoption import adoption_of, adoption_totals
from .dues import dues_of
from .lineage import leads_to, leads_to_of, root_of, traced_from
from .plans import (
    clauses_above,
    clauses_of,
    coverage_of_plan,
    current_movement,
    guiding_plan,
    own_plan,
    rows_of_plan,
)
from .recipients import Addressees, accounts_at, addressees_of, answer_of

__all__ = [
    "Addressees",
    "accounts_at",
    "addressees_of",
    "adoption_of",
    "adoption_totals",
    "answer_of",
    "clauses_above",
    "clauses_of",
    "coverage_of_plan",
    "current_movement",
    "dues_of",
    "guiding_plan",
    "leads_to",
    "leads_to_of",
    "own_plan",
    "root_of",
    "rows_of_plan",
    "traced_from",
]
