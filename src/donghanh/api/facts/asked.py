"""Requests and forms, as programs read them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count

from donghanh.base.actors import Actor
from donghanh.reports.choices import ReportState
from donghanh.reports.facts.beneath import asked_beneath
from donghanh.reports.models import Report, ReportRequest, Standing
from donghanh.reports.rules.sheet import Line, Sheet


def asked_told(by: Actor, requests: Iterable[ReportRequest]) -> list[dict[str, Any]]:
    """Each request with where the own unit's report stands and how many directly beneath have sent; five queries."""
    requests = list(requests)
    places = Standing.objects.filter(request__in=requests)
    own = set(places.filter(unit=by.unit_id, is_asked=True).values_list("request_id", flat=True))
    reports = {
        report.request_id: report
        for report in Report.objects.visible_to(by).filter(request__in=requests, unit=by.unit_id)
    }
    beneath = asked_beneath(by, places).order_by()
    counts = dict(beneath.values_list("request_id").annotate(n=Count("pk")))
    done = Report.objects.visible_to(by).filter(request__in=requests, unit__in=beneath.values("unit")).done()
    sent = dict(done.order_by().values_list("request_id").annotate(n=Count("pk")))
    return [
        {
            "id": request.pk,
            "title": request.title,
            "form": f"{request.form.code}/{request.form.version}",
            "period": request.period.code,
            "asked_by": request.unit.code,
            "due_on": request.due_on.isoformat(),
            "grace_days": request.grace_days,
            "own": _own(reports.get(request.pk)) if request.pk in own else None,
            "beneath": {"asked": counts.get(request.pk, 0), "sent": sent.get(request.pk, 0)},
        }
        for request in requests
    ]


def _own(report: Report | None) -> dict[str, Any]:
    if report is None:
        return {"state": ReportState.DRAFT.value, "version": 0}
    return {"state": str(report.state), "version": report.version}


def form_told(request: ReportRequest, sheet: Sheet) -> dict[str, Any]:
    """The form of a request: its cells in order, and what they must be to each other."""
    names = {line.code: line.name for line in sheet.lines}
    return {
        "code": request.form.code,
        "version": request.form.version,
        "name": request.form.name,
        "cells": [_line_told(line) for line in sheet.lines],
        "checks": [
            {
                "left": list(check.left),
                "relation": check.relation,
                "right": list(check.right),
                "is_hard": check.is_hard,
                "words": str(check.said(names)),
            }
            for check in sheet.checks
        ],
    }


def _line_told(line: Line) -> dict[str, Any]:
    told: dict[str, Any] = {
        "code": line.code,
        "number": line.number,
        "section": line.section,
        "name": line.name,
        "type": "text" if line.is_text else "ratio" if line.is_computed else "number",
        "unit_of_measure": line.unit_of_measure,
        "decimals": line.decimals,
        "adds": line.over_units,
        "better": line.better,
        "is_required": line.is_required,
        "allows_negative": line.allows_negative,
        "levels": list(line.levels),
        "sectors": list(line.sectors),
    }
    return told | ({"of": [line.numerator, line.denominator]} if line.is_computed else {})
