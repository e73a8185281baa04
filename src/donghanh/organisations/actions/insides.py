"""What is inside a unit: heads counted, collectives, members."""

import datetime as dt
from typing import Any

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import one_line
from donghanh.journal import actions as journal
from donghanh.people.actions import add_person

from ..models import Collective, Headcount, Membership, Unit
from ..permissions import check_counts
from ..rules import check_counted_on, check_headcount, check_joined_on


@transaction.atomic
def count_heads(*, by: Actor, unit: Unit, as_of: dt.date, workers: int, members: int) -> Headcount:
    """Workers and members of a unit as of a day; refuses negative or impossible counts."""
    check_counts(by, unit)
    check_headcount(workers=workers, members=members)
    check_counted_on(as_of, today())
    counted, _ = Headcount.objects.update_or_create(
        unit=unit, as_of=as_of, defaults={"workers": workers, "members": members}
    )
    journal.record(
        by,
        "count_heads",
        unit,
        Sentence("Cập nhật {workers} lao động, {members} đoàn viên.", workers=workers, members=members),
    )
    return counted


@transaction.atomic
def add_collective(
    *, by: Actor, unit: Unit, kind: str, name: str, size: int, once: str | None = None
) -> Collective:
    """A new team, office, workshop or faculty of the unit; refuses a name it has already."""
    check_counts(by, unit)
    journal.accept_once(once)
    if not one_line(name):
        raise Refusal("Chưa có tên tập thể. Nhập tên như “Tổ may 1”.", field="name")
    if Collective.objects.filter(unit=unit, name=one_line(name)).exists():
        raise Refusal("Đơn vị đã có tập thể “{name}”. Nhập tên khác.", name=one_line(name), field="name")
    collective = Collective.objects.create(unit=unit, kind=kind, name=one_line(name), size=size)
    journal.record(by, "add_collective", unit, Sentence("Thêm tập thể {name}.", name=collective.name))
    return collective


@transaction.atomic
def add_member(
    *,
    by: Actor,
    unit: Unit,
    name: str,
    from_on: dt.date,
    post: str = "",
    collective: Collective | None = None,
    once: str | None = None,
    **facts: Any,
) -> Membership:
    """A new person who belongs to the unit from a day on; `facts` as in `people.actions.add_person`."""
    check_counts(by, unit)
    journal.accept_once(once)
    check_joined_on(from_on, today())
    if collective is not None and collective.unit_id != unit.pk:
        raise Refusal("Chọn một tập thể của chính đơn vị này.", field="collective")
    person = add_person(name=name, **facts)
    member = Membership.objects.create(
        person=person, unit=unit, collective=collective, post=one_line(post), from_on=from_on
    )
    journal.record(by, "add_member", unit, Sentence("Ghi nhận đoàn viên {name}.", name=person.name))
    return member
