"""Changes of reviews."""

import datetime as dt
from typing import Any

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import nfc, one_line
from donghanh.documents import actions as documents
from donghanh.journal import actions as journal
from donghanh.movements.models import Movement
from donghanh.notices.actions import tell
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import accounts_with, subordinates_of
from donghanh.organisations.models import Unit
from donghanh.organisations.permissions import check_acts_for
from donghanh.periods.models import Period

from .choices import TRANSITIONS
from .documents import ReviewGuidance, ReviewReport
from .facts import adoption_lines, compared_figures, known_of
from .models import Review
from .permissions import check_may_issue, check_may_write
from .rules import write


@transaction.atomic
def plan_review(
    *,
    by: Actor,
    unit: Unit,
    movement: Movement,
    period: Period,
    kind: str,
    reports_due_on: dt.date,
    once: str | None = None,
) -> Review:
    """A new review of the unit acted for; refuses a second one of the same kind and period."""
    check_acts_for(by, unit.pk, Duty.DRAFT)
    journal.accept_once(once)
    if Review.objects.filter(unit=unit, movement=movement, period=period, kind=kind).exists():
        raise Refusal("Đơn vị đã mở đợt này cho kỳ này. Mở đợt đã có để làm tiếp.", field="period")
    review = Review.objects.create(
        unit=unit, movement=movement, period=period, kind=kind, reports_due_on=reports_due_on
    )
    journal.record(by, "plan", review, Sentence("Mở {review}.", review=str(review)))
    return review


@transaction.atomic
def issue_guidance(*, by: Actor, review: Review, number: str, issued_on: dt.date) -> Review:
    """Issue the guidance letter with the clerk's number, and tell the units beneath."""
    review = hold(review)
    check_may_issue(by, review)
    review.state = TRANSITIONS.check(review.state, "guide")
    review.guidance = documents.issue(
        by=by, unit=review.unit, paper=ReviewGuidance(review).paper(), number=number, issued_on=issued_on
    )
    review.save(update_fields=["state", "guidance"])
    journal.record(by, "guide", review, Sentence("Ban hành hướng dẫn ngày {day}.", day=say_date(issued_on)))
    for unit in subordinates_of(review.unit_id, issued_on):
        tell(
            accounts_with(unit.pk, Duty.DRAFT),
            Sentence(
                "Có hướng dẫn {review}, báo cáo trước {day}.",
                review=str(review),
                day=say_date(review.reports_due_on),
            ),
        )
    return review


@transaction.atomic
def draft_report(*, by: Actor, review: Review, names_units: bool = False) -> Review:
    """Write the report anew from today's data; what was edited before is replaced.

    Each part keeps its numbers with the address where each opens. `names_units` names units with high results,
    only among like ones.
    """
    review = hold(review)
    check_may_write(by, review)
    review.state = TRANSITIONS.check(review.state, "draft")
    review.sections = [
        {
            "title": section.title,
            "text": "\n\n".join(section.paragraphs),
            "numbers": [[number.said, number.url] for number in section.numbers],
        }
        for section in write(known_of(review, names_units=names_units)).sections
    ]
    review.save(update_fields=["state", "sections"])
    journal.record(by, "draft", review, Sentence("Viết dự thảo báo cáo từ số liệu."))
    return review


@transaction.atomic
def edit_report(*, by: Actor, review: Review, sections: list[dict[str, Any]]) -> Review:
    """Keep the edited text of every section; refuses an empty one."""
    review = hold(review)
    check_may_write(by, review)
    review.state = TRANSITIONS.check(review.state, "draft")
    for number, section in enumerate(sections, start=1):
        if not one_line(section["title"]) or not section["text"].strip():
            raise Refusal("Phần {number} còn trống. Viết nội dung hoặc ghi “Không có”.", number=number)
    held = [part.get("numbers", []) for part in review.sections] + [[]] * len(sections)
    review.sections = [
        {"title": one_line(section["title"]), "text": nfc(section["text"]).strip(), "numbers": numbers}
        for section, numbers in zip(sections, held, strict=False)
    ]
    review.save(update_fields=["state", "sections"])
    journal.record(by, "edit", review, Sentence("Sửa dự thảo báo cáo."))
    return review


@transaction.atomic
def issue_report(
    *, by: Actor, review: Review, number: str, issued_on: dt.date, once: str | None = None
) -> Review:
    """Issue the report with the clerk's number: sections as edited, figures as they are now, frozen."""
    review = hold(review)
    check_may_issue(by, review)
    journal.accept_once(once)
    review.state = TRANSITIONS.check(review.state, "issue")
    paper = ReviewReport(review, tuple(compared_figures(review)), tuple(adoption_lines(review))).paper()
    review.report = documents.issue(by=by, unit=review.unit, paper=paper, number=number, issued_on=issued_on)
    review.save(update_fields=["state", "report"])
    journal.record(by, "issue", review, Sentence("Ban hành báo cáo ngày {day}.", day=say_date(issued_on)))
    return review
