"""Figures that come from accepted reports, each with the address of its cell."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.indicators.choices import OverTime
from donghanh.indicators.facts import by_code
from donghanh.indicators.models import Indicator
from donghanh.indicators.rules import combine
from donghanh.organisations.models import Unit
from donghanh.periods.models import Period
from donghanh.reports.facts import progress_of, totals_of, values_of
from donghanh.reports.facts.progress import top_path
from donghanh.reports.models import Report, ReportRequest, Standing

from ..models import Round
from ..rules.points import Figure

Known = dict[int, dict[str, Figure]]
Cells = dict[tuple[int, str], tuple[int | None, str]]
Fetch = Callable[[Period, list[str], Sequence[int]], Cells]


def periods_within(period: Period) -> list[Period]:
    """The period itself, then those inside it that end soonest last: the halves of a year."""
    inside = Period.objects.filter(starts_on__gte=period.starts_on, ends_on__lte=period.ends_on)
    parts = sorted(inside.exclude(pk=period.pk), key=lambda part: (part.starts_on, part.ends_on))
    return [period, *_apart(parts)]


def _apart(parts: Sequence[Period]) -> list[Period]:
    """Of overlapping parts the longest counts, so that no month is added twice."""
    chosen: list[Period] = []
    for part in sorted(parts, key=lambda part: part.starts_on - part.ends_on):
        if all(part.starts_on > other.ends_on or part.ends_on < other.starts_on for other in chosen):
            chosen.append(part)
    return sorted(chosen, key=lambda part: part.starts_on)


def accepted(made: Round, unit_ids: Sequence[int], wanted: frozenset[str]) -> Known:
    """`report:CODE`: the unit's own accepted figure of the period, else put together from the parts of it."""

    def fetch(period: Period, codes: list[str], units: Sequence[int]) -> Cells:
        return {key: (row.number, row.url) for key, row in values_of(units, codes, period).items()}

    return _put_together(made, _codes("report:", wanted), fetch=fetch, prefix="report:", unit_ids=unit_ids)


def totals(made: Round, unit_ids: Sequence[int], wanted: frozenset[str]) -> Known:
    """`total:CODE`: the unit's figure and that of all beneath it."""

    def fetch(period: Period, codes: list[str], units: Sequence[int]) -> Cells:
        return {
            (unit.pk, code): (row.total, row.url)
            for unit in Unit.objects.filter(pk__in=units)
            for code, row in totals_of(unit, codes, period).items()
        }

    return _put_together(made, _codes("total:", wanted), fetch=fetch, prefix="total:", unit_ids=unit_ids)


def _codes(prefix: str, wanted: Iterable[str]) -> list[str]:
    return sorted(key.removeprefix(prefix) for key in wanted if key.startswith(prefix))


def _put_together(
    made: Round, codes: list[str], *, fetch: Fetch, prefix: str, unit_ids: Sequence[int]
) -> Known:
    """The period's own figures; for units that lack one, the parts of the period joined over time."""
    indicators = by_code(codes)
    whole, *parts = periods_within(made.period)
    found = fetch(whole, codes, unit_ids)
    lacking = [unit_id for unit_id in unit_ids if any((unit_id, code) not in found for code in codes)]
    asked = sorted({*codes, *(part for one in indicators.values() for part in _parts_of_ratio(one))})
    pieces = [fetch(part, asked, lacking) for part in parts] if lacking else []
    for key in {key for piece in pieces for key in piece if key[1] in indicators} - found.keys():
        found[key] = _over_time(pieces, key, indicator=indicators[key[1]])
    known: Known = defaultdict(dict)
    for (unit_id, code), (number, url) in found.items():
        indicator = indicators[code]
        known[unit_id][prefix + code] = Figure(
            prefix + code, indicator.name, number, indicator.decimals, indicator.unit_of_measure, url
        )
    return known


def _parts_of_ratio(indicator: Indicator) -> tuple[str, ...]:
    """The codes of what is divided by what; none when it is not joined over time by adding those up."""
    if indicator.over_time != OverTime.RATIO or not indicator.numerator or not indicator.denominator:
        return ()
    return indicator.numerator.code, indicator.denominator.code


def _over_time(
    pieces: Sequence[Cells], key: tuple[int, str], *, indicator: Indicator
) -> tuple[int | None, str]:
    """Parts of a period as the indicator adds up over time, else the latest; its cell is where they open.

    A ratio is made anew from all numerators over all denominators: 1/2 and 30/40 are 31/42, not the last.
    """
    values = [piece[key] for piece in pieces if key in piece]
    numbers = [number for number, _url in values if number is not None]
    joined = _ratio(pieces, key[0], indicator=indicator)
    if joined is None:
        joined = combine(indicator.over_time, numbers)
    return (numbers[-1] if joined is None and numbers else joined), values[-1][1]


def _ratio(pieces: Sequence[Cells], unit_id: int, *, indicator: Indicator) -> int | None:
    codes = _parts_of_ratio(indicator)
    if not codes:
        return None
    pairs = [tuple(piece.get((unit_id, code), (None, ""))[0] for code in codes) for piece in pieces]
    whole = [(upper, lower) for upper, lower in pairs if upper is not None and lower is not None]
    return indicator.scale.of(sum(upper for upper, _ in whole), sum(lower for _, lower in whole))


def timeliness(made: Round, unit_ids: Sequence[int], _wanted: frozenset[str]) -> Known:
    """Reports asked of each unit for periods inside the round's, due by now, and those sent in time."""
    requests = {row.pk: row for row in _requests(made).filter(due_on__lte=today())}
    asked = Counter(
        Standing.objects.asked()
        .filter(request__in=requests, unit__in=unit_ids)
        .values_list("unit", flat=True)
    )
    on_time: Counter[int] = Counter()
    rows = Report.objects.filter(request__in=requests, unit__in=unit_ids, first_sent_on__isnull=False)
    for unit_id, request_id, sent_on in rows.values_list("unit", "request", "first_sent_on"):
        request = requests[request_id]
        on_time[unit_id] += sent_on <= request.due_on + dt.timedelta(days=request.grace_days)
    url = reverse("reports:requests")
    return {
        unit_id: {
            "reports_asked": Figure("reports_asked", _("Báo cáo phải gửi"), asked[unit_id], url=url),
            "reports_on_time": Figure(
                "reports_on_time", _("Báo cáo gửi đúng hạn"), on_time[unit_id], url=url
            ),
        }
        for unit_id in unit_ids
    }


def _requests(made: Round):
    return ReportRequest.objects.filter(
        period__starts_on__gte=made.period.starts_on, period__ends_on__lte=made.period.ends_on
    )


def coverage(made: Round, unit_ids: Sequence[int], _wanted: frozenset[str]) -> Known:
    """Units at or beneath each unit that owed a report, and those that sent one."""
    known: Known = {}
    requests = list(_requests(made).filter(due_on__lte=today()))
    for unit_id in unit_ids:
        counted = [progress_of(row, top_path(row, unit_id), today()) for row in requests]
        expected = sum(row.expected for row in counted)
        sent = sum(row.sent + row.accepted for row in counted)
        known[unit_id] = {
            "units_expected": Figure("units_expected", _("Lượt đơn vị phải báo cáo"), expected),
            "units_reported": Figure("units_reported", _("Lượt đơn vị đã báo cáo"), sent),
        }
    return known
