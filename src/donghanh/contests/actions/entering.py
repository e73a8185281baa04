"""Somebody enters; the entry is accepted, given back, withdrawn; its people hear at each hand-over."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date, today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import fold, nfc, one_line
from donghanh.evidence.actions import Upload, keep_evidence
from donghanh.evidence.models import Evidence
from donghanh.evidence.rules import nameless
from donghanh.journal import actions as journal
from donghanh.notices.actions import tell
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import accounts_with, members_of
from donghanh.organisations.models import Unit

from ..choices import ENTRY_MOVES, ContestKind, ContestState, EntryState
from ..facts import accounts_of, without_jurors
from ..models import Contest, Entry, Field, Member
from ..permissions import check_may_enter, check_may_run, check_may_speak_for
from ..rules import check_members, check_text

_OPEN = (EntryState.SENT, EntryState.RETURNED)


@dataclass(frozen=True)
class EntryContent:
    """What the entry page says: `members` a name each; a team has a name of its own."""

    members: Sequence[str]
    team: str = ""
    title: str = ""
    summary: str = ""


@transaction.atomic
def enter(
    *,
    by: Actor,
    contest: Contest,
    field: Field,
    content: EntryContent,
    upload: Upload | None = None,
    once: str | None = None,
) -> Entry:
    """Enter a person or a team of the unit acted for; who holds the contest hears of it."""
    check_may_enter(by, contest)
    journal.accept_once(once)
    found = hold(contest)
    if today() > found.enters_until:
        raise Refusal("Đã hết hạn đăng ký (ngày {day}).", day=say_date(found.enters_until))
    entry = Entry(
        contest=found, field=field, unit_id=by.unit_id or 0, added_by_id=by.account_id, sent_on=today()
    )
    _write(entry, field, content)
    if upload is not None:
        _keep(by, entry, upload)
    journal.record(by, "enter", entry, Sentence("Đăng ký dự thi: {name}.", name=entry.name))
    _tell_holders(by, entry)
    return entry


@transaction.atomic
def resend(*, by: Actor, entry: Entry, field: Field, content: EntryContent, once: str | None = None) -> Entry:
    """Send again what was given back, completed."""
    check_may_speak_for(by, entry)
    journal.accept_once(once)
    found = hold(entry)
    found.state = ENTRY_MOVES.check(found.state, "send")
    found.reason = ""
    _write(found, field, content)
    journal.record(by, "send", found, Sentence("Gửi lại bài dự thi đã bổ sung."))
    _tell_holders(by, found)
    return found


def _write(entry: Entry, field: Field, content: EntryContent) -> None:
    if field.contest_id != entry.contest_id:
        raise Refusal("Nghề, lĩnh vực này không thuộc hội thi. Chọn lại.", field="field")
    people = check_members(content.members)
    title = one_line(content.title)
    if entry.contest.kind == ContestKind.CREATIVE:
        title = check_text(title, field="title")
    if len(people) > 1 and not one_line(content.team):
        raise Refusal("Đội nhiều người thì đặt tên đội.", field="team")
    entry.field, entry.title, entry.summary = field, title[:250], nfc(content.summary).strip()
    entry.name = (one_line(content.team) or people[0])[:250]
    entry.search_key = fold(" ".join([entry.name, entry.title, *people]))[:600]
    entry.save()
    _write_members(entry, people)


def _write_members(entry: Entry, people: Sequence[str]) -> None:
    """Members anew; a name that exactly one member of the unit bears is that member; a juror takes no part."""
    entry.members.all().delete()
    known: dict[str, list[int]] = {}
    for key, name in members_of(entry.unit_id, today()).values_list("pk", "name"):
        known.setdefault(fold(name), []).append(key)
    found = {name: known[fold(name)][0] for name in people if len(known.get(fold(name), [])) == 1}
    if entry.contest.jurors.filter(person__in=found.values()).exists():
        raise Refusal("Có người là giám khảo của hội thi này. Giám khảo không dự thi.", field="members")
    Member.objects.bulk_create(
        Member(entry=entry, name=name[:120], person_id=found.get(name), position=position)
        for position, name in enumerate(people, start=1)
    )


def _tell_holders(by: Actor, entry: Entry) -> None:
    holders = accounts_with(entry.contest.unit_id, Duty.DRAFT)
    said = Sentence("“{contest}”: có bài dự thi chờ tiếp nhận.", contest=entry.contest.name)
    tell(without_jurors(entry.contest_id, holders, but=by.account_id), said, entry.get_absolute_url())


@transaction.atomic
def attach(
    *, by: Actor, entry: Entry, upload: Upload, caption: str = "", once: str | None = None
) -> Evidence:
    """A file that jurors will look at, before the entry is accepted."""
    check_may_speak_for(by, entry)
    journal.accept_once(once)
    found = hold(entry)
    if found.state not in _OPEN:
        raise Refusal("Bài đã được tiếp nhận nên không thêm tài liệu được nữa.")
    return _keep(by, found, upload, caption=caption)


def _keep(by: Actor, entry: Entry, upload: Upload, *, caption: str = "") -> Evidence:
    """Keep a file; for blind marking, one from which its author's name can be taken before jurors have it."""
    kept = keep_evidence(
        by=by,
        unit=Unit.objects.get(pk=entry.unit_id),
        upload=upload,
        caption=(caption or str(entry))[:250],
        check=nameless if entry.contest.is_blind else None,
    )
    entry.evidence.add(kept)
    return kept


@transaction.atomic
def accept(*, by: Actor, entry: Entry) -> Entry:
    """It takes part."""
    check_may_run(by, entry.contest)
    found = hold(entry)
    found.state = ENTRY_MOVES.check(found.state, "accept")
    if found.contest.state != ContestState.OPEN:
        raise Refusal("Hội thi không còn nhận bài.")
    found.save(update_fields=["state"])
    _hand_over(
        by,
        found,
        verb="accept",
        said=Sentence("“{contest}”: đã tiếp nhận {name}.", contest=found.contest.name, name=found.name),
    )
    return found


@transaction.atomic
def return_entry(*, by: Actor, entry: Entry, reason: str) -> Entry:
    """Back to who entered it, with what is missing."""
    check_may_run(by, entry.contest)
    found = hold(entry)
    found.state = ENTRY_MOVES.check(found.state, "return")
    found.reason = check_text(reason, field="reason")
    found.save(update_fields=["state", "reason"])
    said = Sentence(
        "“{contest}”: {name} cần bổ sung: {reason}",
        contest=found.contest.name,
        name=found.name,
        reason=found.reason,
    )
    _hand_over(by, found, verb="return", said=said)
    return found


@transaction.atomic
def withdraw(*, by: Actor, entry: Entry, reason: str) -> Entry:
    """It takes no part any more, and why; not once marking has begun."""
    check_may_speak_for(by, entry)
    found = hold(entry)
    found.state = ENTRY_MOVES.check(found.state, "withdraw")
    if found.contest.state != ContestState.OPEN:
        raise Refusal("Hội thi đã bắt đầu nên không rút được. Liên hệ ban tổ chức.")
    found.reason = check_text(reason, field="reason")
    found.save(update_fields=["state", "reason"])
    said = Sentence("“{contest}”: {name} rút, không dự thi.", contest=found.contest.name, name=found.name)
    _hand_over(by, found, verb="withdraw", said=said)
    return found


def _hand_over(by: Actor, found: Entry, *, verb: str, said: Sentence) -> None:
    """Journal it, and let its people hear that it moved."""
    journal.record(by, verb, found, said)
    tell(accounts_of(found, but=by.account_id), said, found.get_absolute_url())
