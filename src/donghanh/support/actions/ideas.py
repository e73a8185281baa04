"""An idea on a product is written, looked at, sent to the enterprise, answered; its author hears each time."""

import datetime as dt
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from donghanh.base.actors import STRANGER, Actor
from donghanh.base.dates import now, say_date, today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import fold, nfc, one_line
from donghanh.evidence.actions import Upload, add_scan
from donghanh.journal import actions as journal
from donghanh.movements.models import Clause
from donghanh.notices import actions as notices
from donghanh.notices.models import Link
from donghanh.notices.rules.links import expiry
from donghanh.organisations.facts import subordinates_of, superior_id_of
from donghanh.organisations.models import Unit

from ..choices import ANSWERS, IDEA_LINK_PURPOSE, IDEA_MOVES, ConfirmedBy, IdeaState, IdeaTopic, SentHow
from ..facts import keepers_of
from ..models import Idea
from ..permissions import check_may_look_at, check_may_take_back, check_may_write_idea, is_author
from ..rules import check_past, check_said, is_up


@transaction.atomic
def write_idea(
    *,
    by: Actor,
    product: str,
    enterprise: str,
    topic: str,
    text: str,
    author: str = "",
    clause: Clause | None = None,
    once: str | None = None,
) -> Idea:
    """A new idea of the unit acted for; who drafts there is told. Raises Refusal for one without words."""
    check_may_write_idea(by)
    journal.accept_once(once)
    product = check_said(product, field="product")
    enterprise = check_said(enterprise, field="enterprise")
    check_said(text, field="text")
    idea = Idea.objects.create(
        unit_id=by.unit_id,
        holder_id=by.unit_id,
        movement=clause.plan.movement if clause else None,
        clause=clause,
        product=product,
        enterprise=enterprise,
        topic=IdeaTopic(topic),
        text=nfc(text).strip(),
        search_key=fold(f"{product} {enterprise}"),
        author=one_line(author)[:120] or by.name[:120],
        written_on=today(),
        added_by_id=by.account_id,
    )
    said = Sentence("Viết ý kiến về {product} của {enterprise}.", product=product, enterprise=enterprise)
    journal.record(by, "write", idea, said)
    waiting = Sentence(
        "Ý kiến về {product} chờ xem và gửi {enterprise}.", product=product, enterprise=enterprise
    )
    notices.tell(_keepers(by, idea), waiting, idea.get_absolute_url())
    return idea


def _keepers(by: Actor, idea: Idea) -> set[int]:
    return keepers_of(idea.holder_id) - {by.account_id or 0}


def _tell_author(by: Actor, idea: Idea, said: Sentence) -> None:
    """Who wrote it hears, and so does who drafts where it was written."""
    told = keepers_of(idea.unit_id) | ({idea.added_by_id} if idea.added_by_id else set())
    notices.tell(told - {by.account_id or 0}, said, idea.get_absolute_url())


@transaction.atomic
def send_back_idea(*, by: Actor, idea: Idea, reason: str, once: str | None = None) -> Idea:
    """Ask whoever wrote it to say it more clearly."""
    check_may_look_at(by, idea)
    journal.accept_once(once)
    found = hold(idea)
    found.state = IDEA_MOVES.check(found.state, "send_back")
    found.reason = check_said(reason, field="reason")
    found.save(update_fields=["state", "reason"])
    said = Sentence(
        "Ý kiến về {product} được trả lại để viết rõ hơn: {why}", product=found.product, why=found.reason
    )
    journal.record(by, "send_back", found, said)
    _tell_author(by, found, said)
    return found


@transaction.atomic
def rewrite_idea(*, by: Actor, idea: Idea, text: str, once: str | None = None) -> Idea:
    """Who wrote it says it again; it waits for the union once more."""
    if not is_author(by, idea):
        raise Refusal("Chỉ người viết ý kiến mới viết lại được.")
    journal.accept_once(once)
    found = hold(idea)
    found.state = IDEA_MOVES.check(found.state, "rewrite")
    check_said(text, field="text")
    found.text, found.reason = nfc(text).strip(), ""
    found.save(update_fields=["state", "text", "reason"])
    said = Sentence("Ý kiến về {product} đã được viết lại.", product=found.product)
    journal.record(by, "rewrite", found, said)
    notices.tell(_keepers(by, found), said, found.get_absolute_url())
    return found


@transaction.atomic
def hand_idea(*, by: Actor, idea: Idea, target: Unit, reason: str, once: str | None = None) -> Idea:
    """Let the level right above or right beneath send it: it may know the enterprise."""
    check_may_look_at(by, idea)
    journal.accept_once(once)
    found = hold(idea)
    IDEA_MOVES.check(found.state, "hand")
    reason, day, here = check_said(reason, field="reason"), today(), by.unit_id or found.holder_id
    beneath = frozenset(subordinates_of(here, day).filter(pk=target.pk).values_list("pk", flat=True))
    is_up(holder_id=here, target_id=target.pk, above_id=superior_id_of(here, day), beneath=beneath)
    found.holder = target
    found.save(update_fields=["holder"])
    said = Sentence(
        "Ý kiến về {product} đã chuyển đến {unit}: {why}", product=found.product, unit=target.name, why=reason
    )
    journal.record(by, "hand", found, said)
    _tell_author(by, found, said)
    notices.tell(_keepers(by, found), said, found.get_absolute_url())
    return found


@transaction.atomic
def send_idea(
    *, by: Actor, idea: Idea, sent_on: dt.date, sent_how: str, sent_to: str = "", once: str | None = None
) -> Idea:
    """Write down that it went to the enterprise: when, how, to whom."""
    check_may_look_at(by, idea)
    journal.accept_once(once)
    found = hold(idea)
    found.state = IDEA_MOVES.check(found.state, "send")
    check_past(sent_on, field="sent_on", today=today())
    if sent_on < found.written_on:
        raise Refusal("Ngày gửi trước ngày viết ý kiến. Kiểm tra lại ngày.", field="sent_on")
    found.sent_on, found.sent_how, found.sent_to = sent_on, SentHow(sent_how), one_line(sent_to)[:250]
    found.save(update_fields=["state", "sent_on", "sent_how", "sent_to"])
    said = Sentence(
        "Ý kiến về {product} đã chuyển đến {enterprise} ngày {day}.",
        product=found.product,
        enterprise=found.enterprise,
        day=say_date(sent_on),
    )
    journal.record(by, "send", found, said)
    _tell_author(by, found, said)
    return found


@transaction.atomic
def give_idea_link(*, by: Actor, idea: Idea, once: str | None = None) -> Link:
    """A link through which the enterprise answers, once, without signing in; the one before opens nothing any more."""
    check_may_look_at(by, idea)
    journal.accept_once(once)
    found = hold(idea)
    if found.state not in (IdeaState.SENT, IdeaState.NOTED):
        raise Refusal("Ghi ngày gửi trước, rồi mới tạo đường dẫn cho doanh nghiệp trả lời.")
    thing = notices.Behind(found.pk, found.unit_id, expiry(None, timezone.localtime(now())))
    link = notices.give_links(by=by, purpose=IDEA_LINK_PURPOSE, things=[thing])[0]
    journal.record(by, "link", found, Sentence("Tạo đường dẫn để doanh nghiệp trả lời."))
    return link


@transaction.atomic
def answer_through(*, link: Link, idea: Idea, who: str, outcome: str, answer: str) -> Idea:
    """Whoever holds the link answers for the enterprise, once, under the name they give."""
    who = check_said(who, field="who")[:100]
    by = replace(STRANGER, name=f"{who} (qua đường dẫn)")
    notices.use_link(by=by, link=link)
    return _answered(
        by, hold(idea), outcome=outcome, answer=answer, who=who, how=ConfirmedBy.LINK, day=today()
    )


@transaction.atomic
def record_answer(
    *,
    by: Actor,
    idea: Idea,
    outcome: str,
    answer: str,
    who: str,
    answered_on: dt.date,
    upload: Upload,
    once: str | None = None,
) -> Idea:
    """The unit that sent it records the enterprise's letter, with its scan."""
    check_may_look_at(by, idea)
    journal.accept_once(once)
    found = hold(idea)
    IDEA_MOVES.check(found.state, outcome)
    check_past(answered_on, field="answered_on", today=today())
    if found.sent_on and answered_on < found.sent_on:
        raise Refusal("Ngày trả lời trước ngày gửi. Kiểm tra lại ngày.", field="answered_on")
    unit = Unit.objects.get(pk=by.unit_id)
    found.scan = add_scan(by=by, unit=unit, upload=upload, caption=str(found))
    return _answered(
        by, found, outcome=outcome, answer=answer, who=who, how=ConfirmedBy.PAPER, day=answered_on
    )


def _answered(
    by: Actor, found: Idea, *, outcome: str, answer: str, who: str, how: ConfirmedBy, day: dt.date
) -> Idea:
    if outcome not in {str(each) for each in ANSWERS}:
        raise Refusal("Chọn một cách trả lời trong danh sách.", field="outcome")
    found.state = IDEA_MOVES.check(found.state, outcome)
    check_said(answer, field="answer")
    found.answer, found.answered_on, found.answered_how = nfc(answer).strip(), day, how
    found.answered_by = check_said(who, field="who")[:120]
    found.save(update_fields=["state", "answer", "answered_on", "answered_how", "answered_by", "scan"])
    said = Sentence(
        "Ý kiến về {product}: {outcome}. {answer}",
        product=found.product,
        outcome=IdeaState(found.state).label,
        answer=one_line(found.answer),
    )
    journal.record(by, "answer", found, said)
    _tell_author(by, found, said)
    if found.holder_id != found.unit_id:
        notices.tell(_keepers(by, found), said, found.get_absolute_url())
    return found


@transaction.atomic
def withdraw_idea(*, by: Actor, idea: Idea, reason: str, once: str | None = None) -> Idea:
    """Take it back before it went to the enterprise, with the reason; it no longer counts."""
    check_may_take_back(by, idea)
    journal.accept_once(once)
    found = hold(idea)
    found.state = IDEA_MOVES.check(found.state, "withdraw")
    found.reason = check_said(reason, field="reason")
    found.save(update_fields=["state", "reason"])
    said = Sentence("Ý kiến về {product} đã được rút: {why}", product=found.product, why=found.reason)
    journal.record(by, "withdraw", found, said)
    _tell_author(by, found, said)
    return found
