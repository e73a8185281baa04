"""The end of a unit, and to whom its rows pass."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date, today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.journal import actions as journal
from donghanh.notices.actions import tell

from ..choices import SuccessionKind
from ..facts import accounts_at, headcount_of, path_of, subordinates_of
from ..models import Appointment, Headcount, Membership, Placement, Succession, Unit
from ..permissions import check_shapes, check_shapes_beneath
from ..rules import (
    NO_PAPER,
    ActPaper,
    Heads,
    check_end,
    check_heir,
    check_paper,
    check_place,
    check_shares,
    ids_on,
    merged_heads,
    split_heads,
)
from .paths import rebuild_paths
from .units import place_unit


@dataclass(frozen=True)
class Heir:
    """A unit that goes on with another, and how many per cent of its stock it takes."""

    unit: Unit
    share: int = 100


@transaction.atomic
def end_unit(
    *,
    by: Actor,
    unit: Unit,
    on: dt.date,
    kind: str,
    heirs: Sequence[Heir] = (),
    placed: Mapping[int, Unit] | None = None,
    persons: Mapping[int, Unit] | None = None,
    paper: ActPaper = NO_PAPER,
    once: str | None = None,
) -> list[Succession]:
    """End a unit on a day by a paper: what stands beneath, its members and its stock pass to its heirs.

    A split parts the headcount by the heirs' shares; what stands beneath goes where `placed` says (by key), members
    where `persons` says (by the key of the membership), the rest to the heir of the largest share. Figures reported stay where they happened. A dissolved
    unit has no heir; its rows are then found with its last superior. Refuses a second end, an heir that is not
    there that day, and dissolving while units stand beneath.
    """
    check_shapes_beneath(by, unit)
    journal.accept_once(once)
    unit = hold(unit)
    check_end(on, founded_on=unit.founded_on, ended_on=unit.ended_on)
    check_paper(paper, today())
    beneath = list(subordinates_of(unit.pk, on))
    check_heir(has_heir=bool(heirs), is_dissolved=kind == SuccessionKind.DISSOLVE, beneath=len(beneath))
    check_shares(kind, [heir.share for heir in heirs])
    _check_heirs(by, unit, heirs=heirs, on=on)
    if heirs:
        _place_beneath(by, beneath, heirs=heirs, placed=placed or {}, on=on, paper=paper)
        _pass_on(by, unit, heirs=heirs, persons=persons or {}, on=on)
    tell(accounts_at(unit.pk, on), _what_became(unit, heirs, on), "")
    unit.ended_on = on
    unit.save(update_fields=["ended_on"])
    ended = _write_successions(unit, heirs, kind=kind, on=on, paper=paper)
    Appointment.objects.filter(unit=unit, from_on__lt=on, until_on__gt=on).update(until_on=on)
    Membership.objects.filter(unit=unit, from_on__lt=on, until_on__gt=on).update(until_on=on)
    rebuild_paths([unit.pk])
    journal.record(by, "end", unit, _what_became(unit, heirs, on))
    return ended


def _write_successions(
    unit: Unit, heirs: Sequence[Heir], *, kind: str, on: dt.date, paper: ActPaper
) -> list[Succession]:
    passed: list[tuple[Unit | None, int]] = [(heir.unit, heir.share) for heir in heirs] or [(None, 100)]
    return [
        Succession.objects.create(
            predecessor=unit,
            successor=successor,
            kind=SuccessionKind(kind),
            on_day=on,
            share=share,
            paper_number=paper.number,
            paper_on=paper.issued_on,
        )
        for successor, share in passed
    ]


def _check_heirs(by: Actor, unit: Unit, *, heirs: Sequence[Heir], on: dt.date) -> None:
    """Each heir is another unit, in scope, alive that day, once, and not beneath the one that ends."""
    if len({heir.unit.pk for heir in heirs}) < len(heirs):
        raise Refusal("Một đơn vị kế thừa được chọn hai lần. Chọn các đơn vị khác nhau.", field="heir_1")
    for heir in heirs:
        check_shapes(by, heir.unit)
        if heir.unit.pk == unit.pk or unit.pk in ids_on(path_of(heir.unit.pk, on) or ""):
            raise Refusal(
                "Đơn vị kế thừa không thể là chính đơn vị này hoặc đơn vị trực thuộc. Chọn đơn vị khác.",
                field="heir_0",
            )
        if heir.unit.has_ended(on) or heir.unit.founded_on > on:
            raise Refusal("{name} không hoạt động vào ngày đó.", name=heir.unit.name, field="heir_0")


def _place_beneath(
    by: Actor,
    beneath: list[Unit],
    *,
    heirs: Sequence[Heir],
    placed: Mapping[int, Unit],
    on: dt.date,
    paper: ActPaper,
) -> None:
    """What stands beneath goes to the heir said for it, the rest to the one of the largest share."""
    largest = main_heir(heirs).unit
    for subordinate in beneath:
        heir = placed.get(subordinate.pk, largest)
        check_place(subordinate.level, heir.level)
        place_unit(by=by, unit=subordinate, superior=heir, from_on=on, paper=paper)


def _pass_on(
    by: Actor, unit: Unit, *, heirs: Sequence[Heir], persons: Mapping[int, Unit], on: dt.date
) -> None:
    """Members go to the heir said for each, else to the one of the largest share; heads to all by their shares."""
    largest = main_heir(heirs).unit
    _check_persons(persons, heirs)
    Placement.objects.filter(superior=unit, from_on__gt=on).update(superior=largest)
    staying = Membership.objects.filter(unit=unit, from_on__lt=on, until_on__gt=on)
    Membership.objects.bulk_create(
        [
            Membership(
                person_id=member.person_id,
                unit=persons.get(member.pk, largest),
                post=member.post,
                from_on=on,
                until_on=member.until_on,
            )
            for member in staying
        ],
        batch_size=500,
        ignore_conflicts=True,
    )
    if on <= today():
        _add_heads(unit, heirs, on)
    for heir in heirs:
        journal.record(
            by,
            "succeed",
            heir.unit,
            Sentence("Tiếp nhận {name} từ {day}.", name=unit.name, day=say_date(on)),
        )


def _check_persons(persons: Mapping[int, Unit], heirs: Sequence[Heir]) -> None:
    if {unit.pk for unit in persons.values()} - {heir.unit.pk for heir in heirs}:
        raise Refusal("Có đoàn viên được chọn về đơn vị không phải đơn vị kế thừa. Chọn lại.")


def _add_heads(unit: Unit, heirs: Sequence[Heir], on: dt.date) -> None:
    """100 and 50 members are 150: what each heir takes over and its own count as of that day together."""
    count = headcount_of(unit.pk, on)
    if count is None:
        return
    parts = split_heads(Heads(count.workers, count.members), [heir.share for heir in heirs])
    for heir, part in zip(heirs, parts, strict=True):
        own = headcount_of(heir.unit.pk, on)
        heads = merged_heads([part, Heads(own.workers, own.members)] if own else [part])
        Headcount.objects.update_or_create(
            unit=heir.unit, as_of=on, defaults={"workers": heads.workers, "members": heads.members}
        )


def main_heir(heirs: Sequence[Heir]) -> Heir:
    """The heir of the largest share, the first said of several."""
    return max(heirs, key=lambda heir: heir.share)


def _what_became(unit: Unit, heirs: Sequence[Heir], on: dt.date) -> Sentence:
    if not heirs:
        return Sentence("{name} giải thể từ {day}.", name=unit.name, day=say_date(on))
    return Sentence(
        "{name} kết thúc hoạt động từ {day}; {successor} kế thừa.",
        name=unit.name,
        day=say_date(on),
        successor=", ".join(heir.unit.name for heir in heirs),
    )
