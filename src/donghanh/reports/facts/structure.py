"""Accepted figures of a period, told beneath a unit in the structure of another day (as of a day, as is).

What a unit and all beneath it have is one statement over its branch of that day, grouped by the units directly beneath.
Units that were parted among several heirs are few; they are left out of that statement and told by `rules.structure`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Count

from donghanh.organisations.models import Path
from donghanh.organisations.rules import path_range

from ..models import Standing, Value
from ..rules.sheet import Line
from ..rules.structure import (
    Amount,
    Heirs,
    joined,
    number_of,
    own_number,
    part_of,
    stocks_among,
)
from .asked import Asked
from .branches import Branch, Parted

Key = tuple[int, int]

# `k`: the unit itself, and whatever lies at or beneath each unit that is directly beneath it that day.
_BRANCH = """
SELECT k.part_id, v.indicator_id, COUNT(*), SUM(v.accepted), MAX(v.accepted), SUM(v.accepted_numerator),
       SUM(v.accepted_denominator)
FROM (
  SELECT c.unit_id AS part_id, p.unit_id AS unit_id
  FROM organisations_path c
  CROSS JOIN organisations_path p
  WHERE c.path >= %(start)s AND c.path < %(end)s AND c.depth = %(depth)s
    AND c.from_on <= %(day)s AND c.until_on > %(day)s
    AND p.path >= c.path AND p.path < SUBSTR(c.path, 1, LENGTH(c.path) - 1) || '0'
    AND p.from_on <= %(day)s AND p.until_on > %(day)s
  UNION ALL SELECT %(unit)s, %(unit)s
) k
CROSS JOIN reports_report r
CROSS JOIN reports_value v
WHERE r.request_id IN ({requests}) AND r.unit_id = k.unit_id AND v.report_id = r.id AND v.indicator_id IN ({lines})
  AND (v.accepted IS NOT NULL OR v.accepted_denominator IS NOT NULL) AND k.unit_id NOT IN ({parted})
GROUP BY k.part_id, v.indicator_id
"""


@dataclass(frozen=True)
class LineThen:
    """One line beneath one unit in the structure of a day; `parts` are by the unit directly beneath.

    `left_out` are the parted units of which a flow is told only further up.
    """

    line: Line
    own: Amount
    total: Amount
    parts: Mapping[int, Amount]
    expected: int
    left_out: tuple[int, ...] = ()

    @property
    def own_number(self) -> int | None:
        """The unit's own figure."""
        return own_number(self.line, self.own)

    @property
    def beneath_number(self) -> int | None:
        """All but the unit's own figure."""
        return number_of(self.line, self.beneath)

    @property
    def beneath(self) -> Amount:
        """What is told from beneath, with what ended units left to it."""
        return joined(self.parts.values())

    @property
    def number(self) -> int | None:
        """The total."""
        return number_of(self.line, self.total)

    def __add__(self, other: "LineThen") -> "LineThen":
        """The same line told from two forms of neighbours."""
        parts = {
            key: self.parts.get(key, Amount()) + other.parts.get(key, Amount())
            for key in [*self.parts, *other.parts]
        }
        return LineThen(
            self.line,
            self.own + other.own,
            self.total + other.total,
            parts,
            self.expected + other.expected,
            self.left_out + other.left_out,
        )


def lines_then(branch: Branch, told: Sequence[Asked], *, code: str = "") -> list[LineThen]:
    """Every line told of the period at or beneath the unit (or the one of that code), in the order of the forms."""
    found: dict[str, LineThen] = {}
    alike: dict[tuple[int, ...], list[Asked]] = defaultdict(list)
    for asked in told:
        alike[asked.request.form_id, *(line.indicator_id for line in asked.lines)].append(asked)
    for some in alike.values():
        lines = some[0].lines
        wanted = [line for line in lines if not code or line.code == code]
        stocks = stocks_among(lines)
        for each in _lines_of(branch, [asked.request.pk for asked in some], wanted, stocks=stocks):
            code = each.line.code
            found[code] = found[code] + each if code in found else each
    return list(found.values())


def _lines_of(
    branch: Branch, requests: list[int], lines: Sequence[Line], *, stocks: frozenset[str]
) -> list[LineThen]:
    whole = _whole(branch, requests, lines)
    cells = _cells_of_parted(branch, requests, lines)
    expected = _expected(branch, requests, lines)
    found = []
    for line in lines:
        if line.is_text:
            continue
        parts = {part: amount for (part, key), amount in whole.items() if key == line.indicator_id}
        own = parts.pop(branch.unit_id, Amount())
        total = own + joined(parts.values())
        left_out = []
        for each in branch.parted:
            cell = cells.get((each.unit_id, line.indicator_id))
            if cell is None:
                continue
            share = _part(cell, each, line, stocks=stocks, heirs=branch.heirs)
            if share is None:
                left_out.append(each.unit_id)
                continue
            total += share
            for part, amount in _by_part(cell, each, line, branch=branch, stocks=stocks).items():
                parts[part] = parts.get(part, Amount()) + amount
        if expected[line.indicator_id] or total.reported:
            found.append(LineThen(line, own, total, parts, expected[line.indicator_id], tuple(left_out)))
    return found


def _part(cell: Amount, parted: Parted, line: Line, *, stocks: frozenset[str], heirs: Heirs) -> Amount | None:
    return part_of(cell, here=parted.here, places=parted.places, is_stock=line.code in stocks, heirs=heirs)


def _by_part(
    cell: Amount, parted: Parted, line: Line, *, branch: Branch, stocks: frozenset[str]
) -> dict[int, Amount]:
    """What of it is told beneath each unit directly beneath; a flow that none has whole stands under its own name."""
    beneath: dict[int, list[tuple[int, ...]]] = defaultdict(list)
    for place in parted.here:
        beneath[place[branch.depth]].append(place)
    found: dict[int, Amount] = {}
    for part, places in beneath.items():
        share = _part(
            cell,
            Parted(parted.unit_id, parted.places, tuple(places)),
            line,
            stocks=stocks,
            heirs=branch.heirs,
        )
        if share is None:
            return {parted.unit_id: cell}
        found[part] = share
    return found


def _whole(branch: Branch, requests: list[int], lines: Sequence[Line]) -> dict[Key, Amount]:
    start, end = path_range(branch.path)
    sql = _BRANCH.format(
        requests=_listed(requests),
        lines=_listed(line.indicator_id for line in lines),
        parted=_listed(each.unit_id for each in branch.parted),
    )
    given: dict[str, Any] = {
        "start": start,
        "end": end,
        "depth": branch.depth + 1,
        "unit": branch.unit_id,
        "day": connection.ops.adapt_datefield_value(branch.day),
    }
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return {(part, line): _amount(*rest) for part, line, *rest in cursor.fetchall()}


def _listed(keys: Iterable[int]) -> str:
    return ",".join(str(int(key)) for key in keys) or "0"


def _amount(reported: int, *numbers: Any) -> Amount:
    return Amount(reported, *(None if number is None else int(number) for number in numbers))


def _cells_of_parted(branch: Branch, requests: list[int], lines: Sequence[Line]) -> dict[Key, Amount]:
    if not branch.parted:
        return {}
    rows = Value.objects.counted().filter(
        report__request__in=requests,
        report__unit__in=[each.unit_id for each in branch.parted],
        indicator__in=[line.indicator_id for line in lines],
    )
    return {
        (unit, line): Amount(1, number, number, above, below)
        for unit, line, number, above, below in rows.values_list(
            "report__unit", "indicator", "accepted", "accepted_numerator", "accepted_denominator"
        )
    }


def _expected(branch: Branch, requests: list[int], lines: Sequence[Line]) -> dict[int, int]:
    """How many units that are told here were asked each line."""
    reached = Path.objects.reaching(branch.day).beneath(branch.path).values("unit")
    asked = Standing.objects.filter(request__in=requests, is_asked=True, unit__in=reached)
    counts = asked.values_list("level", "sector").annotate(n=Count("pk")).order_by()
    found: dict[int, int] = {line.indicator_id: 0 for line in lines}
    for level, sector, count in counts:
        for line in lines:
            found[line.indicator_id] += count if line.asks(level, sector) else 0
    return found
