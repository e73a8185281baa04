"""Which request tells which line of a period."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Prefetch, QuerySet
from django.urls import reverse

from donghanh.base.sentences import Refusal
from donghanh.organisations.models import Unit
from donghanh.periods.models import Period
from donghanh.periods.rules import span_of

from ..models import FormItem, Report, ReportRequest, Standing, Total, Value
from ..rules.sheet import Line
from .sheets import sheet_of

LATEST = "latest"
_PARTS = ("indicator__numerator", "indicator__denominator")


@dataclass(frozen=True)
class Asked:
    """One request with the lines that are told from it."""

    request: ReportRequest
    lines: tuple[Line, ...]


def requests_told(code: str) -> list[Asked]:
    """What is told of a period (`latest`: the last with accepted figures); refuses one that nothing was asked for."""
    period = latest_period() if code == LATEST else Period.objects.filter(code=span_of(code).code).first()
    told = told_of(period) if period else []
    if not told:
        raise Refusal("Chưa có yêu cầu báo cáo nào cho kỳ “{code}”.", code=code)
    return told


def told_of(period: Period) -> list[Asked]:
    """Every request of the period with its own lines; nothing where nothing was asked.

    Where two trees meet (one unit stands in both), an indicator is told by the request that has more of it accepted
    at its top; requests of neighbours, whose trees do not meet, tell their own each.
    """
    return told_among(ReportRequest.objects.filter(period=period))


def told_among(rows: "QuerySet[ReportRequest]") -> list[Asked]:
    """The same of these requests, of whatever periods: two of one period only are weighed; four queries at most."""
    requests = list(
        rows.select_related("form", "period")
        .prefetch_related(Prefetch("form__items", FormItem.objects.select_related(*_PARTS)))
        .order_by("pk")
    )
    meeting = _meeting(requests)
    weights = _weights(requests) if meeting else {}
    told = []
    for request in requests:
        rivals = [other for other in requests if (request.pk, other.pk) in meeting]
        lines = tuple(
            line
            for line in sheet_of(request.form).lines
            if all(
                _weight(weights, other, line) < _weight(weights, request, line)
                for other in rivals
                if (other.pk, line.indicator_id) in weights
            )
        )
        if lines:
            told.append(Asked(request, lines))
    return told


def _weight(weights: dict[tuple[int, int], int], request: ReportRequest, line: Line) -> tuple[int, int]:
    return weights.get((request.pk, line.indicator_id), -1), request.pk


def _weights(requests: Iterable[ReportRequest]) -> dict[tuple[int, int], int]:
    """How many accepted figures the top of each request has, by (request, indicator); one query."""
    rows = Total.objects.filter(request__in=requests, unit=F("request__unit"))
    return {(request, line): n for request, line, n in rows.values_list("request", "indicator", "reported")}


def _meeting(requests: list[ReportRequest]) -> set[tuple[int, int]]:
    """Pairs of requests of one period of which one's top stands in the other's tree; one query, none without pairs."""
    if len(requests) == len({each.period_id for each in requests}):
        return set()
    periods = {each.pk: each.period_id for each in requests}
    rows = Standing.objects.filter(request__in=requests, unit__in={each.unit_id for each in requests})
    pairs = {
        (request_id, other.pk)
        for request_id, unit_id in rows.values_list("request_id", "unit_id")
        for other in requests
        if other.unit_id == unit_id and other.pk != request_id and other.period_id == periods[request_id]
    }
    return pairs | {(other, one) for one, other in pairs}


def latest_period() -> Period | None:
    """The last period of which anything was accepted; else the last that was asked."""
    asked = ReportRequest.objects.filter(period=OuterRef("pk"))
    some = Total.objects.filter(request__period=OuterRef("pk"), reported__gt=0)
    periods = Period.objects.filter(Exists(asked)).order_by("-ends_on", "-starts_on")
    return periods.filter(Exists(some)).first() or periods.first()


def as_was(unit: Unit, told: Sequence[Asked]) -> dict[str, int | None]:
    """The unit's totals as it stood then, by code; of a unit with nobody beneath its own figures; two queries."""
    requests = [asked.request for asked in told]
    wanted = {(asked.request.pk, line.indicator_id): line.code for asked in told for line in asked.lines}
    totals = Total.objects.filter(unit=unit, request__in=requests)
    rows = list(totals.values_list("request_id", "indicator_id", "total"))
    if not rows:
        own = Value.objects.counted().filter(report__unit=unit, report__request__in=requests)
        rows = list(own.values_list("report__request_id", "indicator_id", "accepted"))
    return {wanted[request, line]: number for request, line, number in rows if (request, line) in wanted}


def reports_of(unit_ids: Iterable[int], told: Sequence[Asked], code: str) -> dict[int, str]:
    """Where the cell of that code opens, by unit; one query."""
    requests = [asked.request for asked in told if any(line.code == code for line in asked.lines)]
    rows = Report.objects.filter(request__in=requests, unit__in=unit_ids).values_list("unit_id", "pk")
    return {unit_id: reverse("reports:cell", args=[pk, code]) for unit_id, pk in rows}
