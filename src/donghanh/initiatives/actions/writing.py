"""An initiative is written, sent, shown, taken back by its authors."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import fold, nfc, one_line
from donghanh.evidence.actions import Upload, keep_evidence
from donghanh.evidence.models import Evidence
from donghanh.journal import actions as journal
from donghanh.movements.models import Clause, Movement
from donghanh.notices.actions import tell
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import accounts_with, members_of
from donghanh.organisations.models import Unit

from ..choices import INITIATIVE_MOVES, WRITABLE, InitiativeKind, InitiativeState
from ..facts import accounts_of_authors
from ..models import Author, BenefitLine, Initiative, write_words
from ..models.initiative import LONGEST_KEY
from ..permissions import check_may_propose, check_may_write
from ..rules import (
    WHOLE,
    AuthorDraft,
    BenefitDraft,
    check_authors,
    check_benefit,
    check_said,
    check_title,
    check_whole,
    name_key_of,
    net_benefit,
)
from .comparing import compare
from .imprinting import forget_imprint, imprint


@dataclass(frozen=True)
class Content:
    """What the entry page says of one initiative."""

    title: str
    kind: str = InitiativeKind.INITIATIVE
    field: str = ""
    problem: str = ""
    solution: str = ""
    before: str = ""
    after: str = ""
    effect: str = ""
    is_restricted: bool = False
    is_shown: bool = False
    authors: Sequence[AuthorDraft] = ()
    benefit: Sequence[BenefitDraft] = ()


@transaction.atomic
def save(
    *,
    by: Actor,
    content: Content,
    initiative: Initiative | None = None,
    movement: Movement | None = None,
    clause: Clause | None = None,
    token: str = "",
    uploads: Sequence[tuple[str, Upload]] = (),
) -> Initiative:
    """Keep what is typed so far; without `initiative` a new one, or the one begun from the same form (`token`).
    `uploads` are files with what they show.

    Raises Refusal for one without a title, a line of benefit that cannot be, and where it is written on no more.
    """
    title = check_title(content.title)
    check_benefit(content.benefit)
    found = _writable(by, initiative, token=token) or _begin(by, movement, token=token[:64])
    if found.state == InitiativeState.RETURNED:
        forget_imprint(found)
    if clause is not None and clause.plan.movement_id != found.movement_id:
        raise Refusal("Nội dung này không thuộc phong trào đã chọn. Chọn lại nội dung.", field="clause")
    found.title, found.clause = title, clause
    found.kind, found.field = InitiativeKind(content.kind), content.field
    for name in ("problem", "solution", "before", "after", "effect"):
        setattr(found, name, nfc(getattr(content, name)).strip())
    found.is_restricted, found.is_shown = content.is_restricted, content.is_shown
    found.benefit = net_benefit(content.benefit)
    if found.pk is None:
        found.save()
        found.code = f"SK-{today().year}-{found.pk:06d}"
    before = found.search_key
    found.search_key = search_key_of(found, content.authors)
    found.save()
    write_words([found], before={found.pk: before})
    _write_authors(found, content.authors)
    found.benefit_lines.all().delete()
    BenefitLine.objects.bulk_create(
        BenefitLine.of(found, place, line) for place, line in enumerate(content.benefit, start=1)
    )
    for caption, upload in uploads:
        _keep(by, found, upload, caption=caption)
    return found


def _writable(by: Actor, initiative: Initiative | None, *, token: str) -> Initiative | None:
    """The row to write on, held still."""
    if initiative is None and token:
        begun = Initiative.objects.filter(added_by=by.account_id, token=token[:64])
        initiative = begun.first()
    if initiative is None:
        return None
    check_may_write(by, initiative)
    found = hold(initiative)
    if found.state not in WRITABLE:
        raise Refusal("Sáng kiến đã gửi, không sửa được nữa. Chờ hội đồng trả lại, hoặc rút về.")
    return found


def _begin(by: Actor, movement: Movement | None, *, token: str) -> Initiative:
    check_may_propose(by, by.unit_id or 0)
    if by.unit_id is None:
        raise Refusal("Chưa rõ làm việc cho đơn vị nào. Chọn đơn vị rồi gửi sáng kiến.")
    return Initiative(
        code=f"-{uuid.uuid4().hex}",
        unit_id=by.unit_id,
        movement=movement,
        added_by_id=by.account_id,
        token=token,
    )


def search_key_of(initiative: Initiative, authors: Sequence[AuthorDraft]) -> str:
    """What a search finds it by: title, code, authors; of a restricted one without its authors."""
    known = [] if initiative.is_restricted else [author.name for author in authors]
    return fold(" ".join([initiative.title, initiative.code, *known]))[:LONGEST_KEY]


def _write_authors(initiative: Initiative, authors: Sequence[AuthorDraft]) -> None:
    """Authors anew; a name that exactly one member of the unit bears is that member."""
    initiative.authors.all().delete()
    members: dict[str, list[int]] = {}
    if any(author.person_id is None for author in authors):
        for key, name in members_of(initiative.unit_id or 0, today()).values_list("pk", "name"):
            members.setdefault(name_key_of(name), []).append(key)
    rows, taken = [], set()
    for place, author in enumerate(authors, start=1):
        same = members.get(name_key_of(author.name), [])
        person = author.person_id or (same[0] if len(same) == 1 else None)
        person = None if person in taken else person
        taken.add(person)
        name = one_line(author.name)[:120]
        rows.append(
            Author(
                initiative=initiative,
                person_id=person,
                name=name,
                share=min(max(author.share, 0), WHOLE),
                position=place,
            )
        )
    Author.objects.bulk_create(rows)


@transaction.atomic
def submit(*, by: Actor, initiative: Initiative, once: str | None = None) -> Initiative:
    """Send it to who decides: whole, its authors' shares a hundred; likenesses are found and kept for the council."""
    check_may_write(by, initiative)
    journal.accept_once(once)
    found = hold(initiative)
    state = INITIATIVE_MOVES.check(found.state, "submit")
    check_whole(problem=found.problem, solution=found.solution, effect=found.effect)
    check_authors([AuthorDraft(row.name, row.share, row.person_id) for row in found.authors.all()])
    found.state, found.submitted_on, found.reason = state, today(), ""
    found.save(update_fields=["state", "submitted_on", "reason"])
    imprint(found)
    compare(found)
    said = Sentence("Sáng kiến “{title}” chờ công nhận.", title=found.title)
    journal.record(by, "submit", found, Sentence("Gửi sáng kiến “{title}”.", title=found.title))
    deciding = [key for key in accounts_with(found.unit_id or 0, Duty.SIGN) if key != by.account_id]
    tell(deciding, said, found.get_absolute_url())
    sent = Sentence("Sáng kiến “{title}” đã được gửi, chờ công nhận.", title=found.title)
    tell(_others(by, found, but=deciding), sent, found.get_absolute_url())
    return found


def _others(by: Actor, found: Initiative, *, but: Sequence[int] = ()) -> list[int]:
    """Its other authors, but those told already."""
    return [key for key in accounts_of_authors(found) if key != by.account_id and key not in but]


@transaction.atomic
def attach(
    *, by: Actor, initiative: Initiative, upload: Upload, caption: str = "", once: str | None = None
) -> Evidence:
    """A picture or paper that proves it; authors add it until it is decided."""
    check_may_write(by, initiative)
    journal.accept_once(once)
    found = hold(initiative)
    if found.state not in (*WRITABLE, InitiativeState.SUBMITTED):
        raise Refusal("Sáng kiến đã được quyết định, không thêm tài liệu được nữa.")
    return _keep(by, found, upload, caption=caption)


def _keep(by: Actor, found: Initiative, upload: Upload, *, caption: str) -> Evidence:
    unit = Unit.objects.get(pk=found.unit_id)
    kept = keep_evidence(by=by, unit=unit, upload=upload, caption=caption)
    found.evidence.add(kept)
    return kept


@transaction.atomic
def withdraw(*, by: Actor, initiative: Initiative, reason: str) -> Initiative:
    """Take it back, with the reason."""
    check_may_write(by, initiative)
    found = hold(initiative)
    was_sent = found.state == InitiativeState.SUBMITTED
    found.state = INITIATIVE_MOVES.check(found.state, "withdraw")
    found.reason = check_said(reason, field="reason")
    found.save(update_fields=["state", "reason"])
    journal.record(by, "withdraw", found, Sentence("Rút sáng kiến: {reason}", reason=found.reason))
    said = Sentence("Sáng kiến “{title}” đã được rút: {reason}", title=found.title, reason=found.reason)
    deciding = accounts_with(found.unit_id or 0, Duty.SIGN) if was_sent else []
    told = {*_others(by, found), *(key for key in deciding if key != by.account_id)}
    tell(sorted(told), said, found.get_absolute_url())
    return found


@transaction.atomic
def show(*, by: Actor, initiative: Initiative, is_shown: bool) -> Initiative:
    """Agree that the public sees it, or take that back; at once."""
    check_may_write(by, initiative)
    found = hold(initiative)
    found.is_shown = is_shown
    found.save(update_fields=["is_shown"])
    sentence = (
        Sentence("Đồng ý giới thiệu công khai.") if is_shown else Sentence("Thôi giới thiệu công khai.")
    )
    journal.record(by, "show", found, sentence)
    return found
