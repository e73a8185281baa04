"""Accepted figures of the inspected unit beside what their proof shows."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date
from donghanh.base.numbers import say_scaled
from donghanh.base.sockets import Trace
from donghanh.indicators.choices import OverUnits
from donghanh.reports.choices import ReportState
from donghanh.reports.models import Report, Value

from ..models import CellCheck, Visit

_MOST_SHOWN = 10


def comparable_cells(visit: Visit) -> list[Value]:
    """Figures of the period inspected that count and were typed, not worked out; one query."""
    rows = Value.objects.counted().filter(
        report__unit=visit.inspected_id,
        report__state=ReportState.ACCEPTED,
        report__request__period__ends_on__gte=visit.period_from,
        report__request__period__starts_on__lte=visit.period_until,
        accepted__isnull=False,
    )
    kept = rows.exclude(indicator__over_units=OverUnits.RATIO).select_related("report__request", "indicator")
    return list(kept.order_by("report__request__due_on", "report", "indicator__position"))


def checks_of(visit: Visit) -> dict[str, int]:
    """How many questions the checklist has, how many are answered; one query."""
    return visit.checks.aggregate(checks=Count("pk"), answered=Count("pk", filter=~Q(answer="")))


def traces_of_figure(report: Report, code: str, by: Actor) -> list[Trace]:
    """The inspections in sight that compared this figure with its proof, the latest first; plugged into reports."""
    rows = CellCheck.objects.visible_to(by).filter(report=report, indicator__code=code)
    return [
        Trace(
            kind=_("Đối chiếu khi kiểm tra"),
            title=_("%(unit)s, ngày %(day)s")
            % {"unit": row.visit.unit.name, "day": say_date(row.visit.starts_on)},
            url=row.visit.get_absolute_url(),
            note=_("theo minh chứng %(found)s · %(state)s")
            % {
                "found": say_scaled(row.found, row.indicator.decimals),
                "state": str(row.get_state_display()).lower(),
            },
        )
        for row in rows.select_related("visit__unit", "indicator").order_by("-visit__starts_on", "-pk")[
            :_MOST_SHOWN
        ]
    ]


@dataclass(frozen=True)
class Compared:
    """One compared figure as a page shows it; `now` is the figure that counts today."""

    cell: CellCheck
    name: str
    report: str
    reported: str
    found: str
    now: str
    url: str

    @property
    def is_corrected(self) -> bool:
        """Does what was found count today?"""
        return self.reported != self.found and self.now == self.found


def compared_cells(visit: Visit, rows: list[CellCheck]) -> list[Compared]:
    """These figures in words, with what counts today; one query for all."""
    reports = {row.report_id for row in rows}
    present = {
        (report_id, indicator_id): number
        for report_id, indicator_id, number in Value.objects.filter(report__in=reports).values_list(
            "report", "indicator", "accepted"
        )
    }
    return [
        Compared(
            cell=row,
            name=row.indicator.name,
            report=row.report.request.title,
            reported=say_scaled(row.reported, row.indicator.decimals),
            found=say_scaled(row.found, row.indicator.decimals),
            now=say_scaled(present.get((row.report_id, row.indicator_id)), row.indicator.decimals),
            url=reverse("reports:cell", args=[row.report_id, row.indicator.code]),
        )
        for row in rows
    ]
