"""One total by the sector of the units it is made of: nobody is asked for what their sector tells already."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Max, OuterRef, Subquery, Sum

from donghanh.organisations.choices import Sector
from donghanh.organisations.facts.known import members_by_sector

from ..models import ReportRequest, Standing, Value
from ..rules.sheet import Line

# The list of members says these too, where it was brought in.
LISTED = {"DV01": "members", "DV02": "women_members"}
MOST_LISTED = 5000


@dataclass(frozen=True)
class SectorPart:
    """What units of one sector bring to a total; `listed` is what their lists of members say (None: not told)."""

    sector: str
    number: int | None
    reported: int
    expected: int
    listed: int | None = None

    @property
    def name(self) -> str:
        """The sector as people read it."""
        return str(Sector(self.sector).label)


def by_sector(request: ReportRequest, unit_id: int, line: Line) -> list[SectorPart]:
    """The accepted figures at and beneath the unit by sector of then; four queries at most."""
    path = Standing.objects.filter(request=request, unit=unit_id).values_list("path", flat=True).first()
    if path is None:
        return []
    places = Standing.objects.filter(request=request).asked().beneath(path)
    expected = _expected(places, line)
    told = _told(request, places, line)
    is_listed = line.code in LISTED and sum(expected.values()) <= MOST_LISTED
    listed = members_by_sector(path, request.period.as_of) if is_listed else {}
    return [
        SectorPart(
            sector,
            *told.get(sector, (None, 0)),
            expected[sector],
            listed=listed[sector][LISTED[line.code]] if sector in listed else None,
        )
        for sector in Sector.values
        if expected[sector]
    ]


def _expected(places: object, line: Line) -> Counter[str]:
    counts: Counter[str] = Counter()
    kinds = places.order_by().values_list("level", "sector").annotate(Count("pk"))  # type: ignore[attr-defined]
    for level, sector, count in kinds:
        if line.asks(level, sector):
            counts[sector] += count
    return counts


def _told(request: ReportRequest, places: object, line: Line) -> dict[str, tuple[int | None, int]]:
    """Joined as the line adds up over units, and of how many."""
    sector = Standing.objects.filter(request=request, unit=OuterRef("report__unit")).values("sector")[:1]
    rows = (
        Value.objects.counted()
        .filter(
            report__request=request,
            indicator=line.indicator_id,
            report__unit__in=places.values("unit"),  # type: ignore[attr-defined]
        )
        .annotate(sector=Subquery(sector))
        .order_by()
        .values("sector")
        .annotate(
            added=Sum("accepted"),
            most=Max("accepted"),
            above=Sum("accepted_numerator"),
            below=Sum("accepted_denominator"),
            count=Count("pk"),
        )
    )
    return {row["sector"]: (_joined(line, row), row["count"]) for row in rows}


def _joined(line: Line, row: dict[str, int | None]) -> int | None:
    if line.over_units == "ratio":
        return line.scale.of(row["above"], row["below"])
    return row.get({"sum": "added", "max": "most"}.get(line.over_units, ""))
