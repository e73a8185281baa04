"""The end of a unit, and to whom its rows pass."""

import datetime as dt

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
from ..rules import check_end, check_heir, check_place, ids_on
from .paths import rebuild_paths
from .units import place_unit


@transaction.atomic
def end_unit(
    *,
    by: Actor,
    unit: Unit,
    on: dt.date,
    kind: str,
    successor: Unit | None = None,
    share: int = 100,
    once: str | None = None,
) -> Succession:
    """End a unit on a day: what stands beneath, its members and its rows pass to the successor.

    A dissolved unit has no successor; its rows are then found with its last superior. Refuses a second end, a
    successor that is not there that day, and dissolving while units stand beneath.
    """
    check_shapes_beneath(by, unit)
    journal.accept_once(once)
    unit = hold(unit)
    check_end(on, founded_on=unit.founded_on, ended_on=unit.ended_on)
    beneath = list(subordinates_of(unit.pk, on))
    check_heir(
        has_heir=successor is not None, is_dissolved=kind == SuccessionKind.DISSOLVE, beneath=len(beneath)
    )
    if successor is not None:
        _check_successor(by, unit, successor=successor, on=on)
        _pass_on(by, unit, successor=successor, on=on, beneath=beneath)
    tell(accounts_at(unit.pk, on), _what_became(unit, successor, on), "")
    unit.ended_on = on
    unit.save(update_fields=["ended_on"])
    ended = Succession.objects.create(
        predecessor=unit, successor=successor, kind=SuccessionKind(kind), on_day=on, share=share
    )
    running = Appointment.objects.filter(unit=unit, from_on__lt=on, until_on__gt=on)
    running.update(until_on=on)
    Membership.objects.filter(unit=unit, from_on__lt=on, until_on__gt=on).update(until_on=on)
    rebuild_paths([unit.pk])
    journal.record(by, "end", unit, _what_became(unit, successor, on))
    return ended


def _check_successor(by: Actor, unit: Unit, *, successor: Unit, on: dt.date) -> None:
    """The successor is another unit, in scope, alive that day, and not beneath the one that ends."""
    check_shapes(by, successor)
    if successor.pk == unit.pk or unit.pk in ids_on(path_of(successor.pk, on) or ""):
        raise Refusal(
            "Đơn vị kế thừa không thể là chính đơn vị này hoặc đơn vị trực thuộc. Chọn đơn vị khác.",
            field="successor",
        )
    if successor.has_ended(on) or successor.founded_on > on:
        raise Refusal("{name} không hoạt động vào ngày đó.", name=successor.name, field="successor")


def _pass_on(by: Actor, unit: Unit, *, successor: Unit, on: dt.date, beneath: list[Unit]) -> None:
    """Subordinates, members and headcount go to the successor."""
    for subordinate in beneath:
        check_place(subordinate.level, successor.level)
        place_unit(by=by, unit=subordinate, superior=successor, from_on=on)
    Placement.objects.filter(superior=unit, from_on__gt=on).update(superior=successor)
    staying = Membership.objects.filter(unit=unit, from_on__lt=on, until_on__gt=on)
    Membership.objects.bulk_create(
        [
            Membership(
                person_id=member.person_id,
                unit=successor,
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
        _add_heads(unit, successor, on)
    journal.record(
        by, "succeed", successor, Sentence("Tiếp nhận {name} từ {day}.", name=unit.name, day=say_date(on))
    )


def _add_heads(unit: Unit, successor: Unit, on: dt.date) -> None:
    """100 and 50 members are 150: both counts as of that day together."""
    counts = [count for each in (unit, successor) if (count := headcount_of(each.pk, on))]
    if counts:
        Headcount.objects.update_or_create(
            unit=successor,
            as_of=on,
            defaults={
                "workers": sum(count.workers for count in counts),
                "members": sum(count.members for count in counts),
            },
        )


def _what_became(unit: Unit, successor: Unit | None, on: dt.date) -> Sentence:
    if successor is None:
        return Sentence("{name} giải thể từ {day}.", name=unit.name, day=say_date(on))
    return Sentence(
        "{name} kết thúc hoạt động từ {day}; {successor} kế thừa.",
        name=unit.name,
        day=say_date(on),
        successor=successor.name,
    )
