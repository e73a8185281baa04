"""An initiative is put to a council, recognised, declined, given back; each time its authors hear of it."""

import datetime as dt

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date, today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import nfc, one_line
from donghanh.evidence.actions import Upload, add_scan
from donghanh.journal import actions as journal
from donghanh.judging.actions import open_ballot
from donghanh.judging.models import Panel
from donghanh.judging.rules import MAJORITY, Threshold
from donghanh.notices.actions import tell
from donghanh.organisations.models import Unit

from ..choices import INITIATIVE_MOVES, InitiativeState, Reach
from ..facts import accounts_of_authors
from ..models import Initiative
from ..permissions import check_may_decide, check_may_widen
from ..rules import check_may_reach, check_recognised_on, check_said


@transaction.atomic
def ask_council(
    *,
    by: Actor,
    initiative: Initiative,
    panel: Panel,
    threshold: Threshold = MAJORITY,
    once: str | None = None,
) -> Initiative:
    """Put it to the unit's initiative council; the ballot is secret, a seat that is its author stays out."""
    check_may_decide(by, initiative)
    found = hold(initiative)
    if found.state != InitiativeState.SUBMITTED:
        raise Refusal("Chỉ lấy phiếu về sáng kiến đang chờ công nhận.")
    if found.ballot_id is not None:
        raise Refusal("Sáng kiến này đã được đưa ra hội đồng. Mở phiếu đã có để xem kết quả.")
    seated = panel.seats.in_force(today()).values("person")
    author = found.authors.filter(person__isnull=False, person__in=seated).first()
    found.ballot = open_ballot(
        by=by,
        panel=panel,
        question=f"Công nhận sáng kiến “{found.title}”",
        threshold=threshold,
        person_id=author.person_id if author else None,
        once=once,
    )
    found.save(update_fields=["ballot"])
    _hand_over(
        by,
        found,
        verb="ask_council",
        said=Sentence("Sáng kiến “{title}” được đưa ra {panel}.", title=found.title, panel=panel.name),
    )
    return found


@transaction.atomic
def recognise(
    *,
    by: Actor,
    initiative: Initiative,
    recognised_on: dt.date,
    recognised_by: str,
    reach: str = Reach.BASE,
    reason: str = "",
    decision_number: str = "",
    upload: Upload | None = None,
    once: str | None = None,
) -> Initiative:
    """Recognise it: when, by whom as the minutes or decision say, with their scan; a ballot asked must have passed."""
    check_may_decide(by, initiative)
    journal.accept_once(once)
    found = hold(initiative)
    state = INITIATIVE_MOVES.check(found.state, "recognise")
    _check_ballot(found)
    unit = Unit.objects.get(pk=by.unit_id)
    check_may_reach(reach, level=unit.level)
    check_recognised_on(recognised_on, submitted_on=found.submitted_on or recognised_on, today=today())
    found.state, found.reach = state, Reach(reach)
    found.recognised_on = recognised_on
    found.recognised_by = check_said(recognised_by, field="recognised_by")[:250]
    found.decision_number, found.reason = one_line(decision_number)[:60], nfc(reason).strip()
    if upload is not None:
        caption = f"Biên bản, quyết định công nhận: {found.title}"[:250]
        found.minutes = add_scan(by=by, unit=unit, upload=upload, caption=caption)
    found.save()
    _hand_over(
        by,
        found,
        verb="recognise",
        said=Sentence(
            "Sáng kiến “{title}” được công nhận ngày {day}, phạm vi: {reach}.",
            title=found.title,
            day=say_date(recognised_on),
            reach=Reach(reach).label,
        ),
    )
    return found


def _check_ballot(found: Initiative) -> None:
    if found.ballot is None:
        return
    if found.ballot.passed is None:
        raise Refusal("Hội đồng chưa kiểm phiếu. Kiểm phiếu rồi mới ghi công nhận.")
    if not found.ballot.passed:
        raise Refusal("Hội đồng bỏ phiếu không đạt nên không công nhận được. Ghi không công nhận, kèm lý do.")


@transaction.atomic
def decline(*, by: Actor, initiative: Initiative, reason: str) -> Initiative:
    """Not recognised, and why."""
    found = _turned_down(by, initiative, "decline", reason=reason)
    _hand_over(
        by,
        found,
        verb="decline",
        said=Sentence(
            "Sáng kiến “{title}” không được công nhận: {reason}", title=found.title, reason=found.reason
        ),
    )
    return found


@transaction.atomic
def return_initiative(*, by: Actor, initiative: Initiative, reason: str) -> Initiative:
    """Back to its authors, with what is missing; a new ballot is asked when it comes again."""
    found = _turned_down(by, initiative, "return", reason=reason)
    found.ballot = None
    found.save(update_fields=["ballot"])
    _hand_over(
        by,
        found,
        verb="return",
        said=Sentence("Sáng kiến “{title}” cần bổ sung: {reason}", title=found.title, reason=found.reason),
    )
    return found


def _turned_down(by: Actor, initiative: Initiative, verb: str, *, reason: str) -> Initiative:
    check_may_decide(by, initiative)
    found = hold(initiative)
    found.state = INITIATIVE_MOVES.check(found.state, verb)
    found.reason = check_said(reason, field="reason")
    found.save(update_fields=["state", "reason"])
    return found


@transaction.atomic
def widen(
    *, by: Actor, initiative: Initiative, reach: str, recognised_by: str, once: str | None = None
) -> Initiative:
    """Recognise that its effect reaches further."""
    unit = Unit.objects.get(pk=by.unit_id)
    check_may_widen(by, initiative, unit.level)
    journal.accept_once(once)
    found = hold(initiative)
    check_may_reach(reach, level=unit.level, before=found.reach)
    said_by = check_said(recognised_by, field="recognised_by")
    found.reach = Reach(reach)
    found.save(update_fields=["reach"])
    _hand_over(
        by,
        found,
        verb="widen",
        said=Sentence(
            "Sáng kiến “{title}” được công nhận phạm vi ảnh hưởng: {reach} ({by}).",
            title=found.title,
            reach=Reach(reach).label,
            by=said_by,
        ),
    )
    return found


def _hand_over(by: Actor, found: Initiative, *, verb: str, said: Sentence) -> None:
    """Journal it, and let its authors hear that their idea moved."""
    journal.record(by, verb, found, said)
    tell([key for key in accounts_of_authors(found) if key != by.account_id], said, found.get_absolute_url())
