"""The only place where sockets are plugged: what upper floors answer to questions asked below.

Also two lists that no floor below may know whole: what fills an empty database, and what checks a full one.
"""

from collections.abc import Callable, Iterable

from donghanh.awards import actions as awards_actions
from donghanh.awards import facts as awards
from donghanh.base.known import what_is_known
from donghanh.base.persons import who_is_behind
from donghanh.contests import facts as contests
from donghanh.contests.models import leads_to as entry_leads_to
from donghanh.courses import facts as courses
from donghanh.documents import facts as documents
from donghanh.documents.models import kept_back
from donghanh.evaluation import actions as evaluation_actions
from donghanh.evaluation import facts as evaluation
from donghanh.events import facts as events
from donghanh.evidence.models import kept_back as evidence_kept_back
from donghanh.evidence.models import shown_through
from donghanh.exemplars import facts as exemplars
from donghanh.home import facts as home
from donghanh.indicators import actions as indicators
from donghanh.initiatives import facts as initiatives
from donghanh.initiatives.models import leads_to as initiative_leads_to
from donghanh.inspections import facts as inspections
from donghanh.journal import actions as journal_actions
from donghanh.journal import facts as journal
from donghanh.judging import actions as judging_actions
from donghanh.movements import facts as movements
from donghanh.movements import forms as movement_forms
from donghanh.notices import facts as notices
from donghanh.organisations import facts as organisations
from donghanh.people import actions as people
from donghanh.pledges import facts as pledges
from donghanh.pledges.models import leads_to as pledge_leads_to
from donghanh.relations import facts as relations
from donghanh.reports import actions as report_actions
from donghanh.reports import facts as reports
from donghanh.reports import forms as report_forms
from donghanh.support import facts as support
from donghanh.works import facts as works
from donghanh.works.models import leads_to as work_leads_to

# Each loads one catalogue and, called again, changes nothing.
CATALOGUES: tuple[Callable[[], object], ...] = (
    indicators.load_catalogue,
    report_actions.load_forms,
    evaluation_actions.load_criteria,
)

# Each says, in a sentence per fault, what does not hold in its app's rows.
INVARIANTS: tuple[Callable[[], Iterable[object]], ...] = (
    journal.broken_invariants,
    documents.books_with_gaps,
    movements.broken_invariants,
    pledges.broken_invariants,
    initiatives.broken_invariants,
    contests.broken_invariants,
    reports.broken_invariants,
    inspections.broken_invariants,
    evaluation.broken_invariants,
    awards.broken_invariants,
)


def plug_everything() -> None:
    """Plug every socket."""
    organisations.papers_kept.plug(documents.papers_kept)
    organisations.role_passed.plug(judging_actions.pass_seats)
    _plug_what_is_open()
    people.account_changed.plug(journal_actions.record)
    documents.leads_to.plug(
        movements.traces_of_document,
        pledges.traces_of_document,
        works.traces_of_document,
        inspections.traces_of_document,
    )
    movements.leads_to.plug(
        pledges.leads_to,
        works.leads_to,
        initiatives.of_clause,
        support.leads_to,
        courses.leads_to,
        relations.leads_to,
        contests.of_clause,
        reports.traces_of_clause,
        inspections.traces_of_clause,
        evaluation.traces_of_clause,
    )
    shown_through.plug(
        pledges.shown_evidence,
        works.shown_evidence,
        initiatives.shown_evidence,
        initiatives.shown_minutes,
        support.shown_evidence,
        support.shown_answers,
        relations.shown_minutes,
        relations.shown_to_both,
        contests.shown_evidence,
        contests.shown_scans,
        events.shown_evidence,
        reports.shown_evidence,
        inspections.shown_evidence,
    )
    evidence_kept_back.plug(
        initiatives.restricted_evidence,
        initiatives.restricted_minutes,
        contests.secret_evidence,
        relations.kept_evidence,
    )
    _plug_papers()
    movements.stage_counts.plug(
        works.stage_count,
        initiatives.stage_count,
        support.stage_count,
        courses.stage_count,
        contests.stage_count,
        exemplars.stage_count,
    )
    movements.stage_lines.plug(
        events.stage_lines,
        pledges.stage_lines,
        reports.stage_lines,
        inspections.stage_lines,
        evaluation.stage_lines,
        awards.stage_lines,
    )
    _plug_the_chain()
    _plug_figures()
    notices.everything_due.plug(home.dues_of_account)
    notices.doors.plug(movement_forms.door_of, report_forms.door_of)


def _plug_what_is_open() -> None:
    """What a unit, or a movement, still waits for."""
    organisations.open_work.plug(
        movements.open_work,
        pledges.open_work,
        works.open_work,
        initiatives.open_work,
        support.open_work,
        courses.open_work,
        relations.open_work,
        contests.open_work,
        reports.open_work,
        inspections.open_work,
        evaluation.open_work,
        awards.open_work,
    )
    movements.still_open.plug(
        pledges.open_in_movement,
        works.open_in_movement,
        initiatives.open_in_movement,
        support.open_in_movement,
        courses.open_in_movement,
        contests.open_in_movement,
        reports.open_in_movement,
        inspections.open_in_movement,
    )


def _plug_the_chain() -> None:
    """What each thing led to, told by the floors above it."""
    movements.leads_to.plug(awards.traces_of_clause, exemplars.stories_of_clause)
    evaluation.has_award_forms.plug(awards.has_award_forms)
    inspections.leads_to.plug(evaluation.traces_of_inspection)
    reports.leads_to.plug(evaluation.traces_of_figure, inspections.traces_of_figure)
    evaluation.leads_to.plug(awards.traces_of_scorecard)
    work_leads_to.plug(evaluation.traces_of_work)
    pledge_leads_to.plug(evaluation.traces_of_pledge)
    initiative_leads_to.plug(evaluation.traces_of_initiative, awards.traces_of_initiative)
    entry_leads_to.plug(awards.traces_of_entry)
    awards.leads_to.plug(exemplars.stories_of_recognition)


def _plug_papers() -> None:
    """What floors above say of a paper."""
    kept_back.plug(awards.papers_kept_back)
    documents.bound_to.plug(movements.bound_to_plan, awards.bound_to_decision)
    documents.scan_attached.plug(awards_actions.take_effect)
    documents.other_codes.plug(awards.verification_of, contests.verification_of)
    documents.leads_to.plug(awards.traces_of_document)


def _plug_figures() -> None:
    """What was recorded where units are asked to report."""
    what_is_known.plug(
        organisations.known_figures,
        pledges.known_figures,
        works.known_figures,
        initiatives.known_figures,
        support.known_figures,
        courses.known_figures,
        relations.known_figures,
        contests.known_figures,
    )
    who_is_behind.plug(initiatives.authors_behind)
