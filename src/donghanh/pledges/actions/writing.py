"""A pledge is written: as a draft for both sides to confirm, or with both confirmations at once."""

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import nfc, one_line
from donghanh.indicators.models import Indicator
from donghanh.journal import actions as journal
from donghanh.movements.models import Clause, Target
from donghanh.organisations.actions import party_of
from donghanh.organisations.models import Collective, Party, Unit
from donghanh.people.models import Person

from ..choices import PLEDGE_MOVES, PledgeState
from ..facts import nearest_gate_id
from ..models import Pledge, Promise, Registration
from ..permissions import check_may_confirm, check_may_draft
from ..rules import PromiseDraft, check_open, check_same_kind, check_two_sides, checked_promises
from .pledging import hold_pledge, mark_confirmed, said_of

Thing = Person | Collective | Unit | Party


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
    pledge = _new_pledge(by, registration, sides=(_party(first), _party(second)))
    journal.accept_once(once)
    kept = settled_promises(pledge, checked_promises(promises))
    pledge.witnesses, pledge.place = nfc(witnesses).strip(), one_line(place)
    pledge.save()
    write_promises(pledge, kept)
    journal.record(by, "draft", pledge, _drafted(pledge))
    return pledge


@transaction.atomic
def register_pledge(
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
    """A pledge of two sides for both of which `by` may confirm (two teams of the own unit), registered at once.

    Raises Refusal for what `draft_pledge` refuses, and for a side that confirms for itself.
    """
    pledge = _new_pledge(by, registration, sides=(_party(first), _party(second)))
    journal.accept_once(once)
    kept = settled_promises(pledge, checked_promises(promises))
    pledge.witnesses, pledge.place = nfc(witnesses).strip(), one_line(place)
    pledge.state = PLEDGE_MOVES.check(pledge.state, "propose")
    for party in pledge.sides:
        check_may_confirm(by, party)
        mark_confirmed(by, pledge, party)
    pledge.save()
    write_promises(pledge, kept)
    told = [journal.entry_of(by, "draft", pledge, _drafted(pledge))]
    told += [journal.entry_of(by, "confirm", pledge, said_of(party)) for party in pledge.sides]
    journal.record_all(told)
    return pledge


def _new_pledge(by: Actor, registration: Registration, *, sides: tuple[Party, Party]) -> Pledge:
    """An unsaved draft; its sides and its gate were checked."""
    one, other = sides
    check_may_draft(by, one.home_id)
    _check_gate_of(by, registration)
    check_two_sides(is_same=one.pk == other.pk)
    check_same_kind(one.kind, other.kind)
    return Pledge(
        registration=registration, first=one, second=other, first_kind=one.kind, second_kind=other.kind
    )


def _drafted(pledge: Pledge) -> Sentence:
    return Sentence("Lập giao ước giữa {one} và {other}.", one=pledge.first, other=pledge.second)


def _party(thing: Thing) -> Party:
    return thing if isinstance(thing, Party) else party_of(thing)


def _check_gate_of(by: Actor, registration: Registration) -> None:
    """The gate stands open, and it is the one the unit follows."""
    if nearest_gate_id(by, registration.movement_id, registration.year) != registration.pk:
        raise Refusal("Đơn vị đăng ký theo đợt của công đoàn cấp trên trực tiếp. Chọn đúng đợt đăng ký.")
    check_open(registration.window, today())


def settled_promises(pledge: Pledge, drafts: Sequence[PromiseDraft]) -> list[PromiseDraft]:
    """The promises with their measures filled in: a target gives its indicator, an indicator its unit of measure.

    Refuses a clause of another movement, and a target of a unit that neither side is at home in.
    """
    clauses = {draft.clause_id for draft in drafts if draft.clause_id}
    known = Clause.objects.filter(pk__in=clauses, plan__movement=pledge.registration.movement_id)
    if clauses and len(known.values_list("pk")) != len(clauses):
        raise Refusal(
            "Có nội dung không thuộc kế hoạch của phong trào này. Chọn lại nội dung trong danh sách."
        )
    targets = _targets_of(pledge, {draft.target_id for draft in drafts if draft.target_id})
    drafts = [
        replace(draft, indicator_id=targets[draft.target_id]) if draft.target_id else draft
        for draft in drafts
    ]
    wanted = {draft.indicator_id for draft in drafts if draft.indicator_id}
    measures = (
        dict(Indicator.objects.filter(pk__in=wanted).values_list("pk", "unit_of_measure")) if wanted else {}
    )
    return [
        replace(draft, unit_of_measure=measures.get(draft.indicator_id or 0, draft.unit_of_measure))
        for draft in drafts
    ]


def _targets_of(pledge: Pledge, wanted: set[int]) -> dict[int, int]:
    """The indicator of each target that is wanted; all must be of one of the sides' homes."""
    if not wanted:
        return {}
    homes = {party.home_id for party in pledge.sides}
    found = dict(
        Target.objects.standing().filter(pk__in=wanted, unit__in=homes).values_list("pk", "indicator")
    )
    if len(found) != len(wanted):
        raise Refusal("Có chỉ tiêu không phải của hai bên giao ước. Chọn lại chỉ tiêu trong danh sách.")
    return found


def write_promises(pledge: Pledge, drafts: Sequence[PromiseDraft]) -> None:
    """Write promises that were settled."""
    Promise.objects.bulk_create(
        Promise(
            pledge=pledge,
            clause_id=draft.clause_id,
            position=position,
            text=draft.text,
            indicator_id=draft.indicator_id,
            target_id=draft.target_id,
            amount=draft.amount,
            unit_of_measure=draft.unit_of_measure,
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
    kept = settled_promises(found, checked_promises(promises))
    found.promises.all().delete()
    write_promises(found, kept)
    found.witnesses, found.place = nfc(witnesses).strip(), one_line(place)
    found.save(update_fields=["witnesses", "place"])
    journal.record(by, "rewrite", found, Sentence("Sửa nội dung giao ước."))
    return found
