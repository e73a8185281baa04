"""Reading awards: rulebooks, verdicts, the chain, what is due, what must hold."""

from .cases import as_told, cases_of, counts_of, is_collective, registered_parties, verdicts_of
from .chain import (
    bound_to_decision,
    clause_traces,
    has_award_forms,
    home_of,
    leads_to,
    papers_kept_back,
    stage_lines,
    traced_from,
    traces_of_clause,
    traces_of_document,
    traces_of_scorecard,
    verification_of,
    what_came_of,
)
from .checks import broken_invariants, known_before_decision, untraced
from .dues import dues_of, open_work
from .grades import grades_in
from .ideas import traces_of_initiative
from .offers import ballots_of, clauses_of, councils_of, years_of
from .prizes import traces_of_entry
from .rulebooks import base_salary_on, judging_rulebook, rulebook, rulebook_on, rulebooks

__all__ = [
    "open_work",
    "as_told",
    "ballots_of",
    "clauses_of",
    "councils_of",
    "years_of",
    "base_salary_on",
    "bound_to_decision",
    "broken_invariants",
    "cases_of",
    "clause_traces",
    "counts_of",
    "dues_of",
    "grades_in",
    "has_award_forms",
    "home_of",
    "is_collective",
    "judging_rulebook",
    "known_before_decision",
    "leads_to",
    "papers_kept_back",
    "registered_parties",
    "rulebook",
    "rulebook_on",
    "rulebooks",
    "stage_lines",
    "traced_from",
    "traces_of_clause",
    "traces_of_document",
    "traces_of_entry",
    "traces_of_initiative",
    "traces_of_scorecard",
    "untraced",
    "verdicts_of",
    "verification_of",
    "what_came_of",
]
