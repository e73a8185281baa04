"""Who fills in what a unit still owed when it ended: the one unit that goes on with it."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.organisations.facts import heirs_of
from donghanh.organisations.models import own_and_taken_over

from ..choices import RequestState
from ..models import Report, ReportRequest, Standing


def inherited_by(unit_id: int | None, unit_ids: Iterable[int]) -> set[int]:
    """Of these ended units those with which that one goes on alone; one query a generation.

    What was divided among several is nobody's alone: the superior enters it.
    """
    heirs = heirs_of(list(unit_ids), today())
    return {key for key, units in heirs.items() if [unit.pk for unit in units] == [unit_id]}


def owed_by_predecessors(by: Actor, request: ReportRequest | None = None) -> list[Standing]:
    """Places of ended units in open requests whose report is not sent, which the one acted for goes on with alone.

    One query where it took over none.
    """
    done = Report.objects.filter(request=OuterRef("request"), unit=OuterRef("unit")).done()
    places = Standing.objects.asked().filter(
        ~Exists(done), unit__in=own_and_taken_over(by), request__state=RequestState.OPEN
    )
    if request is not None:
        places = places.filter(request=request)
    found = list(
        places.exclude(unit=by.unit_id)
        .select_related("unit", "request")
        .order_by("request__due_on", "unit__sort_key", "pk")
    )
    mine = inherited_by(by.unit_id, {place.unit_id for place in found}) if found else set()
    return [place for place in found if place.unit_id in mine]


def report_of_predecessor(request: ReportRequest, unit_id: int) -> Report | None:
    """The report of an ended unit, begun or not by itself; asked once `may_inherit` has answered."""
    return Report.objects.filter(request=request, unit=unit_id).first()
