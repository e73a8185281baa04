"""The only writer of `PersonCount`, after the totals and under the same locks: a level of the tree at a time.

A count that names prove is put into its `Total`; what names do not prove stays empty there. A form that counts no persons
costs one look-up.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from donghanh.base.fields import KeyField

from ..models import FormItem, NameList, PersonCount, ReportRequest, Standing, Total
from ..rules.persons import DISTINCT
from .counting import portions
from .tallying import Place

# Own cells and those of leaves right beneath, counts of the others beneath, and the names anywhere beneath, which come
# from the lists and not from the units: few units have one.
_COUNT = """
INSERT INTO reports_personcount (request_id, unit_id, indicator_id, largest, summed, lacking, named)
SELECT %(request)s, unit_id, indicator_id, MAX(largest), CAST(SUM(summed) AS bigint), CAST(SUM(lacking) AS bigint),
       MAX(named)
FROM (
  SELECT s.{keeper} AS unit_id, v.indicator_id, v.accepted AS largest, v.accepted AS summed,
         CASE WHEN {covered} THEN 0 ELSE 1 END AS lacking, 0 AS named
  FROM reports_standing s
  CROSS JOIN reports_report r
  CROSS JOIN reports_value v
  {lists}
  WHERE s.request_id = %(request)s AND s.{keeper} IN ({units}) AND {leaf}
    AND r.request_id = s.request_id AND r.unit_id = s.unit_id AND v.report_id = r.id
    AND v.indicator_id IN ({lines}) AND v.accepted IS NOT NULL
"""
_BENEATH = """
  UNION ALL
  SELECT s.superior_id, p.indicator_id, p.largest, p.summed, p.lacking, 0
  FROM reports_standing s
  CROSS JOIN reports_personcount p
  WHERE s.request_id = %(request)s AND NOT s.is_leaf AND s.superior_id IN ({units})
    AND p.request_id = s.request_id AND p.unit_id = s.unit_id AND p.indicator_id IN ({lines})
"""
_NAMES_BENEATH = """
  UNION ALL
  SELECT a.unit_id, l.indicator_id, 0, 0, 0, COUNT(DISTINCT n.person_id)
  FROM reports_standing a
  CROSS JOIN reports_namelist l
  CROSS JOIN reports_value v
  CROSS JOIN reports_namedperson n
  WHERE a.request_id = %(request)s AND a.unit_id IN ({units})
    AND l.request_id = a.request_id AND l.path >= a.path
    AND l.path < SUBSTR(a.path, 1, LENGTH(a.path) - 1) || '0' AND l.indicator_id IN ({lines})
    AND v.report_id = l.report_id AND v.indicator_id = l.indicator_id AND v.accepted >= l.named
    AND n.list_id = l.id
  GROUP BY a.unit_id, l.indicator_id
"""
_TOGETHER = """
) c
GROUP BY unit_id, indicator_id
"""
# Most requests have no list of names, and to look for one at every cell costs a third of the count.
_BY_LISTS = {
    "covered": "v.accepted = COALESCE(l.named, 0) AND COALESCE(l.nameless, 0) = 0",
    "lists": "LEFT JOIN reports_namelist l ON l.report_id = v.report_id AND l.indicator_id = v.indicator_id",
}
_WITHOUT_LISTS = {"covered": "v.accepted = 0", "lists": ""}


def lines_of_persons(request: ReportRequest) -> list[int]:
    """Indicators of the request that count persons; one query."""
    items = FormItem.objects.filter(form=request.form_id, indicator__over_units=DISTINCT)
    return list(items.values_list("indicator", flat=True))


def count_persons(request: ReportRequest, places: Iterable[Place]) -> None:
    """Counts of these places that are no leaves, the deepest first, and the totals that follow from them.

    The places are locked and their totals have just been counted.
    """
    lines = lines_of_persons(request)
    if not lines:
        return
    by_depth: dict[int, list[int]] = {}
    for place in places:
        by_depth.setdefault(place.depth, []).append(place.unit_id)
    everywhere = [unit for units in by_depth.values() for unit in units]
    for units in portions(everywhere):
        PersonCount.objects.filter(request=request, unit__in=units).delete()
    has_lists = NameList.objects.filter(request=request).exists()
    for depth in sorted(by_depth, reverse=True):
        for units in portions(by_depth[depth]):
            _count(request, units, lines, has_lists=has_lists)
    for units in portions(everywhere):
        _tell(request, units, lines)


def count_persons_anew(request: ReportRequest, places: Iterable[Place]) -> None:
    """The same of every place; counts of places that are gone or have nobody beneath them any more go."""
    PersonCount.objects.filter(request=request).delete()
    count_persons(request, places)


def place_lists(request: ReportRequest) -> None:
    """Put lists of names where their units stand now; those of units that stand nowhere count nowhere."""
    standing = Standing.objects.filter(request=request, unit__reports=OuterRef("report")).values("path")[:1]
    lists = NameList.objects.filter(request=request)
    lists.update(path=Coalesce(Subquery(standing), Value("", output_field=KeyField(max_length=250))))


def _count(request: ReportRequest, units: Sequence[int], lines: Sequence[int], *, has_lists: bool) -> None:
    some: dict[str, Any] = {"units": _listed(units), "lines": _listed(lines)}
    some |= _BY_LISTS if has_lists else _WITHOUT_LISTS
    # Two ways to a cell, each with its own index: at the place itself, and at leaves by their superior.
    own, leaves = (
        _COUNT.format(keeper="unit_id", leaf="NOT s.is_leaf", **some),
        _COUNT.format(keeper="superior_id", leaf="s.is_leaf", **some),
    )
    cells = leaves.partition("FROM (")[2]
    beneath = (_BENEATH + (_NAMES_BENEATH if has_lists else "")).format(**some)
    with connection.cursor() as cursor:
        cursor.execute(f"{own}  UNION ALL{cells}{beneath}{_TOGETHER}", {"request": request.pk})


def _listed(keys: Sequence[int]) -> str:
    return ",".join(str(int(key)) for key in keys)


def _tell(request: ReportRequest, units: Sequence[int], lines: Sequence[int]) -> None:
    """Put what is known into the totals."""
    known = PersonCount.objects.filter(
        request=request, unit=OuterRef("unit"), indicator=OuterRef("indicator"), lacking=0
    )
    totals = Total.objects.filter(request=request, unit__in=units, indicator__in=lines)
    totals.update(total=Subquery(known.values("named")[:1]))
