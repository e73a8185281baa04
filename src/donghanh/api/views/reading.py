"""What programs read: who they are, what is due, the form, the figures of the unit and its branch."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.organisations.choices import Duty
from donghanh.organisations.permissions import check_duty
from donghanh.reports.facts.sheets import sheet_of
from donghanh.reports.models import ReportRequest

from ..facts import asked_told, branch_of, form_told, unit_told
from ..rules import MOST_UNITS
from .door import answer, check, door


def request_of(by: Actor, pk: int) -> ReportRequest:
    """The request, as far as its key's holder sees it and enters figures."""
    check(check_duty, by, Duty.FIGURES)
    rows = ReportRequest.objects.visible_to(by).select_related("form", "period", "unit")
    return get_object_or_404(rows, pk=pk)


@door("GET")
def start(request: HttpRequest) -> dict[str, Any]:
    """For whom the key acts, until when, and where the work is."""
    by, key = request.by, request.key
    return {
        "key": key.name,
        "last_day": key.last_day.isoformat(),
        "unit": by.unit_code,
        "unit_name": by.unit_name,
        "may_fill": by.has(Duty.FIGURES),
        "may_submit": by.has(Duty.SIGN),
        "requests": request.build_absolute_uri(reverse("api:requests")),
    }


@door("GET")
def requests(request: HttpRequest) -> dict[str, Any]:
    """Requests that still take figures, the first due first."""
    check(check_duty, request.by, Duty.FIGURES)
    rows = ReportRequest.objects.visible_to(request.by).open().select_related("form", "period", "unit")
    return {"requests": asked_told(request.by, rows.order_by("due_on", "pk")[:MOST_UNITS])}


@door("GET")
def form(request: HttpRequest, pk: int) -> dict[str, Any]:
    """The cells of a request's form, and what they must be to each other."""
    asked = request_of(request.by, pk)
    return form_told(asked, sheet_of(asked.form))


def told_of(request: HttpRequest, asked: ReportRequest, *, after: str = "") -> dict[str, Any]:
    """A page of units with their cells; `next` is where it goes on, null at the end."""
    branch = branch_of(request.by, asked, after=after, most=MOST_UNITS + 1)
    places = branch.places[:MOST_UNITS]
    return {
        "units": [unit_told(branch, place) for place in places],
        "next": places[-1].unit.code if len(branch.places) > MOST_UNITS else None,
    }


def answer_of(told: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """One unit's report, with its version as ETag."""
    said = answer(told, status=status)
    said.headers["ETag"] = f'"{told["version"]}"'
    return said
