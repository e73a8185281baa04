"""The unit's totals of a period beside their targets and those of the same period a year before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from donghanh.base.numbers import say_number
from donghanh.indicators.models import Indicator
from donghanh.movements.models import Target
from donghanh.reports.facts.board_compare import MEMBERS, comparison_of
from donghanh.reports.facts.board_timeliness import places_beneath, timeliness_beneath
from donghanh.reports.facts.sheets import sheet_of
from donghanh.reports.models import ReportRequest, Standing, Total, Value
from donghanh.reports.rules.sheet import Line
from donghanh.ui.charts import Drawing
from donghanh.ui.comparing import reached

from ..models import Review
from ..rules.narrative import Best, FigureLine, Missing, may_be_praised

MOST_BEST = 4


@dataclass(frozen=True)
class _Known:
    """An accepted total or, of a unit with none beneath, its own figure."""

    indicator: Indicator
    number: int
    reported: int
    expected: int
    url: str


def compared_figures(review: Review) -> list[FigureLine]:
    """The unit's figures of the period in the order of the catalogue, each with its target (of the period, else
    of its year) and the figure of a year before; three queries at most.
    """
    code, earlier = review.period.code, code_year_before(review.period.code)
    known = _totals(review, [code, earlier])
    if not any(period == code for period, _indicator in known):
        known |= _own(review, [code, earlier])
    targets = _targets(review)
    now = [one for (period, _indicator), one in known.items() if period == code]
    return [
        _line(
            review, one, target=targets.get(one.indicator.code), before=known.get((earlier, one.indicator.pk))
        )
        for one in sorted(now, key=lambda one: (one.indicator.position, one.indicator.pk))
    ]


def _line(review: Review, one: _Known, *, target: Target | None, before: _Known | None) -> FigureLine:
    indicator = one.indicator
    return FigureLine(
        indicator.code,
        indicator.name,
        indicator.say(one.number),
        indicator.unit_of_measure,
        one.reported,
        one.expected,
        theme=indicator.theme,
        url=one.url,
        number=one.number,
        decimals=indicator.decimals,
        target=target.amount if target else None,
        target_url=target.get_absolute_url() if target else "",
        is_yearly_target=target is not None and target.period_id != review.period_id,
        before=before.number if before else None,
        before_url=before.url if before else "",
        before_reported=before.reported if before else 0,
        before_expected=before.expected if before else 0,
        better=indicator.better,
    )


def _totals(review: Review, codes: list[str]) -> dict[tuple[str, int], _Known]:
    """Totals by (period's code, indicator); of several requests the one that most have answered."""
    rows = (
        Total.objects.filter(unit=review.unit, request__period__code__in=codes, total__isnull=False)
        .select_related("indicator", "request__period")
        .order_by("reported", "request")
    )
    return {
        (row.request.period.code, row.indicator_id): _Known(
            row.indicator,
            row.total or 0,
            row.reported,
            row.expected,
            reverse("reports:drill", args=[row.request_id, row.unit_id, row.indicator.code]),
        )
        for row in rows
    }


def _own(review: Review, codes: list[str]) -> dict[tuple[str, int], _Known]:
    """The unit's own accepted cells in the same way."""
    rows = (
        Value.objects.filter(
            report__unit=review.unit, report__request__period__code__in=codes, accepted__isnull=False
        )
        .select_related("indicator", "report__request__period")
        .order_by("report__accepted_on", "pk")
    )
    return {
        (row.report.request.period.code, row.indicator_id): _Known(
            row.indicator,
            row.accepted or 0,
            1,
            1,
            reverse("reports:cell", args=[row.report_id, row.indicator.code]),
        )
        for row in rows
    }


def code_year_before(code: str) -> str:
    """2016H1 for 2017H1; nothing for a term."""
    found = re.fullmatch(r"(\d{4})(?!-)(.*)", code)
    return f"{int(found[1]) - 1}{found[2]}" if found and not found[2].startswith("-") else ""


def _targets(review: Review) -> dict[str, Target]:
    """Standing targets of the unit by indicator's code: the period's own before the year's; one query."""
    year = review.period.code[:4]
    rows = (
        Target.objects.standing()
        .filter(unit=review.unit, period__code__in=[review.period.code, year])
        .select_related("indicator")
    )
    found: dict[str, Target] = {}
    for row in rows:
        if row.period_id == review.period_id or row.indicator.code not in found:
            found[row.indicator.code] = row
    return found


def drawing_of_targets(figures: Sequence[FigureLine]) -> Drawing | None:
    """How far each target is reached; None without targets. The same in the page, in Word and in PDF."""
    rows = [(line.name, line.share) for line in figures if line.share is not None]
    return reached(rows) if rows else None


def request_of(review: Review) -> ReportRequest | None:
    """The request whose reports the review looks at: of its movement and period, in whose tree the unit stood."""
    rows = ReportRequest.objects.filter(
        movement=review.movement,
        period=review.period,
        pk__in=Standing.objects.filter(unit=review.unit).values("request"),
    )
    return rows.select_related("form", "period", "unit").order_by("-due_on", "pk").first()


def missing_of(review: Review, asked: ReportRequest | None) -> Missing | None:
    """How complete the reports are, and which units beneath lack most; two queries."""
    if asked is None:
        return None
    rows = timeliness_beneath(asked, review.unit_id)
    places = places_beneath(asked, review.unit_id)
    lacking = sorted(
        (
            (places[int(row.key)].unit.name, row.expected - row.accepted)
            for row in rows
            if row.expected > max(row.accepted, 1)
        ),
        key=lambda item: -item[1],
    )
    return Missing(
        accepted=sum(row.accepted for row in rows),
        expected=sum(row.expected for row in rows),
        late=sum(row.late for row in rows),
        never=sum(row.never for row in rows),
        url=reverse("reports:timeliness_of", args=[asked.pk, review.unit_id]),
        branches=tuple(item for item in lacking if item[1]),
    )


def best_of(review: Review, asked: ReportRequest | None, figures: Sequence[FigureLine]) -> list[Best]:
    """Who stands out among like units in a few lines: those with targets first; five queries a line."""
    if asked is None:
        return []
    lines = {line.code: line for line in sheet_of(asked.form).lines}
    told: list[Best] = []
    for figure in sorted(figures, key=lambda figure: figure.target is None):
        line = lines.get(figure.code)
        if line and _is_merit(line) and len(told) < MOST_BEST:
            told += _best(review, asked, line=line, members=lines.get(MEMBERS))
    return told[:MOST_BEST]


def _is_merit(line: Line) -> bool:
    return may_be_praised(line.better, over_units=line.over_units, over_time=line.over_time)


def _best(review: Review, asked: ReportRequest, *, line: Line, members: Line | None) -> list[Best]:
    comparison = comparison_of(asked, review.unit_id, line=line, members=members)
    unit = "trên 100 đoàn viên" if comparison.way == "rate" else f"theo {line.unit_of_measure}"
    return [
        Best(
            line.name,
            unit,
            group.label,
            len(group.known),
            tuple((one.name, say_number(one.rate or 0, 1)) for one in group.known[:2]),
            reverse("reports:compare", args=[asked.pk, review.unit_id, line.code]),
        )
        for group in comparison.groups
        if len(group.known) >= 5
        and all(one.reported == one.expected for one in group.known[:2])
        and (group.known[0].rate or 0) > 0
    ]
