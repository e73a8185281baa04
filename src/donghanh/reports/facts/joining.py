"""What was asked for parts of a longer period, and how the parts become one: for pages and for programs outside."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Exists, F, OuterRef, QuerySet

from donghanh.base.actors import Actor
from donghanh.organisations.models import Unit
from donghanh.periods.choices import PeriodKind
from donghanh.periods.models import Period
from donghanh.periods.rules import span_of

from ..models import Mark, ReportRequest, Standing, Total, Value
from ..rules.over_time import Stretch, join_stretches
from ..rules.sheet import Line
from .asked import Asked, told_among

LONGEST_FIRST = (PeriodKind.YEAR, PeriodKind.HALF, PeriodKind.QUARTER, PeriodKind.MONTH)
Key = tuple[int, int, int]


@dataclass(frozen=True)
class Parts:
    """Requests for parts of one kind in order of time, each with the lines that are joined from them.

    `ways` say by code how a line is joined over time; `counting` are the (request, indicator) of which the last counts:
    of each asker the last with an accepted figure, for all units beneath it alike.
    """

    told: tuple[Asked, ...]
    ways: Mapping[str, str]
    counting: frozenset[tuple[int, int]]

    @property
    def lines(self) -> list[Line]:
        """Every line that is joined, as it was last asked, in the order of the forms."""
        latest = {line.code: line for asked in self.told for line in asked.lines}
        ordered = dict.fromkeys(line.code for asked in reversed(self.told) for line in asked.lines)
        return [latest[code] for code in ordered]

    def counts(self, request_id: int, line: Line) -> bool:
        """Does that part count where the last does?"""
        return (request_id, line.indicator_id) in self.counting


@dataclass(frozen=True)
class Joined:
    """One unit's line over the whole period, with what each request told of it."""

    line: Line
    whole: Stretch
    parts: Mapping[int, Stretch]


def requests_within(code: str, among: "QuerySet[ReportRequest] | None" = None) -> "QuerySet[ReportRequest]":
    """Of these requests (of all) what was asked for a part of the period."""
    span = span_of(code)
    rows = ReportRequest.objects.all() if among is None else among
    return rows.filter(period__starts_on__gte=span.starts_on, period__ends_on__lte=span.ends_on).exclude(
        period__code=span.code
    )


def year_of(period: Period) -> str:
    """Code of the year that the period is a part of; "" where it is none."""
    return str(period.starts_on.year) if period.kind in LONGEST_FIRST[1:] else ""


def year_named(code: str) -> str:
    """The code, if it names a year; else ""."""
    return code if len(code) == len("2017") and code.isdecimal() else ""


def years_told(among: "QuerySet[ReportRequest]") -> dict[str, bool]:
    """Codes of years of which parts were asked, the latest first, each with whether it was asked as a whole; one query."""
    rows = among.filter(period__kind__in=LONGEST_FIRST).order_by()
    kinds: dict[int, set[str]] = {}
    for year, kind in rows.values_list("period__starts_on__year", "period__kind").distinct():
        kinds.setdefault(year, set()).add(kind)
    return {
        str(year): PeriodKind.YEAR in kinds[year]
        for year in sorted(kinds, reverse=True)
        if kinds[year] - {PeriodKind.YEAR}
    }


def asked_whole(code: str, among: "QuerySet[ReportRequest]") -> list[ReportRequest]:
    """What was asked for the whole period; one query."""
    return list(among.filter(period__code=span_of(code).code).order_by("pk"))


def are_behind(requests: Iterable[ReportRequest], unit_id: int) -> bool:
    """Do totals of the unit wait to be counted? One query."""
    return Mark.objects.filter(request__in=list(requests), unit=unit_id).exists()


def children_of(parts: Parts, unit_id: int, by: Actor) -> list[Unit]:
    """Units that stood directly beneath one in any of the parts, in Vietnamese order; one query.

    `is_seen` says whether `by` may open them today.
    """
    requests = [each.request for each in parts.told]
    stood = Standing.objects.filter(request__in=requests, superior=unit_id).values("unit")
    seen = Unit.objects.visible_to(by).filter(pk=OuterRef("pk"))
    return list(Unit.objects.filter(pk__in=stood).annotate(is_seen=Exists(seen)).order_by("sort_key", "pk"))


def parts_of_period(requests: "QuerySet[ReportRequest]") -> list[Parts]:
    """The requests by kind of their period, the longest first; a line is joined from the longest that ask it.

    Five queries at most.
    """
    told = told_among(requests)
    top = Total.objects.filter(
        request__in=[each.request for each in told], unit=F("request__unit"), reported__gt=0
    )
    known = set(top.values_list("request", "indicator"))
    found, done = [], set[str]()
    for kind in LONGEST_FIRST:
        some = sorted(
            (each for each in told if each.request.period.kind == kind),
            key=lambda each: (each.request.period.starts_on, each.request.pk),
        )
        left = tuple(
            replace(
                each, lines=tuple(line for line in each.lines if line.code not in done and not line.is_text)
            )
            for each in some
        )
        ways = {line.code: line.over_time for each in some for line in each.lines}
        done |= set(ways)
        if any(each.lines for each in left):
            found.append(Parts(left, ways, _counting(left, known)))
    return found


def _counting(told: Sequence[Asked], known: set[tuple[int, int]]) -> frozenset[tuple[int, int]]:
    latest = {
        (each.request.unit_id, line.indicator_id): each.request.pk
        for each in told
        for line in each.lines
        if (each.request.pk, line.indicator_id) in known
    }
    return frozenset((request, indicator) for (_asker, indicator), request in latest.items())


def joined_lines(unit_id: int, parts: Parts, stretches: Mapping[Key, Stretch]) -> Iterator[Joined]:
    """Every line that was asked at or beneath the unit in one of the parts."""
    asked: dict[str, tuple[Line, dict[int, Stretch]]] = {}
    for each in parts.told:
        for line in each.lines:
            stretch = stretches.get((each.request.pk, unit_id, line.indicator_id))
            if stretch is not None:
                stretch = replace(stretch, counts=parts.counts(each.request.pk, line))
                asked.setdefault(line.code, (line, {}))[1][each.request.pk] = stretch
    for line, found in asked.values():
        yield Joined(line, join_stretches(line, list(found.values()), ways=parts.ways), found)


def line_of(code: str, parts: Parts, stretches: Mapping[Key, Stretch]) -> dict[int, Joined]:
    """One line over the whole period, by unit."""
    units = dict.fromkeys(unit_id for _request, unit_id, _line in stretches)
    return {
        unit_id: each
        for unit_id in units
        for each in joined_lines(unit_id, parts, stretches)
        if each.line.code == code
    }


def own_accepted(told: Sequence[Asked], unit_ids: Sequence[int]) -> dict[Key, Stretch]:
    """The units' own accepted figures in all parts; one statement."""
    return {key: each for key, each in own_stretches(told, unit_ids).items() if each.reported}


def stretches_of(
    told: Sequence[Asked], unit_ids: Sequence[int], *, own: Mapping[Key, Stretch] | None = None
) -> dict[Key, Stretch]:
    """Totals of these units in all parts, of leaves their own cells, by (request, unit, indicator).

    Three statements, two where no leaf is among them or their `own` accepted cells are given.
    """
    if not unit_ids:
        return {}
    requests = [each.request for each in told]
    rows = Total.objects.filter(request__in=requests, unit__in=unit_ids).values_list(
        "request_id", "unit_id", "indicator_id", "total", "numerator", "denominator", "reported", "expected"
    )
    found = {(request, unit, line): Stretch(*rest) for request, unit, line, *rest in rows}
    lines = {each.request.pk: each.lines for each in told}
    leaves = Standing.objects.filter(
        request__in=requests, unit__in=unit_ids, is_leaf=True, is_asked=True
    ).values_list("request_id", "unit_id", "level", "sector")
    alone = {
        (request, unit, line.indicator_id): Stretch(None, None, None, 0, 1)
        for request, unit, level, sector in leaves
        for line in lines[request]
        if line.asks(level, sector)
    }
    if alone and own is None:
        own = own_accepted(told, unit_ids)
    return found | alone | {key: each for key, each in (own or {}).items() if key in alone}


def own_stretches(told: Sequence[Asked], unit_ids: Sequence[int]) -> dict[Key, Stretch]:
    """The units' own cells in all parts: accepted figures (`reported` 1), else what is typed now (0); one statement."""
    names = ("number", "numerator", "denominator")
    rows = Value.objects.filter(
        report__request__in=[each.request for each in told], report__unit__in=unit_ids
    ).values_list(
        "report__request_id",
        "report__unit_id",
        "indicator_id",
        *names,
        *("accepted", "accepted_numerator", "accepted_denominator"),
    )
    found = {}
    for request, unit, line, *numbers in rows:
        typed, accepted = numbers[:3], numbers[3:]
        is_counted = accepted[0] is not None or accepted[2] is not None
        found[request, unit, line] = Stretch(*(accepted if is_counted else typed), int(is_counted), 1)
    return found
