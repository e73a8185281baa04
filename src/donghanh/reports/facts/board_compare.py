"""One line of a request among the units directly beneath one, and over the periods before; five queries."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from donghanh.organisations.choices import Sector, UnitKind

from ..models import ReportRequest, Standing, Total, Value
from ..rules.comparing import Alike, Group, Point, compares_as, grouped, rate_of
from ..rules.quality import band_of
from ..rules.sheet import Line

MEMBERS = "DV01"
MOST_PERIODS = 6
BANDS = {
    "<50": gettext_noop("dưới 50 đoàn viên"),
    "<200": gettext_noop("từ 50 đến dưới 200 đoàn viên"),
    "<1000": gettext_noop("từ 200 đến dưới 1.000 đoàn viên"),
    "1000+": gettext_noop("từ 1.000 đoàn viên"),
}
Points = dict[tuple[int, int], Point]


@dataclass(frozen=True)
class Comparison:
    """What the page of one line shows: the periods, the unit's own figures over them, the groups beneath it."""

    way: str
    periods: tuple[str, ...]
    own: tuple[int | None, ...]
    groups: tuple[Group, ...]


def comparison_of(asked: ReportRequest, unit_id: int, *, line: Line, members: Line | None) -> Comparison:
    """`line` of the unit and of those directly beneath, in this request and those of the same form before it."""
    family = family_of(asked)
    places = list(
        Standing.objects.filter(request=asked, superior=unit_id)
        .select_related("unit")
        .order_by("unit__sort_key", "unit_id")
    )
    way = compares_as(line.over_units, is_members=members is not None and members.code == line.code)
    keys = [place.unit_id for place in places]
    points, shares = _points(family, [unit_id, *keys], line=line, members=members)

    def rate(request: ReportRequest, key: int) -> float | None:
        point = points.get((request.pk, key), Point())
        return rate_of(point.number, point.members, decimals=line.decimals, way=way)

    alike = [
        Alike(
            place.unit_id,
            place.unit.short_name or place.unit.name,
            _like(place, points.get((asked.pk, place.unit_id), Point())),
            rate(asked, place.unit_id),
            *shares.get(place.unit_id, (0, 0)),
            tuple(rate(request, place.unit_id) for request in family),
        )
        for place in places
        if not place.is_leaf or (place.is_asked and line.asks(place.level, place.sector))
    ]
    return Comparison(
        way,
        tuple(short_name(str(request.period)) for request in family),
        tuple(points.get((request.pk, unit_id), Point()).number for request in family),
        tuple(grouped(alike)) if way else (),
    )


def family_of(asked: ReportRequest) -> list[ReportRequest]:
    """This request and those of the same unit, form and kind of period before it, the oldest first; one query."""
    rows = ReportRequest.objects.filter(
        unit=asked.unit_id,
        form__code=asked.form.code,
        period__kind=asked.period.kind,
        period__ends_on__lte=asked.period.ends_on,
    )
    latest = rows.select_related("period").order_by("-period__ends_on", "-pk")[:MOST_PERIODS]
    return list(latest)[::-1]


def short_name(period: str) -> str:
    """ "6 tháng đầu 2017": short enough to stand under a chart."""
    return period.replace(" năm ", " ")


def _like(place: Standing, point: Point) -> str:
    """What the unit is like: its kind; at the grassroots its sector and size."""
    if not place.is_leaf:
        return str(UnitKind(place.unit.kind).label)
    sector, band = Sector(place.sector).label, BANDS.get(band_of(point.members))
    return f"{sector}, {_(band)}" if band else str(sector)


def _points(
    family: list[ReportRequest], keys: list[int], *, line: Line, members: Line | None
) -> tuple[Points, dict[int, tuple[int, int]]]:
    """Figures and members by (request, unit); how many of how many reported in the last request; two queries."""
    wanted = [line.indicator_id, *([members.indicator_id] if members else [])]
    found: dict[tuple[int, int], dict[int, int | None]] = {}
    shares: dict[int, tuple[int, int]] = {}
    totals = Total.objects.filter(request__in=family, unit__in=keys, indicator__in=wanted)
    for row in totals.values_list("request_id", "unit_id", "indicator_id", "total", "reported", "expected"):
        request_id, unit_id, indicator_id, number, reported, expected = row
        found.setdefault((request_id, unit_id), {})[indicator_id] = number
        if request_id == family[-1].pk and indicator_id == line.indicator_id:
            shares[unit_id] = (reported, expected)
    cells = Value.objects.counted().filter(
        report__request__in=family, report__unit__in=keys, indicator__in=wanted
    )
    for request_id, unit_id, indicator_id, number in cells.values_list(
        "report__request_id", "report__unit_id", "indicator_id", "accepted"
    ):
        found.setdefault((request_id, unit_id), {}).setdefault(indicator_id, number)
        if request_id == family[-1].pk and indicator_id == line.indicator_id:
            shares.setdefault(unit_id, (1, 1))
    points = {
        key: Point(numbers.get(line.indicator_id), numbers.get(members.indicator_id) if members else None)
        for key, numbers in found.items()
    }
    return points, shares
