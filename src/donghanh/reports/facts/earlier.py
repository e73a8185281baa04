"""What units had accepted for the period before: of one unit, and of many at once."""

from collections.abc import Iterable

from donghanh.periods.rules import span_of

from ..models import ReportRequest, Value
from ..rules.earlier import Earlier
from ..rules.sheet import Line


def figures_before(request: ReportRequest, unit_id: int, lines: Iterable[Line]) -> dict[str, Earlier]:
    """What the unit last had accepted for an earlier period of this kind, by code; one query."""
    rows = (
        Value.objects.counted()
        .filter(
            report__unit=unit_id,
            report__request__period__kind=request.period.kind,
            report__request__period__ends_on__lt=request.period.starts_on,
        )
        .order_by("report__request__period__ends_on", "pk")
        .values_list("indicator_id", "accepted", "report__request__period__code")
    )
    latest = {indicator_id: Earlier(number, str(span_of(code).name)) for indicator_id, number, code in rows}
    return {line.code: latest[line.indicator_id] for line in lines if line.indicator_id in latest}


def figures_before_in(request: ReportRequest, unit_ids: Iterable[int]) -> dict[int, dict[str, Earlier]]:
    """What units had accepted the last time they were asked the same form, by unit and code; two queries."""
    earlier = request_before(request)
    if earlier is None:
        return {}
    rows = Value.objects.filter(
        report__request=earlier,
        report__unit__in=list(unit_ids),
        accepted__isnull=False,
    )
    found: dict[int, dict[str, Earlier]] = {}
    name = str(span_of(earlier.period.code).name)
    for unit_id, code, number in rows.values_list("report__unit_id", "indicator__code", "accepted"):
        found.setdefault(unit_id, {})[code] = Earlier(number, name)
    return found


def request_before(request: ReportRequest) -> ReportRequest | None:
    """The latest request of the same unit and form for an earlier period of the same kind."""
    return (
        ReportRequest.objects.filter(
            unit=request.unit_id,
            form__code=request.form.code,
            period__kind=request.period.kind,
            period__ends_on__lt=request.period.starts_on,
        )
        .select_related("period")
        .order_by("-period__ends_on")
        .first()
    )
