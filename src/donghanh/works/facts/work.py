"""Reading works: boards, what is due, the chain, what evaluation asks."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum, Value
from django.db.models.functions import StrIndex, Substr
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.dates import today as business_day
from donghanh.base.dues import Due
from donghanh.base.known import Known
from donghanh.base.numbers import say_number
from donghanh.base.sentences import Sentence
from donghanh.base.sockets import Trace
from donghanh.documents.choices import DocumentState
from donghanh.documents.models import Document
from donghanh.evidence.models import Evidence
from donghanh.movements.choices import Stage
from donghanh.movements.facts import StageCount, StillOpen
from donghanh.movements.models import Clause, Movement
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import accounts_with, is_superior_of, superior_id_of, superior_of
from donghanh.organisations.models import Path, Unit
from donghanh.organisations.rules import path_range
from donghanh.people.models import Account

from ..choices import RUNNING, WorkState
from ..models import Work, WorkProgress, WorkQuerySet
from ..rules import DUE_SOON

_MOST_SHOWN = 10
_MOST_DUE = 20


@dataclass(frozen=True)
class WorkCount:
    """Works of one branch: all, completed, accepted, late; the value of all in đồng."""

    unit: Unit
    total: int
    done: int
    accepted: int
    late: int
    value: int


def board_of(by: Actor, day: dt.date, movement_id: int | None = None) -> list[WorkCount]:
    """Works by direct subordinate of the unit acted for (itself included), in the tree of `day`; two queries."""
    if by.path is None:
        return []
    start, end = path_range(by.path)
    works = Work.objects.standing().filter(
        unit__paths__path__gte=start,
        unit__paths__path__lt=end,
        unit__paths__from_on__lte=day,
        unit__paths__until_on__gt=day,
    )
    if movement_id:
        works = works.filter(movement=movement_id)
    late = Q(state__in=RUNNING, due_on__lt=day)
    rows = (
        works.annotate(rest=Substr("unit__paths__path", len(by.path) + 1))
        .annotate(branch=Substr(F("rest"), 1, StrIndex(F("rest"), Value("/"))))
        .order_by("branch")
        .values("branch")
        .annotate(
            total=Count("pk"),
            done=Count("pk", filter=Q(state__in=(WorkState.COMPLETED, WorkState.ACCEPTED))),
            accepted=Count("pk", filter=Q(state=WorkState.ACCEPTED)),
            late=Count("pk", filter=late),
            worth=Sum("value"),
        )
        .values_list("branch", "total", "done", "accepted", "late", "worth")
    )
    found = {int(branch.strip("/") or by.unit_id or 0): counts for branch, *counts in rows}
    return [WorkCount(unit, *found[unit.pk]) for unit in Unit.objects.filter(pk__in=found).in_order()]


def works_beneath(by: Actor, branch: Unit, day: dt.date) -> WorkQuerySet:
    """Works in sight that stand at or beneath one branch on `day`."""
    beneath = Path.objects.on(day).filter(path__contains=f"/{branch.pk}/").values("unit")
    if branch.pk == by.unit_id:
        return Work.objects.visible_to(by).filter(unit=branch.pk)
    return Work.objects.visible_to(by).filter(unit__in=beneath)


def works_of(unit_id: int, movement: Movement | None = None) -> WorkQuerySet:
    """What a unit registered and did not withdraw; asked by evaluation and awards."""
    found = Work.objects.standing().filter(unit=unit_id)
    return found.filter(movement=movement) if movement else found


def has_completed(unit_id: int, movement: Movement, *, since: dt.date, until: dt.date) -> bool:
    """Did the unit complete a registered work in these days?"""
    return works_of(unit_id, movement).done().filter(completed_on__range=(since, until)).exists()


def notes_of(work: Work) -> list[WorkProgress]:
    """How it went on, the latest first, with pictures."""
    return list(work.notes.prefetch_related("evidence"))


def who_accepts(work: Work) -> list[int]:
    """Accounts to tell that a work waits for its acceptance."""
    if work.owner.kind != "unit":
        return accounts_with(work.unit_id, Duty.SIGN)
    above = superior_id_of(work.unit_id, business_day())
    return accounts_with(above, Duty.SIGN) if above else []


def judge_of(work: Work) -> Unit | None:
    """The unit that accepts it: the superior of a unit's own work, the unit for its collectives and people."""
    if work.owner.kind != "unit":
        return work.unit
    return superior_of(work.unit_id, business_day())


def keepers_of(work: Work) -> list[int]:
    """Accounts that hear at every hand-over of a work: who drafts for its unit, and the person whose work it is."""
    found = set(accounts_with(work.unit_id, Duty.DRAFT))
    if work.owner.person_id:
        own = Account.objects.filter(person=work.owner.person_id, is_active=True)
        found |= set(own.values_list("pk", flat=True))
    return sorted(found)


def dues_of(by: Actor, today: dt.date) -> list[Due]:
    """Works of the unit that are overdue or due within fourteen days, and works that wait for acceptance."""
    if by.unit_id is None:
        return []
    found: list[Due] = []
    if by.has(Duty.DRAFT):
        rows = Work.objects.editable_by(by).filter(due_on__lte=today + DUE_SOON).order_by("due_on", "pk")
        found += [_to_do(work) for work in rows[:_MOST_DUE]]
    if by.has(Duty.SIGN):
        found += [_to_accept(work) for work in _waiting(by)]
    return found


def _waiting(by: Actor) -> list[Work]:
    own = Q(unit=by.unit_id) & ~Q(owner__kind="unit")
    beneath = Q(unit__placements__superior=by.unit_id, owner__kind="unit")
    rows = Work.objects.visible_to(by).filter(own | beneath, state=WorkState.COMPLETED)
    found = list(rows.select_related("owner").order_by("completed_on", "pk").distinct()[:_MOST_SHOWN])
    return [work for work in found if work.unit_id == by.unit_id or is_superior_of(by, work.unit_id)]


def _to_do(work: Work) -> Due:
    return Due(
        title=work.name,
        verb=_("Cập nhật tiến độ, báo hoàn thành"),
        url=work.get_absolute_url(),
        due_on=work.due_on,
        minutes=3,
        note=work.occasion,
        done=work.progress,
        total=100,
    )


def _to_accept(work: Work) -> Due:
    return Due(
        title=work.name,
        verb=_("Nghiệm thu"),
        url=reverse("works:accept", args=[work.pk]),
        minutes=5,
        note=work.owner.name,
    )


def leads_to(clause: Clause, by: Actor) -> list[Trace]:
    """The works in sight that hang on a clause, the latest first; plugged into movements."""
    rows = Work.objects.visible_to(by).standing().filter(clause=clause).select_related("owner")
    return [
        Trace(
            kind=str(work.get_kind_display()),
            title=work.name,
            url=work.get_absolute_url(),
            note=work.owner.name,
        )
        for work in rows.order_by("-pk")[:_MOST_SHOWN]
    ]


def shown_evidence(by: Actor) -> QuerySet[Evidence, Any]:
    """Keys of pictures and minutes of works in sight, as a subquery: minutes may be the superior's file."""
    seen = Work.objects.visible_to(by).values("pk")
    minutes = Evidence.objects.filter(minutes_of_works__in=seen).order_by()
    pictures = Evidence.objects.filter(progress_notes__work__in=seen).order_by()
    return (minutes | pictures).values("pk")


def stands(paper: Document | None) -> bool:
    """Is it issued and neither revoked nor replaced?"""
    return paper is not None and paper.state == DocumentState.ISSUED


def may_read(by: Actor, paper: Document | None) -> bool:
    """May `by` open the minutes in the register?"""
    return paper is not None and Document.objects.visible_to(by).filter(pk=paper.pk).exists()


def traces_of_document(document: Document, by: Actor) -> list[Trace]:
    """The work whose acceptance a paper tells; plugged into documents."""
    return [
        Trace(str(work.get_kind_display()), work.name, work.get_absolute_url(), work.unit.name)
        for work in Work.objects.visible_to(by).filter(paper=document).select_related("unit")
    ]


def stage_count(movement: Movement, by: Actor) -> StageCount:
    """How many works in sight are registered, and how many of them are done."""
    return StageCount(
        Stage.DO,
        _("Công trình, sản phẩm, phần việc"),
        reverse("works:board"),
        found=Work.objects.visible_to(by).filter(movement=movement),
        done=Q(completed_on__isnull=False),
        note=lambda total, done: (
            _("hoàn thành %(done)s/%(all)s") % {"done": say_number(done), "all": say_number(total)}
        ),
    )


def open_work(unit_id: int) -> list[Sentence]:
    """Works of the unit that are not accepted."""
    count = (
        Work.objects.filter(unit=unit_id).exclude(state__in=(WorkState.ACCEPTED, WorkState.WITHDRAWN)).count()
    )
    return [Sentence("{count} công trình, phần việc chưa nghiệm thu", count=count)] if count else []


def open_in_movement(movement: Movement) -> StillOpen:
    """Works of the movement that are not accepted."""
    running = Work.objects.filter(movement=movement).exclude(
        state__in=(WorkState.ACCEPTED, WorkState.WITHDRAWN)
    )
    return StillOpen(
        running, lambda count: Sentence("{count} công trình, phần việc chưa nghiệm thu", count=count)
    )


def known_figures(unit_id: int, since: dt.date, until: dt.date) -> list[Known]:
    """Works of the unit registered and accepted in these days; one query."""
    counts = (
        works_of(unit_id)
        .order_by()
        .aggregate(
            registered=Count("pk", filter=Q(starts_on__range=(since, until))),
            accepted=Count("pk", filter=Q(state=WorkState.ACCEPTED, accepted_on__range=(since, until))),
        )
    )
    url = reverse("works:list")
    return [
        Known("works_registered", Decimal(counts["registered"]), Sentence("theo sổ đăng ký công trình"), url),
        Known("works_accepted", Decimal(counts["accepted"]), Sentence("công trình đã nghiệm thu"), url),
    ]
