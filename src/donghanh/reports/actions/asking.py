"""Asking: requests, and the tree as it stood for them."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date, today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import lowered, one_line
from donghanh.journal import actions as journal
from donghanh.movements.facts import clauses_in_force
from donghanh.movements.models import Clause, Movement
from donghanh.notices.actions import tell
from donghanh.organisations.models import Path
from donghanh.organisations.rules import ids_on
from donghanh.periods.models import Period

from ..choices import REQUEST_MOVES, FormState
from ..facts.sheets import audiences_of, sheet_of, stands_of
from ..facts.told import accounts_asked
from ..models import Exemption, Expected, FormVersion, Mark, ReportRequest, RequestClause, Standing
from ..permissions import check_may_ask, check_may_keep
from ..rules.sheet import Sheet
from ..rules.times import check_due_day
from ..rules.totals import expected_counts
from .persons import place_lists
from .totals import recompute


@transaction.atomic
def open_request(
    *,
    by: Actor,
    movement: Movement,
    form: FormVersion,
    period: Period,
    due_on: dt.date,
    levels: Iterable[str],
    title: str = "",
    grace_days: int = 0,
    clause: Clause | None = None,
    once: str | None = None,
) -> ReportRequest:
    """Ask the units beneath the one acted for; the tree is taken as it stands on the period's last day.

    Refuses a second request of the same form for the same period, and one that nobody would have to answer.
    """
    check_may_ask(by)
    journal.accept_once(once)
    check_due_day(due_on=due_on, today=today(), ends_on=period.ends_on)
    request = ReportRequest(
        movement=movement,
        clause=clause,
        form=form,
        period=period,
        unit_id=by.unit_id,
        title=one_line(title),
        levels=list(levels),
        due_on=due_on,
        grace_days=grace_days,
    )
    return ask_for_it(by, request)


def ask_for_it(by: Actor, request: ReportRequest, exempt: Iterable[Exemption] = ()) -> ReportRequest:
    """Write the request, where each unit stands, and what is expected; tell those who are asked.

    `exempt` are exemptions of an earlier request that last. Refuses as `open_request` says.
    """
    form, period = request.form, request.period
    if form.state != FormState.PUBLISHED:
        raise Refusal("Biểu mẫu này chưa ban hành hoặc đã thôi dùng. Chọn biểu mẫu khác.", field="form")
    same = ReportRequest.objects.filter(
        unit=request.unit_id, movement=request.movement_id, form=form, period=period
    )
    if same.exists():
        raise Refusal(
            "Đã có yêu cầu “{form}” cho kỳ {period}. Mở yêu cầu đó trong danh sách.",
            form=form.name,
            period=period.name,
            field="period",
        )
    request.title = request.title or f"{form.name}, {lowered(period.name)}"
    request.asked_on = today()
    request.save()
    Exemption.objects.bulk_create(
        Exemption(
            request=request,
            unit_id=each.unit_id,
            reason=each.reason,
            lasts=True,
            made_by=each.made_by,
            made_on=each.made_on,
        )
        for each in exempt
    )
    sheet = sheet_of(form)
    if not _stand(request, sheet):
        raise Refusal(
            "Không có đơn vị trực thuộc nào thuộc diện báo cáo. Chọn lại cấp báo cáo.", field="levels"
        )
    _tie(request, sheet)
    recompute(request)
    _tell(request)
    journal.record(by, "ask", request, Sentence("Yêu cầu gửi “{title}”.", title=request.title))
    return request


def _stand(request: ReportRequest, sheet: Sheet) -> int:
    """Write where each unit stood; how many are asked."""
    day = request.period.ends_on
    top = Path.objects.on(day).filter(unit=request.unit_id).values_list("path", flat=True).first()
    if top is None:
        return 0
    rows = (
        Path.objects.on(day)
        .beneath(top)
        .values_list("unit_id", "path", "depth", "unit__level", "unit__sector")
    )
    spared = set(Exemption.objects.filter(request=request).values_list("unit_id", flat=True))
    places = [
        Standing(
            request=request,
            unit_id=unit_id,
            superior_id=ids_on(path)[-2] if unit_id != request.unit_id else None,
            path=path,
            depth=depth,
            level=level,
            sector=sector,
            is_asked=unit_id != request.unit_id
            and unit_id not in spared
            and level in request.levels
            and bool(sheet.asked_of(level, sector)),
        )
        for unit_id, path, depth, level, sector in rows
    ]
    above = {place.superior_id for place in places}
    for place in places:
        place.is_leaf = place.unit_id not in above
    Standing.objects.bulk_create(places, batch_size=1000)
    counts = expected_counts(stands_of(Standing.objects.filter(request=request)), audiences_of(sheet))
    Expected.objects.bulk_create(
        (
            Expected(request=request, unit_id=unit_id, audience=audience, count=count)
            for (unit_id, audience), count in counts.items()
        ),
        batch_size=1000,
    )
    return sum(place.is_asked for place in places)


def _tie(request: ReportRequest, sheet: Sheet) -> None:
    """Tie each line to the clause of the asking unit's plan (or the movement's own) that it reports on."""
    at = {clause.address: clause for clause in clauses_in_force(request.movement, request.unit)}
    RequestClause.objects.bulk_create(
        RequestClause(request=request, indicator_id=line.indicator_id, clause=clause)
        for line in sheet.lines
        if (clause := _clause_at(at, line.clause_address))
    )


def _clause_at(clauses: dict[str, Clause], address: str) -> Clause | None:
    while address:
        if address in clauses:
            return clauses[address]
        address = address.rpartition(".")[0]
    return None


def _tell(request: ReportRequest) -> None:
    """A notice to everybody who enters figures or signs for a unit that is asked; one query and the writes."""
    sentence = Sentence(
        "Có yêu cầu mới: {title}, hạn gửi {due}.", title=request.title, due=say_date(request.due_on)
    )
    tell(accounts_asked(request), sentence, reverse("reports:fill", args=[request.pk]))


@transaction.atomic
def stand_again(*, by: Actor, request: ReportRequest) -> int:
    """Take the tree of the period's last day anew, after it was corrected; how many units are asked."""
    check_may_keep(by, request)
    request = hold(request)
    Mark.objects.filter(request=request).delete()
    Expected.objects.filter(request=request).delete()
    Standing.objects.filter(request=request).delete()
    asked = _stand(request, sheet_of(request.form))
    place_lists(request)
    recompute(request)
    journal.record(
        by, "stand_again", request, Sentence("Lập lại danh sách {count} đơn vị báo cáo.", count=asked)
    )
    return asked


@transaction.atomic
def close_request(*, by: Actor, request: ReportRequest) -> None:
    """Take no more figures for the period."""
    check_may_keep(by, request)
    request = hold(request)
    request.state = REQUEST_MOVES.check(request.state, "close")
    request.closed_on = today()
    request.save(update_fields=["state", "closed_on"])
    journal.record(by, "close", request, Sentence("Khóa sổ “{title}”.", title=request.title))


@transaction.atomic
def reopen_request(*, by: Actor, request: ReportRequest) -> None:
    """Take figures again."""
    check_may_keep(by, request)
    request = hold(request)
    request.state = REQUEST_MOVES.check(request.state, "reopen")
    request.closed_on = None
    request.save(update_fields=["state", "closed_on"])
    journal.record(by, "reopen", request, Sentence("Mở lại “{title}”.", title=request.title))
