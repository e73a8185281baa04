"""The enterprise says whether it was helped: signed in, through a link without signing in, or on paper."""

from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from donghanh.base.actors import STRANGER, Actor
from donghanh.base.dates import now, today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.evidence.actions import Upload, add_scan
from donghanh.evidence.models import Evidence
from donghanh.journal import actions as journal
from donghanh.notices import actions as notices
from donghanh.notices.models import Link
from donghanh.notices.rules.links import expiry
from donghanh.organisations.models import Unit

from ..choices import CASE_MOVES, LINK_PURPOSE, CaseState, ConfirmedBy, StepKind
from ..facts import keepers_of
from ..models import Case
from ..permissions import check_may_confirm, check_may_hold
from ..rules import check_said
from .cases import concerned, note_step


@transaction.atomic
def confirm(*, by: Actor, case: Case, once: str | None = None) -> Case:
    """The employer's representative says that it was settled."""
    check_may_confirm(by, case)
    journal.accept_once(once)
    return _confirm(by, case, how=ConfirmedBy.SIGNED_IN, who=by.name)


@transaction.atomic
def deny(*, by: Actor, case: Case, reason: str, once: str | None = None) -> Case:
    """The employer's representative says that it was not settled: the case is open again."""
    check_may_confirm(by, case)
    journal.accept_once(once)
    return _reopen(by, case, who=by.name, reason=reason)


@transaction.atomic
def confirm_by_paper(*, by: Actor, case: Case, who: str, upload: Upload, once: str | None = None) -> Case:
    """The unit that holds the case records the enterprise's letter, with its scan, and is named for it."""
    check_may_hold(by, case)
    journal.accept_once(once)
    CASE_MOVES.check(case.state, "confirm")
    scan = add_scan(by=by, unit=Unit.objects.get(pk=by.unit_id), upload=upload, caption=case.title)
    return _confirm(by, case, how=ConfirmedBy.PAPER, who=who, scan=scan)


@transaction.atomic
def give_link(*, by: Actor, case: Case, once: str | None = None) -> Link:
    """A link that opens the answer to the enterprise without signing in; the one before opens nothing any more."""
    check_may_hold(by, case)
    journal.accept_once(once)
    found = hold(case)
    if found.state != CaseState.ANSWERED:
        raise Refusal("Ghi trả lời trước, rồi mới gửi doanh nghiệp xác nhận.")
    thing = notices.Behind(found.pk, found.unit_id, expiry(None, timezone.localtime(now())))
    link = notices.give_links(by=by, purpose=LINK_PURPOSE, things=[thing])[0]
    journal.record(by, "link", found, Sentence("Tạo đường dẫn để doanh nghiệp xác nhận."))
    return link


@transaction.atomic
def confirm_through(*, link: Link, case: Case, who: str, is_settled: bool, reason: str = "") -> Case:
    """Whoever holds the link answers for the enterprise, once, under the name they give."""
    who = check_said(who, field="who")[:100]
    by = replace(STRANGER, name=f"{who} (qua đường dẫn)")
    notices.use_link(by=by, link=link)
    if is_settled:
        return _confirm(by, case, how=ConfirmedBy.LINK, who=who)
    return _reopen(by, case, who=who, reason=reason)


def _confirm(by: Actor, case: Case, *, how: ConfirmedBy, who: str, scan: Evidence | None = None) -> Case:
    found = hold(case)
    found.state = CASE_MOVES.check(found.state, "confirm")
    found.confirmed_how, found.confirmed_by = how, check_said(who, field="who")[:120]
    found.closed_on = today()
    found.save(update_fields=["state", "confirmed_how", "confirmed_by", "closed_on"])
    note_step(
        by,
        found,
        StepKind.CONFIRMED,
        unit_id=by.unit_id or found.unit_id,
        text=found.confirmed_by,
        evidence=scan,
    )
    _tell(
        by,
        found,
        Sentence(
            "{enterprise} xác nhận “{title}” đã được tháo gỡ.", enterprise=found.enterprise, title=found.title
        ),
    )
    return found


def _reopen(by: Actor, case: Case, *, who: str, reason: str) -> Case:
    found = hold(case)
    found.state = CASE_MOVES.check(found.state, "reopen")
    reason = check_said(reason, field="reason")
    found.save(update_fields=["state"])
    note_step(by, found, StepKind.REOPENED, unit_id=by.unit_id or found.unit_id, text=f"{who}: {reason}")
    _tell(
        by,
        found,
        Sentence(
            "{enterprise} báo “{title}” chưa xong: {reason}",
            enterprise=found.enterprise,
            title=found.title,
            reason=reason,
        ),
    )
    return found


def _tell(by: Actor, case: Case, said: Sentence) -> None:
    told = concerned(case) | keepers_of(case.holder_id)
    notices.tell(told - {by.account_id or 0}, said, case.get_absolute_url())
