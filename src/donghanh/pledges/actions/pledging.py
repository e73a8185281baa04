"""A pledge is written, sent to both sides, confirmed by each, or given back."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import nfc, one_line
from donghanh.indicators.models import Indicator
from donghanh.journal import actions as journal
from donghanh.movements.models import Clause
from donghanh.notices.actions import tell
from donghanh.organisations.actions import party_of
from donghanh.organisations.models import Collective, Party, Unit
from donghanh.people.models import Person

from ..choices import PLEDGE_MOVES, PledgeState
from ..facts import gate_for, people_to_tell
from ..models import Pledge, Promise, Registration
from ..permissions import (
    check_may_confirm,
    check_may_draft,
    check_may_speak_for,
    may_confirm,
)
from ..rules import (
    PromiseDraft,
    check_open,
    check_reason,
    check_same_kind,
    check_two_sides,
    checked_promises,
    is_late,
)

Thing = Person | Collective | Unit | Party


def hold_pledge(pledge: Pledge) -> Pledge:
    """The pledge read afresh with its sides and gate, locked until the transaction ends."""
    rows = Pledge.objects.select_for_update(of=("self",))
    return rows.select_related("first__home", "second__home", "registration").get(pk=pledge.pk)


@transaction.atomic
def draft_pledge(
    *,
    by: Actor,
    registration: Registration,
    first: Thing,
    second: Thing,
    promises: Sequence[PromiseDraft],
    witnesses: str = "",
    place: str = "",
    once: str | None = None,
) -> Pledge:
    """A new pledge of the first side, at home in the unit acted for, with the second.

    Raises Refusal for sides of different kinds, one side twice, a closed gate, or no promise.
    """
    one, other = _party(first), _party(second)
    check_may_draft(by, one.home_id)
    journal.accept_once(once)
    _check_gate_of(by, registration)
    check_two_sides(is_same=one.pk == other.pk)
    check_same_kind(one.kind, other.kind)
    kept = checked_promises(promises)
    pledge = Pledge.objects.create(
        registration=registration,
        first=one,
        second=other,
        first_kind=one.kind,
        second_kind=other.kind,
        witnesses=nfc(witnesses).strip(),
        place=one_line(place),
    )
    _write_promises(pledge, kept)
    journal.record(by, "draft", pledge, Sentence("Lập giao ước giữa {one} và {other}.", one=one, other=other))
    return pledge


def _party(thing: Thing) -> Party:
    return thing if isinstance(thing, Party) else party_of(thing)


def _check_gate_of(by: Actor, registration: Registration) -> None:
    """The gate stands open, and it is the one the unit follows."""
    if registration.unit_id != by.unit_id:
        nearest = gate_for(by, registration.movement_id, registration.year)
        if nearest is None or nearest.pk != registration.pk:
            raise Refusal("Đơn vị đăng ký theo đợt của công đoàn cấp trên trực tiếp. Chọn đúng đợt đăng ký.")
    check_open(registration.window, today())


def _write_promises(pledge: Pledge, drafts: Sequence[PromiseDraft]) -> None:
    """Write the promises anew; a clause of another movement and an unknown indicator are refused."""
    clauses = {draft.clause_id for draft in drafts if draft.clause_id}
    known = Clause.objects.filter(pk__in=clauses, plan__movement=pledge.registration.movement_id)
    if clauses and known.count() != len(clauses):
        raise Refusal(
            "Có nội dung không thuộc kế hoạch của phong trào này. Chọn lại nội dung trong danh sách."
        )
    wanted = {draft.indicator_id for draft in drafts if draft.indicator_id}
    measures = (
        dict(Indicator.objects.filter(pk__in=wanted).values_list("pk", "unit_of_measure")) if wanted else {}
    )
    pledge.promises.all().delete()
    Promise.objects.bulk_create(
        Promise(
            pledge=pledge,
            clause_id=draft.clause_id,
            position=position,
            text=draft.text,
            indicator_id=draft.indicator_id,
            amount=draft.amount,
            unit_of_measure=measures.get(draft.indicator_id or 0, draft.unit_of_measure),
        )
        for position, draft in enumerate(drafts, start=1)
    )


@transaction.atomic
def rewrite_pledge(
    *,
    by: Actor,
    pledge: Pledge,
    promises: Sequence[PromiseDraft],
    witnesses: str = "",
    place: str = "",
) -> Pledge:
    """Write a draft anew; its sides stay."""
    check_may_draft(by, pledge.first.home_id)
    found = hold_pledge(pledge)
    if found.state != PledgeState.DRAFT:
        raise Refusal(
            "Giao ước đã gửi đi xác nhận nên không sửa trực tiếp được. Đề nghị sửa để đưa về bản soạn."
        )
    _write_promises(found, checked_promises(promises))
    found.witnesses, found.place = nfc(witnesses).strip(), one_line(place)
    found.save(update_fields=["witnesses", "place"])
    journal.record(by, "rewrite", found, Sentence("Sửa nội dung giao ước."))
    return found


@transaction.atomic
def propose_pledge(*, by: Actor, pledge: Pledge) -> Pledge:
    """Send the draft to both sides; the own side is confirmed at once where `by` may do that."""
    check_may_draft(by, pledge.first.home_id)
    found = hold_pledge(pledge)
    found.state = PLEDGE_MOVES.check(found.state, "propose")
    check_open(found.registration.window, today())
    found.reason = ""
    journal.record(by, "propose", found, Sentence("Gửi giao ước để hai bên xác nhận nội dung."))
    if may_confirm(by, found.first):
        _confirm(by, found, found.first)
    found.save()
    for party in found.sides:
        if not found.is_confirmed_by(party) and party.home_id != by.unit_id:
            said = Sentence("{one} mời giao ước thi đua. Đọc và xác nhận nội dung.", one=found.first)
            tell(people_to_tell(party), said, found.get_absolute_url())
    return found


@transaction.atomic
def confirm_pledge(*, by: Actor, pledge: Pledge, party: Party) -> Pledge:
    """Confirm the content for one side; with both sides in before the closing day the pledge is registered."""
    check_may_confirm(by, party)
    found = hold_pledge(pledge)
    if party.pk not in (found.first_id, found.second_id):
        raise Refusal("Bên này không thuộc giao ước. Tải lại trang rồi xác nhận.")
    if found.is_confirmed_by(party):
        raise Refusal("Bên “{name}” đã xác nhận nội dung rồi.", name=party.name)
    check_open(found.registration.window, today())
    _confirm(by, found, party)
    found.save()
    if found.state == PledgeState.CONFIRMED:
        said = Sentence("Giao ước {pledge} đã được hai bên xác nhận.", pledge=found)
        others = [key for side in found.sides if side.home_id != by.unit_id for key in people_to_tell(side)]
        tell(others, said, found.get_absolute_url())
    return found


def _confirm(by: Actor, pledge: Pledge, party: Party) -> None:
    verb = "confirm_first" if pledge.state == PledgeState.PROPOSED else "confirm_second"
    pledge.state = PLEDGE_MOVES.check(pledge.state, verb)
    side = pledge.side_of(party)
    setattr(pledge, f"{side}_confirmed_at", timezone.now())
    setattr(pledge, f"{side}_confirmed_by_id", by.account_id)
    if pledge.state == PledgeState.CONFIRMED:
        pledge.confirmed_on = today()
        pledge.is_late = is_late(pledge.registration.window, pledge.confirmed_on)
    journal.record(by, "confirm", pledge, Sentence("Xác nhận nội dung giao ước cho {name}.", name=party.name))


@transaction.atomic
def return_pledge(*, by: Actor, pledge: Pledge, reason: str) -> Pledge:
    """Ask for a change before both sides confirmed: back to the draft, confirmations gone."""
    check_may_speak_for(by, pledge)
    found = hold_pledge(pledge)
    found.state = PLEDGE_MOVES.check(found.state, "return")
    found.reason = check_reason(reason)
    found.first_confirmed_at = found.first_confirmed_by = None
    found.second_confirmed_at = found.second_confirmed_by = None
    found.save()
    said = Sentence("Đề nghị sửa nội dung giao ước: {reason}", reason=found.reason)
    journal.record(by, "return", found, said)
    if found.first.home_id != by.unit_id:
        tell(people_to_tell(found.first), said, found.get_absolute_url())
    return found


__all__ = [
    "confirm_pledge",
    "draft_pledge",
    "hold_pledge",
    "propose_pledge",
    "return_pledge",
    "rewrite_pledge",
]
