"""A total of a line that counts persons: how many there are for certain, and how far names tell it, unit by unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.numbers import from_scaled, say_part
from donghanh.base.sentences import Sentence
from donghanh.organisations.choices import Duty
from donghanh.ui.tables import Cell, Column, Table

from ..facts.board import Part, shown_of
from ..facts.persons import list_of, lists_of, person_sums
from ..models import NameList, Report, ReportRequest, Total, Value
from ..rules.persons import DISTINCT, PersonSum, bound_said, coverage_said, known_said
from ..rules.sheet import Line

NOBODY = NameList(named=0, nameless=0)


@dataclass(frozen=True)
class Persons:
    """What the page of one such total shows; `said` tells how the number came about."""

    table: Table
    shown: str
    said: Sentence | None
    taken_on: Any
    may_match: bool


def persons_behind(
    by: Actor, asked: ReportRequest, total: Total, *, line: Line, parts: Sequence[Part]
) -> Persons:
    """How many persons, and by unit directly beneath how many are known by name; two queries."""
    keys = [part.unit.pk for part in parts]
    sums = person_sums(asked, [total.unit_id, *keys])
    lists = lists_of(asked, keys, line.indicator_id)
    found = sums.get((total.unit_id, line.indicator_id))
    shown = shown_of(line, total.total, found)
    rows = [
        _row(
            line,
            part,
            below=None if part.is_own else sums.get((part.unit.pk, line.indicator_id)),
            lists=lists,
        )
        for part in parts
    ]
    return Persons(
        _table(line, total, rows, shown=shown, found=found),
        shown,
        _said(line, found),
        max((row.taken_on for row in lists.values()), default=None),
        by.has(Duty.FIGURES) and asked.closed_on is None,
    )


def _said(line: Line, found: PersonSum | None) -> Sentence | None:
    if found is None:
        return None
    return bound_said(found, line.say(found.at_least)) if found.total is None else known_said(found)


def _row(line: Line, part: Part, *, below: PersonSum | None, lists: dict[int, NameList]) -> list[Any]:
    name = _("Số liệu của chính đơn vị") if part.is_own else part.unit.name
    if below is not None:
        told = Cell(below.named, note=_far(below))
    elif part.number is None:
        told = Cell("", note="" if part.url else _("Chưa có số liệu được duyệt"))
    else:
        known = lists.get(part.unit.pk, NOBODY)
        said = coverage_said(part.number, named=known.named, nameless=known.nameless)
        told = Cell(known.named, note=str(said))
    return [
        Cell(name, url=part.url, note=_("Nhập thay từ bản giấy") if part.is_entered else ""),
        Cell(
            shown_of(line, part.number, below),
            url=part.url,
            value="" if part.number is None else from_scaled(part.number, line.decimals),
        ),
        told,
        say_part(part.reported, part.expected),
    ]


def _far(found: PersonSum) -> str:
    if not found.lacking:
        return _("Đủ tên")
    return _("%(count)s đơn vị chưa đủ tên") % {"count": found.lacking}


def _table(line: Line, total: Total, rows: list[list[Any]], *, shown: str, found: PersonSum | None) -> Table:
    return Table(
        caption=line.full_name,
        columns=[
            Column(_("Đơn vị")),
            Column(line.unit_of_measure, numeric=True),
            Column(_("Đã biết theo tên"), numeric=True),
            Column(_("Đã duyệt/số đơn vị"), numeric=True),
        ],
        rows=rows,
        foot=[
            _("Tổng, mỗi người một lần"),
            Cell(shown, value="" if total.total is None else from_scaled(total.total, line.decimals)),
            found.named if found else "",
            say_part(total.reported, total.expected),
        ],
    )


def names_of_cell(report: Report, line: Line, value: Value | None) -> dict[str, Any] | None:
    """How far names tell who is behind one accepted figure, and where the register opens; one query."""
    if line.over_units != DISTINCT or value is None or value.accepted is None:
        return None
    known = list_of(report, line.indicator_id) or NOBODY
    said = coverage_said(value.accepted, named=known.named, nameless=known.nameless)
    return {"list": known, "said": said}
