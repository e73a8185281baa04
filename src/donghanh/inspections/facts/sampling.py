"""The units that can be drawn and what is known of them; whether a list is still what its seed gives."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from django.db.models import Count, Max

from donghanh.base.sentences import Sentence
from donghanh.organisations.facts import path_of
from donghanh.organisations.models import Unit
from donghanh.reports.choices import ConcernState
from donghanh.reports.models import Concern, Report, ReportRequest

from ..choices import VisitState
from ..models import Programme, Visit
from ..rules.sampling import Candidate, Taken, draw

LONGEST_LABEL = 140
YEAR = dt.timedelta(days=365)
INSPECTED = (VisitState.CONCLUDED, VisitState.CLOSED)


def candidates_of(unit_id: int, levels: Sequence[str], day: dt.date) -> list[Candidate]:
    """Units of these levels beneath the unit on `day`, with what the grounds measure; six queries."""
    path = path_of(unit_id, day)
    if path is None:
        return []
    units = Unit.objects.beneath(path, day).filter(level__in=list(levels)).exclude(pk=unit_id)
    rows = list(units.with_headcount(day).order_by("code").values_list("pk", "code", "members_now"))
    keys = units.values("pk")
    waiting = Concern.objects.filter(unit__in=keys).exclude(state=ConcernState.CLOSED).order_by()
    concerns = dict(waiting.values_list("unit").annotate(number=Count("pk")))
    late, seen = _late(keys, day), last_inspected(keys)
    return [
        Candidate(code, members or 0, concerns.get(pk, 0), late[pk], _months(seen.get(pk), day))
        for pk, code, members in rows
    ]


def _late(keys: object, day: dt.date) -> Counter[int]:
    """How many reports of the last twelve months came after their last day."""
    last_days = {
        row.pk: row.last_day for row in ReportRequest.objects.filter(due_on__range=(day - YEAR, day))
    }
    sent = Report.objects.filter(unit__in=keys, request__in=last_days, first_sent_on__isnull=False)
    found: Counter[int] = Counter()
    for unit_id, request_id, sent_on in sent.values_list("unit", "request", "first_sent_on"):
        found[unit_id] += sent_on > last_days[request_id]
    return found


def last_inspected(keys: object) -> dict[int, dt.date]:
    """When each of these units was last inspected, whoever did; one query."""
    rows = Visit.objects.filter(inspected__in=keys, state__in=INSPECTED).order_by()
    return dict(rows.values_list("inspected").annotate(latest=Max("starts_on")))


def _months(seen_on: dt.date | None, day: dt.date) -> int | None:
    return None if seen_on is None else (day.year - seen_on.year) * 12 + day.month - seen_on.month


def redrawn(programme: Programme) -> list[Taken]:
    """What the seed gives today from the units as they stood then."""
    named = set(programme.visits.filter(ground="").values_list("inspected__code", flat=True))
    frame = [one for one in programme.candidates if one.code not in named]
    return draw(frame, programme.shares, seed=programme.seed) if programme.seed else []


def said_of(taken: Taken) -> Sentence:
    """Why a unit was taken, as the list says it."""
    said = {
        "concerns": Sentence("{count} số liệu cần kiểm tra lại", count=taken.amount or 0),
        "late": Sentence("{count} báo cáo gửi sau hạn trong 12 tháng", count=taken.amount or 0),
        "size": Sentence("{count} đoàn viên", count=taken.amount or 0),
        "random": Sentence("chọn ngẫu nhiên"),
        "long_ago": Sentence("chưa được kiểm tra lần nào"),
    }
    if taken.ground == "long_ago" and taken.amount is not None:
        return Sentence("đã {count} tháng chưa được kiểm tra", count=taken.amount)
    return said[taken.ground]


def broken_invariants() -> list[Sentence]:
    """Programmes whose list is not what their seed gives."""
    wrong = [
        programme
        for programme in Programme.objects.exclude(seed="")
        if {(one.code, one.ground) for one in redrawn(programme)}
        != set(programme.visits.exclude(ground="").values_list("inspected__code", "ground"))
    ]
    if not wrong:
        return []
    return [
        Sentence("{count} chương trình kiểm tra có danh sách khác với kết quả rút thăm.", count=len(wrong))
    ]
