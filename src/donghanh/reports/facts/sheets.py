"""Forms and trees as plain values for the rules."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.db.models import OuterRef, QuerySet, Subquery

from donghanh.base.dates import today
from donghanh.indicators.rules import RatioScale, check_told
from donghanh.organisations.facts import heirs_of
from donghanh.organisations.models import Path
from donghanh.organisations.rules import ids_on

from ..models import FormItem, FormVersion, Report, ReportRequest, Standing
from ..rules.climbing import Stand
from ..rules.sheet import Audience, Cell, Line, Sheet, read_cell, with_wholes


def superiors_on(unit_ids: Iterable[int], day: dt.date) -> dict[int, int]:
    """Direct superiors of many units as the tree stood on `day`; one query."""
    rows = Path.objects.on(day).filter(unit__in=unit_ids).values_list("unit_id", "path")
    return {unit_id: ids_on(path)[-2] for unit_id, path in rows if len(ids_on(path)) > 1}


def superiors_now(unit_ids: Iterable[int]) -> dict[int, int]:
    """Who decides about these units' reports today: the direct superior; of an ended unit that of its heir, or the
    last one where nothing goes on with it. One query while all of them work.
    """
    asked = set(unit_ids)
    found = superiors_on(asked, today())
    ended = asked - set(found)
    if not ended:
        return found
    heirs = {unit_id: units[0].pk for unit_id, units in heirs_of(ended, today()).items() if units}
    above = superiors_on(set(heirs.values()), today())
    found |= {unit_id: above[heir] for unit_id, heir in heirs.items() if heir in above}
    left = Path.objects.reaching(today()).filter(unit__in=ended - set(heirs), is_inherited=True)
    found |= {
        unit_id: ids_on(path)[-2]
        for unit_id, path in left.values_list("unit_id", "path")
        if len(ids_on(path)) > 1
    }
    return found


def sheet_of(form: FormVersion) -> Sheet:
    """The form's lines and checks; one query, none where they were fetched before."""
    items = form.items.all()
    if "items" not in getattr(form, "_prefetched_objects_cache", {}):
        items = items.select_related("indicator__numerator", "indicator__denominator").order_by("position")
    checks = tuple(check_told(check) for check in form.checks)
    return Sheet(form.pk, with_wholes([_line(item) for item in items], checks), checks)


def _line(item: FormItem) -> Line:
    indicator = item.indicator
    return Line(
        number=item.position,
        section=item.section,
        indicator_id=indicator.pk,
        code=indicator.code,
        name=item.label or indicator.name,
        unit_of_measure=indicator.unit_of_measure,
        decimals=indicator.decimals,
        over_units=indicator.over_units,
        is_required=item.is_required,
        levels=tuple(item.levels),
        sectors=tuple(item.sectors),
        audience=item.audience,
        allows_negative=indicator.allows_negative,
        definition=item.hint or indicator.definition,
        clause_address=item.clause_address,
        numerator=indicator.numerator.code if indicator.numerator else "",
        denominator=indicator.denominator.code if indicator.denominator else "",
        scale=RatioScale(item.ratio_up, item.ratio_down),
        is_text=indicator.is_text,
        over_time=indicator.over_time,
        better=indicator.better,
    )


def audiences_of(sheet: Sheet) -> list[Audience]:
    """Each audience of the form once; answers in words have one of their own and no total, so it is left out."""
    first = {line.audience: line for line in sheet.lines if not line.is_text}
    return [
        Audience(number, frozenset(line.levels), frozenset(line.sectors)) for number, line in first.items()
    ]


def with_place(reports: "QuerySet[Report]") -> "QuerySet[Report]":
    """Each with `place`, the path of its unit in the request's tree, null where it stands there no more."""
    places = Standing.objects.filter(request=OuterRef("request"), unit=OuterRef("unit"))
    return reports.annotate(place=Subquery(places.values("path")[:1]))


def standing_of(request: ReportRequest, unit_id: int | None) -> Standing | None:
    """Where the unit stood for this request; None when it had no place in its tree."""
    return Standing.objects.filter(request=request, unit=unit_id).first()


def stands_of(standings: "QuerySet[Standing]") -> list[Stand]:
    """Places as plain values; one query."""
    rows = standings.values_list("unit_id", "superior_id", "depth", "level", "sector", "is_asked", "is_leaf")
    return [Stand(*row) for row in rows]


class Held(NamedTuple):
    """What one row of `Value` holds of what was typed; `proof` is the SHA-256 of its evidence."""

    typed: str
    number: int | None
    numerator: int | None
    denominator: int | None
    note: str
    proof: str | None = None


TYPED = Held._fields[:-1]


def held_in(report: Report | None) -> dict[int, Held]:
    """What is in the cells of a report by indicator; one query, none for a report not yet begun."""
    if report is None or report.pk is None:
        return {}
    rows = report.values.values_list("indicator_id", *TYPED, "evidence__sha256")
    return {indicator_id: Held(*rest) for indicator_id, *rest in rows}


def cells_of(held: Mapping[int, Held], lines: Iterable[Line]) -> dict[str, Cell]:
    """What is in the cells now, by code."""
    cells = {}
    for line in lines:
        value = held.get(line.indicator_id)
        if value is None:
            cells[line.code] = Cell()
        elif line.is_computed:
            cells[line.code] = Cell(
                value.typed, value.number, numerator=value.numerator, denominator=value.denominator
            )
        elif line.is_text:
            cells[line.code] = Cell(value.typed, note=value.note)
        elif value.number is None:
            cells[line.code] = read_cell(line, value.typed, value.note)
        else:
            cells[line.code] = Cell(value.typed, value.number, value.note)
    return cells
