"""What is known of the persons behind totals that count each person once."""

from collections.abc import Iterable

from ..models import NamedPerson, NameList, PersonCount, Report, ReportRequest
from ..rules.persons import Key, Names, PersonSum


def names_of(request: ReportRequest, unit_ids: Iterable[int]) -> dict[int, dict[int, Names]]:
    """Who is behind the figures of these units, by unit and indicator; two queries."""
    lists = NameList.objects.filter(request=request, report__unit__in=list(unit_ids))
    persons: dict[int, set[int]] = {}
    for list_id, person_id in NamedPerson.objects.filter(list__in=lists).values_list("list", "person"):
        persons.setdefault(list_id, set()).add(person_id)
    found: dict[int, dict[int, Names]] = {}
    for pk, unit_id, indicator_id, nameless in lists.values_list(
        "pk", "report__unit", "indicator", "nameless"
    ):
        found.setdefault(unit_id, {})[indicator_id] = Names(frozenset(persons.get(pk, ())), nameless)
    return found


def person_sums(request: ReportRequest, unit_ids: Iterable[int]) -> dict[Key, PersonSum]:
    """What is known at these units that are no leaves, by (unit, indicator); one query."""
    rows = PersonCount.objects.filter(request=request, unit__in=list(unit_ids)).values_list(
        "unit", "indicator", "largest", "summed", "lacking", "named"
    )
    return {(unit_id, indicator_id): PersonSum(*rest) for unit_id, indicator_id, *rest in rows}


def lists_of(request: ReportRequest, unit_ids: Iterable[int], indicator_id: int) -> dict[int, NameList]:
    """The lists of names behind the figures of these very units; one query."""
    rows = NameList.objects.filter(request=request, report__unit__in=list(unit_ids), indicator=indicator_id)
    return {row.report.unit_id: row for row in rows.select_related("report")}


def list_of(report: Report, indicator_id: int) -> NameList | None:
    """The names behind one figure; one query."""
    return NameList.objects.filter(report=report, indicator=indicator_id).first()
