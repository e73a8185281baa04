"""Reports that are sent through links."""

from collections.abc import Iterable

from django.db.models import QuerySet

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.notices.models import Link

from ..choices import LINK_PURPOSE
from ..models import Report, ReportRequest, Standing
from .progress import top_path


def place_behind(link: Link) -> Standing | None:
    """The place in a request that the link opens, of the very unit it was made for."""
    if link.purpose != LINK_PURPOSE:
        return None
    found = Standing.objects.filter(pk=link.thing_id, unit=link.unit_id).asked()
    return found.select_related("unit", "request__form", "request__period", "request__unit").first()


def report_at(place: Standing) -> Report | None:
    """The report of a place, once it is begun."""
    return Report.objects.filter(request=place.request_id, unit=place.unit_id).first()


def owed_by_link(
    by: Actor, request: ReportRequest, only: Iterable[int] | None = None
) -> "QuerySet[Standing]":
    """Places beneath `by` whose report is not sent yet, in Vietnamese order; `only` of these keys.

    Nobody signs for a unit that has ended: its heir finds what is owed among its own duties.
    """
    done = Report.objects.filter(request=request).done().values("unit")
    rows = (
        Standing.objects.visible_to(by)
        .filter(request=request)
        .asked()
        .beneath(top_path(request, by.unit_id))
        .exclude(unit__in=done)
        .exclude(unit=by.unit_id)
        .exclude(unit__ended_on__lte=today())
        .select_related("unit")
        .order_by("unit__sort_key", "pk")
    )
    return rows if only is None else rows.filter(pk__in=list(only))
