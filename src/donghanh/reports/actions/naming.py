"""Who is behind accepted figures that count persons: names taken when a figure is accepted, and looked up again each day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.persons import Behind, who_is_behind
from donghanh.base.sentences import Sentence
from donghanh.jobs.actions import ask_for
from donghanh.journal import actions as journal
from donghanh.organisations.choices import Duty
from donghanh.organisations.permissions import check_duty

from ..models import FormItem, NamedPerson, NameList, Report, ReportRequest, Standing, Value
from ..rules.persons import DISTINCT
from ..rules.proposals import TOPICS
from ..rules.times import check_takes_figures
from .counting import portions
from .totals import mark

Key = tuple[int, int]
_TOPIC_OF = {code: topic for topic, code in TOPICS.items()}


@dataclass(frozen=True)
class _Said:
    """What a list says: persons, how many entries without a record, where they open."""

    persons: frozenset[int]
    nameless: int
    url: str


def _topics_of(form_id: int) -> dict[str, int]:
    """Indicators of the form that count persons whom the program may know, by topic; one query."""
    items = FormItem.objects.filter(
        form=form_id, indicator__over_units=DISTINCT, indicator__code__in=_TOPIC_OF
    )
    rows = items.values_list("indicator", "indicator__code")
    return {_TOPIC_OF[code]: indicator_id for indicator_id, code in rows}


def take_names(reports: Iterable[Report]) -> list[Report]:
    """Write down who is behind the accepted figures of these locked reports; those of which another list stands now."""
    by_request: dict[int, list[Report]] = {}
    for report in reports:
        by_request.setdefault(report.request_id, []).append(report)
    return [report for some in by_request.values() for report in _take(some)]


def _take(reports: Sequence[Report]) -> list[Report]:
    request = reports[0].request
    topics = _topics_of(request.form_id)
    if not topics:
        return []
    period = request.period
    by_unit = {report.unit_id: report for report in reports}
    answers = who_is_behind.ask(topics, list(by_unit), (period.starts_on, period.as_of))
    found: dict[Key, Behind] = {
        (by_unit[each.unit_id].pk, topics[each.topic]): each for answer in answers for each in answer
    }
    counted = set(
        Value.objects.counted()
        .filter(report__in=reports, indicator__in=topics.values())
        .values_list("report", "indicator")
    )
    wanted = {
        key: _Said(each.persons, each.nameless, each.url)
        for key, each in found.items()
        if key in counted and (each.persons or each.nameless)
    }
    present = _present(reports)
    changed = {key for key in wanted.keys() | present.keys() if wanted.get(key) != present.get(key)}
    if changed:
        _write(request, [report for report in reports if any(key[0] == report.pk for key in changed)], wanted)
    return [report for report in reports if any(key[0] == report.pk for key in changed)]


def _present(reports: Sequence[Report]) -> dict[Key, _Said]:
    """The lists that stand; two queries."""
    lists = {row.pk: row for row in NameList.objects.filter(report__in=reports)}
    persons: dict[int, set[int]] = {key: set() for key in lists}
    for list_id, person_id in NamedPerson.objects.filter(list__in=lists).values_list("list", "person"):
        persons[list_id].add(person_id)
    return {
        (row.report_id, row.indicator_id): _Said(frozenset(persons[key]), row.nameless, row.url)
        for key, row in lists.items()
    }


def _write(request: ReportRequest, reports: Sequence[Report], wanted: dict[Key, _Said]) -> None:
    """The lists of these reports anew."""
    units = [report.unit_id for report in reports]
    paths = dict(Standing.objects.filter(request=request, unit__in=units).values_list("unit", "path"))
    by_key = {report.pk: report for report in reports}
    NameList.objects.filter(report__in=reports).delete()
    keys = [key for key in sorted(wanted) if key[0] in by_key]
    lists = NameList.objects.bulk_create(
        NameList(
            report_id=report_id,
            indicator_id=indicator_id,
            request=request,
            path=paths[by_key[report_id].unit_id],
            named=len(wanted[report_id, indicator_id].persons),
            nameless=wanted[report_id, indicator_id].nameless,
            url=wanted[report_id, indicator_id].url,
            taken_on=today(),
        )
        for report_id, indicator_id in keys
    )
    NamedPerson.objects.bulk_create(
        NamedPerson(list=row, person_id=person)
        for row in lists
        for person in sorted(wanted[row.report_id, row.indicator_id].persons)
    )


def match_names(request: ReportRequest) -> int:
    """Look up again who is behind the request's accepted figures; of how many reports another list stands now.

    Totals above them are marked, and counted by the refresher.
    """
    if not _topics_of(request.form_id):
        return 0
    keys = list(
        Report.objects.filter(request=request, last_accepted__isnull=False)
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    return sum(_match(some) for some in portions(keys))


@transaction.atomic
def _match(keys: Sequence[int]) -> int:
    held = Report.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk")
    changed = take_names(held.select_related("request__period"))
    if changed:
        mark(changed)
    return len(changed)


@transaction.atomic
def ask_to_match(*, by: Actor, request: ReportRequest) -> None:
    """Have names looked up again now, and not only tonight; done in the background."""
    check_duty(by, Duty.FIGURES)
    check_takes_figures(closed_on=request.closed_on, period=request.title, asker=request.unit.name)
    ask_for("reports.match_names", key=f"reports.match_names:{request.pk}", request_id=request.pk)
    journal.record(by, "match", request, Sentence("Đối chiếu lại tên người đứng sau số liệu."))
