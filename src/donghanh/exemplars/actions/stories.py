"""Changes of stories."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse

from donghanh.awards.models import Recognition
from donghanh.base.actors import SYSTEM, Actor
from donghanh.base.dates import say_date, today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import nfc, one_line
from donghanh.journal import actions as journal
from donghanh.movements.models import Clause, Movement
from donghanh.notices.actions import tell
from donghanh.organisations.actions import chosen_party
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import accounts_with
from donghanh.organisations.models import Party

from ..choices import TRANSITIONS
from ..models import Consent, Story
from ..permissions import check_may_change, check_may_tell, check_may_verify
from ..rules import Agreed, check_consent, check_may_be_shown


@dataclass(frozen=True)
class Subject:
    """Whom a story is about, and the recognition it tells of, if any."""

    party: Party
    recognition: Recognition | None = None


def chosen_subject(*, by: Actor, choice: str) -> Subject:
    """Whom a choice of `facts.about_choices` names; refuses what is out of sight."""
    kind, _, key = choice.partition(":")
    if kind != "award":
        return Subject(chosen_party(by=by, choice=choice))
    found = Recognition.objects.visible_to(by).filter(pk=key if key.isdecimal() else 0)
    recognition = found.select_related("party").first()
    if recognition is None:
        raise Refusal("Không thấy khen thưởng này trong sổ của đơn vị. Chọn lại.", field="party")
    return Subject(recognition.party, recognition)


@transaction.atomic
def find_story(
    *,
    by: Actor,
    movement: Movement,
    about: Subject,
    title: str,
    summary: str,
    text: str,
    clauses: Iterable[Clause] = (),
    once: str | None = None,
) -> Story:
    """A new story, kept within the unit until it is verified, consented to and published."""
    party = about.party
    check_may_tell(by, party.home_id)
    journal.accept_once(once)
    if not one_line(title) or not one_line(text):
        raise Refusal("Bài chưa có tên hoặc nội dung. Viết việc làm cụ thể và kết quả.", field="text")
    story = Story.objects.create(
        unit_id=by.unit_id,
        movement=movement,
        party=party,
        title=one_line(title),
        summary=one_line(summary),
        text=nfc(text).strip(),
        recognition=about.recognition,
        found_on=today(),
        search_key=Story.key_of(title, party.name),
    )
    story.clauses.set(clauses)
    journal.record(by, "find", story, Sentence("Phát hiện điển hình: {name}.", name=party.name))
    return story


@transaction.atomic
def verify(*, by: Actor, story: Story, note: str) -> Story:
    """Vouch for the facts of the story; the note says how they were checked."""
    story = hold(story)
    check_may_verify(by, story)
    if not one_line(note):
        raise Refusal("Ghi cách xác minh: gặp ai, xem tài liệu nào.", field="note")
    story.state = TRANSITIONS.check(story.state, "verify")
    story.verified_note = nfc(note).strip()
    story.save(update_fields=["state", "verified_note"])
    journal.record(by, "verify", story, Sentence("Xác minh: {note}", note=story.verified_note))
    return story


@transaction.atomic
def keep_consent(
    *, by: Actor, story: Story, given_by: str, purpose: str, given_on: dt.date, until_on: dt.date
) -> Story:
    """Keep who agreed that the story is shown, for what and until when."""
    story = hold(story)
    check_may_change(by, story)
    check_consent(given_on, until_on, today())
    story.state = TRANSITIONS.check(story.state, "consent")
    story.save(update_fields=["state"])
    Consent.objects.update_or_create(
        story=story,
        defaults={
            "given_by": one_line(given_by),
            "purpose": one_line(purpose),
            "given_on": given_on,
            "until_on": until_on,
        },
    )
    journal.record(
        by,
        "consent",
        story,
        Sentence("{name} đồng ý giới thiệu đến {day}.", name=given_by, day=say_date(until_on)),
    )
    return story


@transaction.atomic
def publish(*, by: Actor, story: Story) -> Story:
    """Show the story to the public from today; tells the person and the unit above."""
    story = hold(story)
    check_may_change(by, story)
    story.state = TRANSITIONS.check(story.state, "publish")
    consent = Consent.objects.filter(story=story).first()
    check_may_be_shown(
        Agreed(consent.given_on, consent.until_on) if consent else None,
        today=today(),
        tells_of_award=story.recognition_id is not None,
        award_is_known=Recognition.objects.known().filter(pk=story.recognition_id).exists(),
    )
    story.published_on = today()
    story.save(update_fields=["state", "published_on"])
    journal.record(
        by, "publish", story, Sentence("Giới thiệu “{title}” trên trang công khai.", title=story.title)
    )
    _tell_those_concerned(story)
    return story


def _tell_those_concerned(story: Story) -> None:
    account = getattr(story.party.person, "account", None)
    concerned = [account.pk] if account else []
    concerned += accounts_with(story.party.home_id, Duty.SIGN)
    tell(
        concerned,
        Sentence("Câu chuyện “{title}” đã được giới thiệu.", title=story.title),
        reverse("exemplars:story", args=[story.pk]),
    )


@transaction.atomic
def withdraw(*, by: Actor, story: Story, reason: str) -> Story:
    """Take the story back; the public page is gone at once."""
    story = hold(story)
    check_may_change(by, story)
    if not one_line(reason):
        raise Refusal("Ghi lý do rút bài, ví dụ người được giới thiệu không đồng ý nữa.", field="reason")
    return _taken_back(by, story, nfc(reason).strip())


def _taken_back(by: Actor, story: Story, reason: str) -> Story:
    story.state = TRANSITIONS.check(story.state, "withdraw")
    story.withdrawn_because = reason
    story.save(update_fields=["state", "withdrawn_because"])
    journal.record(by, "withdraw", story, Sentence("Rút bài: {reason}", reason=reason))
    return story


def withdraw_ended(day: dt.date) -> int:
    """Take back every story whose consent ended before `day`, and tell who publishes it; how many."""
    keys = list(Story.objects.consent_ended(day).values_list("pk", flat=True))
    return sum(_withdraw_ended(key, day) for key in keys)


@transaction.atomic
def _withdraw_ended(key: int, day: dt.date) -> bool:
    story = Story.objects.consent_ended(day).select_for_update(of=("self",)).filter(pk=key).first()
    if story is None:
        return False
    until = say_date(story.consent.until_on)
    _taken_back(SYSTEM, story, str(Sentence("Thời hạn đồng ý đã hết ngày {day}.", day=until)))
    tell(
        accounts_with(story.unit_id, Duty.PUBLISH),
        Sentence(
            "Bài “{title}” đã tự rút: đồng ý giới thiệu hết hạn ngày {day}. Muốn giới thiệu tiếp thì xin đồng ý mới.",
            title=story.title,
            day=until,
        ),
        reverse("exemplars:story", args=[story.pk]),
    )
    return True
