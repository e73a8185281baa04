"""What should be looked at again in the reports of one request, gathered for the rules.

One branch at a time where a request is large, so that a nation's figures never lie in memory together; like units
are then those of the same branch.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from donghanh.base.dates import say_date
from donghanh.base.numbers import say_ratio
from donghanh.indicators.choices import OverTime, OverUnits
from donghanh.indicators.models import Indicator
from donghanh.movements.models import Target
from donghanh.organisations.models import Unit

from ..choices import ConcernKind, ReportState
from ..models import Report, ReportRequest, Standing, Value
from ..rules.quality import Reading, band_of, outliers
from ..rules.quality_signs import copied_from_before, copies_between, digits_of, exact_hits, is_rush
from ..rules.sheet import Line
from .earlier import request_before
from .sheets import sheet_of

MOST_AT_ONCE = 20_000


@dataclass(frozen=True)
class Found:
    """One thing found: the fields of a `Concern` that was not written yet."""

    unit_id: int
    kind: str
    key: str
    facts: dict[str, Any]
    report_id: int | None = None
    indicator_id: int | None = None
    other_id: int | None = None


@dataclass
class Branch:
    """The figures of one part of a request's tree, as the rules take them."""

    request: ReportRequest
    lines: tuple[Line, ...]
    flows: set[int]
    places: dict[int, Standing]
    earlier: ReportRequest | None = None
    reports: dict[int, int] = field(default_factory=dict)
    sent_on: dict[int, dt.date] = field(default_factory=dict)
    members: dict[int, int | None] = field(default_factory=dict)
    now: dict[int, dict[int, int]] = field(default_factory=dict)
    before: dict[int, dict[int, int]] = field(default_factory=dict)
    targets: dict[int, dict[int, int]] = field(default_factory=dict)


def concerns_in(request: ReportRequest) -> Iterator[Found]:
    """Everything to be looked at again in the reports that lie sent or accepted."""
    lines = sheet_of(request.form).lines
    flows = set(
        Indicator.objects.filter(over_time=OverTime.SUM, pk__in=[line.indicator_id for line in lines])
        .values_list("pk", flat=True)
    )  # fmt: skip
    earlier = request_before(request)
    for path in _branches(request):
        places = {place.unit_id: place for place in Standing.objects.filter(request=request).beneath(path)}
        branch = _gathered(Branch(request, lines, flows, places, earlier))
        for look in LOOKS:
            yield from look(branch)


def _branches(request: ReportRequest) -> list[str]:
    places = Standing.objects.filter(request=request)
    if places.count() <= MOST_AT_ONCE:
        return list(places.filter(unit=request.unit_id).values_list("path", flat=True))
    return list(places.filter(superior=request.unit_id).values_list("path", flat=True))


def _gathered(branch: Branch) -> Branch:
    request, units = branch.request, list(branch.places)
    rows = Report.objects.filter(
        request=request, unit__in=units, state__in=[ReportState.SENT, ReportState.ACCEPTED]
    )
    for pk, unit_id, sent_on in rows.values_list("pk", "unit_id", "first_sent_on"):
        branch.reports[unit_id] = pk
        branch.sent_on[unit_id] = sent_on
    day = request.period.ends_on
    branch.members = dict(
        Unit.objects.with_headcount(day).filter(pk__in=units).values_list("pk", "members_now")
    )
    typed = Value.objects.filter(
        report__request=request, report__unit__in=units, number__isnull=False
    ).values_list("report__unit_id", "indicator_id", "number")
    branch.now = {unit: cells for unit, cells in _by_unit(typed).items() if unit in branch.reports}
    if branch.earlier:
        accepted = Value.objects.filter(
            report__request=branch.earlier, report__unit__in=units, accepted__isnull=False
        ).values_list("report__unit_id", "indicator_id", "accepted")
        branch.before = _by_unit(accepted)
    asked = Target.objects.standing().filter(period=request.period, unit__in=units)
    branch.targets = _by_unit(asked.values_list("unit_id", "indicator_id", "amount"))
    return branch


def _by_unit(rows: Iterable[tuple[int, int, int]]) -> dict[int, dict[int, int]]:
    found: dict[int, dict[int, int]] = defaultdict(dict)
    for unit_id, indicator_id, number in rows:
        found[unit_id][indicator_id] = number
    return dict(found)


def _found(branch: Branch, unit_id: int, kind: str, *, key: object = "", **facts: Any) -> Found:
    return Found(unit_id, kind, f"{kind}:{key}", facts, report_id=branch.reports.get(unit_id))


def _far_ones(branch: Branch) -> Iterator[Found]:
    for line in branch.lines:
        if line.is_computed:
            continue
        readings = [
            Reading(
                unit_id,
                cells[line.indicator_id],
                _group_of(branch, unit_id),
                branch.members.get(unit_id),
                branch.before.get(unit_id, {}).get(line.indicator_id),
            )
            for unit_id, cells in branch.now.items()
            if line.indicator_id in cells
        ]
        for far in outliers(readings, per_member=line.over_units == OverUnits.SUM):
            yield Found(
                far.unit_id,
                ConcernKind.OUTLIER,
                f"{ConcernKind.OUTLIER}:{line.code}:{far.number}",
                {
                    "name": line.full_name,
                    "unit": line.unit_of_measure,
                    "number": line.say(far.number),
                    "usual": line.say(far.usual),
                    "before": line.say(far.before),
                    "count": far.count,
                    "way": far.way,
                },
                report_id=branch.reports[far.unit_id],
                indicator_id=line.indicator_id,
            )


def _group_of(branch: Branch, unit_id: int) -> tuple[str, ...]:
    place = branch.places[unit_id]
    return place.level, place.sector, band_of(branch.members.get(unit_id))


def _exact_ones(branch: Branch) -> Iterator[Found]:
    names = {line.indicator_id: line.full_name for line in branch.lines}
    for unit_id, targets in branch.targets.items():
        figures = {str(key): number for key, number in branch.now.get(unit_id, {}).items()}
        hits = exact_hits(figures, {str(key): amount for key, amount in targets.items()})
        if hits:
            yield _found(
                branch, unit_id, ConcernKind.EXACT, key="-".join(hits), names=[names[int(h)] for h in hits]
            )


def _copied_ones(branch: Branch) -> Iterator[Found]:
    counted = {line.indicator_id for line in branch.lines if not line.is_computed}
    large = {
        unit_id: {str(key): number for key, number in cells.items() if key in counted}
        for unit_id, cells in branch.now.items()
    }
    for copy in copies_between(large):
        for unit_id, other_id in ((copy.unit_id, copy.other_id), (copy.other_id, copy.unit_id)):
            yield Found(
                unit_id,
                ConcernKind.COPIED_UNIT,
                f"{ConcernKind.COPIED_UNIT}:{other_id}",
                {"same": copy.same, "compared": copy.compared},
                report_id=branch.reports[unit_id],
                other_id=other_id,
            )
    for unit_id, cells in branch.now.items():
        earlier = branch.before.get(unit_id, {})
        again = copied_from_before(
            {str(key): number for key, number in cells.items() if key in branch.flows},
            {str(key): number for key, number in earlier.items()},
        )
        if again and branch.earlier:
            same, compared = again
            period = str(branch.earlier.period)
            yield _found(
                branch, unit_id, ConcernKind.COPIED_PERIOD, same=same, compared=compared, period=period
            )


def _rushed_ones(branch: Branch) -> Iterator[Found]:
    due = branch.request.due_on
    sent: Counter[int] = Counter()
    last: Counter[int] = Counter()
    for unit_id, day in branch.sent_on.items():
        above = branch.places[unit_id].superior_id
        if above is not None:
            sent[above] += 1
            last[above] += day == due
    for above, count in sent.items():
        rest, rest_last = sent.total() - count, last.total() - last[above]
        if rest and is_rush(last[above], count, elsewhere=rest_last / rest):
            share = say_ratio(rest_last, rest)
            yield _found(
                branch, above, ConcernKind.RUSH, last=last[above], sent=count, day=say_date(due), share=share
            )


def _round_ones(branch: Branch) -> Iterator[Found]:
    """Of a unit over this period and the one before; of all units beneath one superior together."""
    counted = {
        line.indicator_id
        for line in branch.lines
        if line.over_units == OverUnits.SUM and not line.decimals and "đồng" not in line.unit_of_measure
    }
    beneath: dict[int, list[int]] = defaultdict(list)
    for unit_id, cells in branch.now.items():
        own = [number for key, number in cells.items() if key in counted]
        if (above := branch.places[unit_id].superior_id) is not None:
            beneath[above] += own
        earlier = branch.before.get(unit_id, {})
        digits = digits_of([*own, *(number for key, number in earlier.items() if key in counted)])
        if digits.is_preferred:
            yield _found(
                branch, unit_id, ConcernKind.DIGITS, key="own",
                ending=digits.ending, count=digits.count, chi=round(digits.chi_square, 1),
            )  # fmt: skip
    for above, numbers in beneath.items():
        digits = digits_of(numbers)
        if digits.is_preferred:
            yield _found(
                branch, above, ConcernKind.DIGITS, key="beneath", beneath=True,
                ending=digits.ending, count=digits.count, chi=round(digits.chi_square, 1),
            )  # fmt: skip


LOOKS: tuple[Callable[[Branch], Iterator[Found]], ...] = (
    _far_ones,
    _exact_ones,
    _copied_ones,
    _rushed_ones,
    _round_ones,
)
