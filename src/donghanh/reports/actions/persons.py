"""The only writer of `PersonCount`, after the totals and under the same locks.

Figures and lists of names are gathered in the database for all places at once and joined along the tree, as tallies are.
A count that names prove is put into its `Total`; what names do not prove stays empty there. A form that counts no persons
costs one look-up.
"""

from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from donghanh.base.fields import KeyField

from ..models import NameList, PersonCount, ReportRequest, Standing, Total
from ..rules.persons import DISTINCT
from .counting import named, portions
from .tallying import KEEPER, KEPT_BY, MOST_ROWS, Counts, Place, added_upwards

# Lines of the form that count persons; with each, are there lists of names at all?
_LINES = """
SELECT i.indicator_id, EXISTS (SELECT 1 FROM reports_namelist l WHERE l.request_id = %(request)s)
FROM reports_formitem i
JOIN indicators_indicator n ON n.id = i.indicator_id
WHERE i.form_id = %(form)s AND n.over_units = %(distinct)s
"""
# Accepted figures. One lacks names where its list does not cover it.
_CELLS = f"""
SELECT {KEEPER} AS counted_at, v.indicator_id, MAX(v.accepted), CAST(SUM(v.accepted) AS bigint),
       COUNT(CASE WHEN {{covered}} THEN NULL ELSE 1 END)
FROM reports_standing s
CROSS JOIN reports_report r
CROSS JOIN reports_value v
{{lists}}
WHERE s.request_id = %(request)s {{{{places}}}}
  AND r.request_id = s.request_id AND r.unit_id = s.unit_id AND v.report_id = r.id
  AND v.indicator_id IN ({{{{lines}}}}) AND v.accepted IS NOT NULL
GROUP BY {KEEPER}, v.indicator_id
"""
# Most requests have no list of names, and to look for one at every cell costs a third of the count.
_CELLS_ALONE = _CELLS.format(covered="v.accepted = 0", lists="")
_CELLS_WITH_LISTS = _CELLS.format(
    covered="v.accepted = COALESCE(l.named, 0) AND COALESCE(l.nameless, 0) = 0",
    lists="LEFT JOIN reports_namelist l ON l.report_id = v.report_id AND l.indicator_id = v.indicator_id",
)
# Counts right beneath these places that are not counted anew themselves.
_BENEATH = """
SELECT s.superior_id, p.indicator_id, p.largest, p.summed, p.lacking
FROM reports_standing s
CROSS JOIN reports_personcount p
WHERE s.request_id = %(request)s AND NOT s.is_leaf AND s.superior_id IN ({named}) AND s.unit_id NOT IN ({named})
  AND p.request_id = s.request_id AND p.unit_id = s.unit_id AND p.indicator_id IN ({lines})
"""
# Somebody named at two units counts once above both, so names are not joined along the tree: they come from the lists
# anywhere beneath, and few units have one.
_NAMES = """
SELECT a.unit_id, l.indicator_id, COUNT(DISTINCT n.person_id)
FROM reports_standing a
CROSS JOIN reports_namelist l
CROSS JOIN reports_value v
CROSS JOIN reports_namedperson n
WHERE a.request_id = %(request)s AND NOT a.is_leaf {places}
  AND l.request_id = a.request_id AND l.path >= a.path
  AND l.path < SUBSTR(a.path, 1, LENGTH(a.path) - 1) || '0' AND l.indicator_id IN ({lines})
  AND v.report_id = l.report_id AND v.indicator_id = l.indicator_id AND v.accepted >= l.named
  AND n.list_id = l.id
GROUP BY a.unit_id, l.indicator_id
"""
_CLEAR = "DELETE FROM reports_personcount WHERE request_id = %(request)s"
_WRITE = """
INSERT INTO reports_personcount (request_id, unit_id, indicator_id, largest, summed, lacking, named) VALUES {rows}
"""
_ROW = "(%d,%d,%d,%d,%d,%d,%d)"


def count_persons(request: ReportRequest, places: Sequence[Place], *, anew: bool = False) -> None:
    """Counts of these places that are no leaves, in place of those there are, and the totals that follow from them.

    `anew`: the places are all there are, and counts of what has no place any more go. The places are locked and their
    totals have just been counted.
    """
    units = "" if anew else named(place.unit_id for place in places)
    given: dict[str, int | str] = {"request": request.pk, "form": request.form_id, "distinct": DISTINCT}
    with connection.cursor() as cursor:
        cursor.execute(_LINES, given)
        lines = dict(cursor.fetchall())
        if not lines:
            return
        has_lists = any(lines.values())
        cursor.execute(_figures(named(lines), units, has_lists=has_lists), given)
        found = list(added_upwards(cursor.fetchall(), places, _joined))
        names: dict[tuple[int, int], int] = {}
        if has_lists:
            cursor.execute(_NAMES.format(lines=named(lines), places=_some("a.unit_id", units)), given)
            names = {(unit, line): count for unit, line, count in cursor.fetchall()}
        cursor.execute(f"{_CLEAR} {_some('unit_id', units)}", given)
        for part in portions(found, MOST_ROWS):
            rows = [_ROW % (request.pk, *row, names.get((row[0], row[1]), 0)) for row in part]
            cursor.execute(_WRITE.format(rows=",".join(rows)))
    _tell(request, [(unit, line) for unit, line, _largest, _summed, lacking in found if not lacking])


def place_lists(request: ReportRequest) -> None:
    """Put lists of names where their units stand now; those of units that stand nowhere count nowhere."""
    standing = Standing.objects.filter(request=request, unit__reports=OuterRef("report")).values("path")[:1]
    lists = NameList.objects.filter(request=request)
    lists.update(path=Coalesce(Subquery(standing), Value("", output_field=KeyField(max_length=250))))


def _figures(lines: str, units: str, *, has_lists: bool) -> str:
    """The statement that finds unit, line, largest, summed and lacking: of the places named, or of all."""
    cells = _CELLS_WITH_LISTS if has_lists else _CELLS_ALONE
    if not units:
        return cells.format(lines=lines, places="")
    here = cells.format(lines=lines, places=KEPT_BY.format(named=units))
    return f"{here} UNION ALL {_BENEATH.format(lines=lines, named=units)}"


def _some(column: str, units: str) -> str:
    return f"AND {column} IN ({units})" if units else ""


def _joined(one: Counts, other: Counts) -> Counts:
    """The larger of the largest; sums and what lacks added."""
    return max(one[0], other[0]), one[1] + other[1], one[2] + other[2]


def _tell(request: ReportRequest, known: Iterable[tuple[int, int]]) -> None:
    """Put what is known of these units and lines into their totals."""
    counts = PersonCount.objects.filter(
        request=request, unit=OuterRef("unit"), indicator=OuterRef("indicator"), lacking=0
    )
    by_line: dict[int, list[int]] = {}
    for unit, line in known:
        by_line.setdefault(line, []).append(unit)
    for line, units in by_line.items():
        for part in portions(units):
            totals = Total.objects.filter(request=request, indicator=line, unit__in=part)
            totals.update(total=Subquery(counts.values("named")[:1]))
