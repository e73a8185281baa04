"""A yearly programme: its units drawn by grounds and a seed, or named with a reason; issued as a paper."""

import datetime as dt
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import override

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import one_line
from donghanh.documents import actions as documents
from donghanh.journal import actions as journal
from donghanh.movements.models import Clause, Movement
from donghanh.notices.actions import tell
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import accounts_with
from donghanh.organisations.models import Unit

from ..choices import PROGRAMME_MOVES
from ..documents import ProgrammePaper
from ..facts.sampling import candidates_of, said_of
from ..models import Programme, Visit
from ..permissions import check_may_inspect, check_may_inspect_unit, check_may_issue
from ..rules.checklists import grounds
from ..rules.sampling import checked_quotas, checked_seed, draw, fingerprint, spread
from ..rules.visits import checked_text
from .preparing import tell_signers


@transaction.atomic
def add_programme(
    *,
    by: Actor,
    movement: Movement,
    clause: Clause | None,
    year: int,
    aim: str,
    levels: Sequence[str],
    first_month: int = 3,
    last_month: int = 11,
    once: str | None = None,
) -> Programme:
    """The programme of the committee of the unit acted for; one a year."""
    check_may_inspect(by, by.unit_id)
    journal.accept_once(once)
    if not levels:
        raise Refusal("Chọn ít nhất một cấp công đoàn để kiểm tra.", field="levels")
    if first_month > last_month:
        raise Refusal("Tháng kết thúc đứng trước tháng bắt đầu. Chọn lại.", field="last_month")
    try:
        with transaction.atomic():
            programme = Programme.objects.create(
                unit_id=by.unit_id,
                movement=movement,
                clause=clause,
                year=year,
                aim=checked_text(aim, field="aim"),
                levels=list(levels),
                first_month=first_month,
                last_month=last_month,
            )
    except IntegrityError:
        raise Refusal(
            "Đơn vị đã có chương trình kiểm tra năm {year}. Mở chương trình đó để sửa.",
            year=str(year),
            field="year",
        ) from None
    journal.record(
        by, "add", programme, Sentence("Xây dựng chương trình kiểm tra năm {year}.", year=str(year))
    )
    return programme


@transaction.atomic
def draw_sample(
    *, by: Actor, programme: Programme, quotas: Mapping[str, int | None], seed: str
) -> list[Visit]:
    """Draw the units anew: what the lot gave before goes, units named by hand stay. Every draw is journaled."""
    programme = hold(programme)
    check_may_inspect(by, programme.unit_id)
    programme.state = PROGRAMME_MOVES.check(programme.state, "change")
    programme.quotas = [
        list(quota) for quota in checked_quotas(quotas, [one.key for one in grounds().grounds])
    ]
    programme.seed, programme.drawn_on = checked_seed(seed), today()
    programme.draws += 1
    frame = candidates_of(programme.unit_id, programme.levels, today())
    programme.frame = [asdict(one) for one in frame]
    programme.fingerprint = fingerprint(frame, programme.shares, seed=programme.seed)
    programme.save()
    programme.visits.exclude(ground="").delete()
    named = set(programme.visits.values_list("inspected__code", flat=True))
    taken = draw([one for one in frame if one.code not in named], programme.shares, seed=programme.seed)
    units = {unit.code: unit for unit in Unit.objects.filter(code__in=[one.code for one in taken])}
    with override("vi"):  # printed in the programme, whoever draws
        made = [
            _planned(programme, units[one.code], ground=one.ground, reason=str(said_of(one))) for one in taken
        ]
    Visit.objects.bulk_create(made)
    _put_in_months(programme)
    journal.record(
        by,
        "draw",
        programme,
        Sentence(
            "Rút thăm lần {count}, số rút thăm {seed}: {units} đơn vị, mã đối chiếu {code}.",
            count=programme.draws,
            seed=programme.seed,
            units=len(made),
            code=programme.fingerprint,
        ),
    )
    if programme.draws == 1:
        waits = Sentence("Danh sách đơn vị kiểm tra năm {year} đã rút thăm, chờ ký.", year=programme.year)
        url = reverse("inspections:issue_programme", args=[programme.pk])
        tell_signers(by, programme.unit_id, text=waits, url=url)
    return made


def _planned(programme: Programme, unit: Unit, *, ground: str, reason: str) -> Visit:
    first = dt.date(programme.year, programme.first_month, 1)
    return Visit(
        unit_id=programme.unit_id,
        inspected=unit,
        movement_id=programme.movement_id,
        programme=programme,
        ground=ground,
        reason=reason[:300],
        starts_on=first,
        ends_on=first,
        period_from=dt.date(programme.year - 1, 1, 1),
        period_until=dt.date(programme.year - 1, 12, 31),
    )


def _put_in_months(programme: Programme) -> None:
    """Spread the visits over the months, in the order of the tree's names; days are set when the team is formed."""
    visits = list(programme.visits.order_by("inspected__sort_key", "inspected"))
    months = range(programme.first_month, programme.last_month + 1)
    for position, (visit, month) in enumerate(
        zip(visits, spread(len(visits), months) if visits else [], strict=True), start=1
    ):
        last = monthrange(programme.year, month)[1]
        visit.position = position
        visit.starts_on = visit.ends_on = dt.date(programme.year, month, min(15, last))
    Visit.objects.bulk_update(visits, ["position", "starts_on", "ends_on"])


@transaction.atomic
def name_unit(*, by: Actor, programme: Programme, inspected: Unit, reason: str) -> Visit:
    """Put a unit in the programme because of what is known of it (complaints, an order), with that reason.

    The lot is cast among the others, so a list that was drawn before must be drawn anew with the same seed.
    """
    programme = hold(programme)
    check_may_inspect_unit(by, inspected)
    check_may_inspect(by, programme.unit_id)
    programme.state = PROGRAMME_MOVES.check(programme.state, "change")
    reason = checked_text(one_line(reason), field="reason", most=300)
    programme.visits.filter(inspected=inspected).exclude(ground="").delete()
    if programme.visits.filter(inspected=inspected).exists():
        raise Refusal("Đơn vị này đã có trong danh sách.", field="inspected")
    visit = _planned(programme, inspected, ground="", reason=reason)
    visit.save()
    journal.record(
        by,
        "name",
        programme,
        Sentence("Đưa {unit} vào danh sách: {reason}", unit=inspected.name, reason=reason),
    )
    _draw_again(by, programme)
    return visit


def _draw_again(by: Actor, programme: Programme) -> None:
    if programme.seed:
        draw_sample(by=by, programme=programme, quotas=dict(programme.shares), seed=programme.seed)
    else:
        _put_in_months(programme)


@transaction.atomic
def take_off(*, by: Actor, programme: Programme, visit_id: int) -> None:
    """Take a unit that was named by hand off the list; what the lot gave cannot be taken off."""
    programme = hold(programme)
    check_may_inspect(by, programme.unit_id)
    programme.state = PROGRAMME_MOVES.check(programme.state, "change")
    visit = programme.visits.filter(pk=visit_id).select_related("inspected").first()
    if visit is None or visit.ground:
        raise Refusal("Đơn vị do rút thăm không bỏ được. Muốn thay danh sách thì rút thăm lại.")
    name = visit.inspected.name
    visit.delete()
    journal.record(by, "take_off", programme, Sentence("Bỏ {unit} khỏi danh sách.", unit=name))
    _draw_again(by, programme)


@transaction.atomic
def issue_programme(
    *, by: Actor, programme: Programme, number: str, issued_on: dt.date, once: str | None = None
) -> Programme:
    """Issue the programme with the clerk's number; the committee is told, the units are not yet."""
    programme = hold(programme)
    check_may_issue(by, programme)
    journal.accept_once(once)
    programme.state = PROGRAMME_MOVES.check(programme.state, "issue")
    visits = list(programme.visits.select_related("inspected"))
    if not visits:
        raise Refusal("Chương trình chưa có đơn vị nào. Chọn đơn vị trước khi ban hành.")
    programme.document = documents.issue(
        by=by,
        unit=programme.unit,
        paper=ProgrammePaper(programme, visits).paper(),
        number=number,
        issued_on=issued_on,
    )
    programme.save(update_fields=["state", "document"])
    journal.record(by, "issue", programme, Sentence("Ban hành, gồm {count} đơn vị.", count=len(visits)))
    tell(
        accounts_with(programme.unit_id, Duty.INSPECT),
        Sentence("Chương trình kiểm tra năm {year} đã ban hành.", year=str(programme.year)),
        programme.get_absolute_url(),
    )
    return programme


@transaction.atomic
def close_programme(*, by: Actor, programme: Programme) -> Programme:
    """The year is over: every inspection of the programme has ended or been called off."""
    programme = hold(programme)
    check_may_inspect(by, programme.unit_id)
    programme.state = PROGRAMME_MOVES.check(programme.state, "close")
    left = programme.visits.exclude(state__in=["closed", "cancelled"]).count()
    if left:
        raise Refusal("Còn {count} cuộc kiểm tra chưa kết thúc.", count=left)
    programme.save(update_fields=["state"])
    journal.record(by, "close", programme, Sentence("Kết thúc chương trình."))
    return programme
