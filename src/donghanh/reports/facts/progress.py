"""How far a request has come, and who has not sent."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date, today
from donghanh.base.sentences import Sentence
from donghanh.movements.facts import StillOpen
from donghanh.movements.models import Movement
from donghanh.organisations.models import Path
from donghanh.organisations.rules import ids_on

from ..choices import DONE, ReportState
from ..models import Report, ReportRequest, Standing, Tally
from .beneath import ended_beneath


@dataclass(frozen=True)
class Progress:
    """Counts of units at or beneath one unit."""

    expected: int
    sent: int
    accepted: int
    returned: int
    late: int

    @property
    def missing(self) -> int:
        """Asked, and nothing lies with the superior."""
        return self.expected - self.sent - self.accepted


MOST_TOPS = 12
MOST_COUNTED_AFRESH = 5000
COUNTED = ("expected", "waiting", "accepted", "returned", "sent", "late")


def top_path(request: ReportRequest, unit_id: int | None) -> str:
    """Path of the part of the request's tree that a unit looks at: its own branch, or all from above."""
    own = Standing.objects.filter(request=request, unit=unit_id).values_list("path", flat=True).first()
    if own:
        return own
    whole = Standing.objects.filter(request=request, unit=request.unit_id).values_list("path", flat=True)
    return whole.first() or "/-/"


def tops_of(request: ReportRequest, by: Actor) -> list[Standing]:
    """Where the part of the request's tree begins that `by` looks at: the own place, or the highest in sight.

    The tree is that of its day: who took over a unit since looks at the place which that unit had; one who took
    over several finds them all.
    """
    own = Standing.objects.filter(request=request, unit=by.unit_id).select_related("unit").first()
    if own:
        return [own]
    seen = (
        Standing.objects.visible_to(by).filter(request=request).select_related("unit").order_by("depth", "pk")
    )
    highest = list(seen[:MOST_TOPS])
    return [place for place in highest if place.depth == highest[0].depth]


def asked_with_reports(request: ReportRequest, path: str) -> "QuerySet[Standing]":
    """Places that owe a report beneath `path`, each with its report's key, state, day and cells filled."""
    report = Report.objects.filter(request=request, unit=OuterRef("unit"))
    return (
        Standing.objects.filter(request=request)
        .asked()
        .beneath(path)
        .annotate(
            report_id=Subquery(report.values("pk")[:1]),
            report_state=Subquery(report.values("state")[:1]),
            report_sent_on=Subquery(report.values("first_sent_on")[:1]),
            report_filled=Subquery(report.values("filled")[:1]),
            report_stand_in=Subquery(report.values("stand_in")[:1]),
            report_heir=Subquery(report.values("heir")[:1]),
        )
    )


def progress_of(request: ReportRequest, path: str, day: dt.date) -> Progress:
    """The counts beneath a path of the request's tree; two queries at most.

    From the tallies; where these are behind and the branch is small, counted afresh.
    """
    unit_id = ids_on(path)[-1] if path.strip("/-") else None
    rows = list(Tally.objects.filter(request=request, unit=unit_id).told_if_behind())
    counts = {name: sum(getattr(row, name) for row in rows) for name in COUNTED}
    is_behind = any(row.is_behind for row in rows)
    if not rows or (is_behind and counts["expected"] <= MOST_COUNTED_AFRESH):
        counts = _counted_afresh(request, path)
    never = counts["expected"] - counts["sent"] if day > request.last_day else 0
    return Progress(
        expected=counts["expected"],
        sent=counts["waiting"],
        accepted=counts["accepted"],
        returned=counts["returned"],
        late=counts["late"] + never,
    )


def _counted_afresh(request: ReportRequest, path: str) -> dict[str, int]:
    """What the tallies of the path should say."""
    report = Report.objects.filter(request=request, unit=OuterRef("unit"))
    places = Standing.objects.filter(request=request).asked().beneath(path)
    placed = places.annotate(
        state_now=Subquery(report.values("state")[:1]), sent_on=Subquery(report.values("first_sent_on")[:1])
    )
    counts: dict[str, int] = placed.aggregate(
        expected=Count("pk"),
        waiting=Count("pk", filter=Q(state_now=ReportState.SENT)),
        accepted=Count("pk", filter=Q(state_now=ReportState.ACCEPTED)),
        returned=Count("pk", filter=Q(state_now=ReportState.RETURNED)),
        sent=Count("pk", filter=Q(sent_on__isnull=False)),
        late=Count("pk", filter=Q(sent_on__gt=request.last_day)),
    )
    return counts


def missing(request: ReportRequest, unit_id: int | None) -> "QuerySet[Standing]":
    """Places asked at or beneath a unit from which nothing lies with their superior, along the tree.

    In the order of an index, so that the first of them are found without looking at all: each place is asked for the
    state of its report, where "has none that is done" would let a planner look through a quarter's reports first.
    """
    state = Report.objects.filter(request=request, unit=OuterRef("unit")).values("state")[:1]
    owing = Standing.objects.filter(request=request).asked().beneath(top_path(request, unit_id))
    not_done = owing.alias(state=Coalesce(Subquery(state), Value(""))).exclude(state__in=DONE)
    return not_done.select_related("unit").order_by("path")


def reminder(request: ReportRequest, names: list[str], address: str) -> str:
    """What to paste into a Zalo group: who is asked for what, by when, where."""
    lines = [
        str(
            Sentence(
                "Đề nghị các đơn vị sau gửi “{title}” trước hết ngày {due}:",
                title=request.title,
                due=say_date(request.due_on),
            )
        )
    ]
    lines += [f"{number}. {name}" for number, name in enumerate(names, start=1)]
    lines.append(str(Sentence("Nhập và gửi tại: {address}", address=address)))
    return "\n".join(lines)


def waiting_for(by: Actor) -> "QuerySet[Report]":
    """Reports that lie with `by`: sent by units directly beneath the one acted for today, the oldest first.

    What a unit sent before it ended lies with who stands above its heir.
    """
    if by.path is None:
        return Report.objects.none()
    beneath = Path.objects.on(today()).beneath(by.path).filter(depth=len(ids_on(by.path)) + 1)
    waiting = Report.objects.waiting()
    return (
        waiting.filter(Q(unit__in=beneath.values("unit")) | Q(unit__in=ended_beneath(by, waiting)))
        .select_related("unit", "request__period", "last_sent__stand_in", "last_accepted")
        .order_by("sent_on", "pk")
    )


def open_work(unit_id: int) -> list[Sentence]:
    """Reports that the unit still owes or that nobody has decided, for those who move it."""
    count = Report.objects.filter(unit=unit_id).exclude(state=ReportState.ACCEPTED).count()
    return [Sentence("{count} báo cáo chưa được duyệt", count=count)] if count else []


def open_in_movement(movement: Movement) -> StillOpen:
    """Reports asked for in the movement that are not accepted, for those who close it."""
    return StillOpen(
        Report.objects.filter(request__movement=movement).exclude(state=ReportState.ACCEPTED),
        lambda count: Sentence("{count} báo cáo chưa được duyệt", count=count),
    )
