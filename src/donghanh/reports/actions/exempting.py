"""Sparing units a request, with the reason; and asking them again."""

from django.db import transaction
from django.db.models import F

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import one_line
from donghanh.jobs.actions import ask_for
from donghanh.journal import actions as journal
from donghanh.organisations.models import Unit

from ..facts.sheets import audiences_of, sheet_of
from ..models import Exemption, Expected, Mark, Report, ReportRequest, Standing
from ..permissions import check_may_keep
from ..rules.totals import ancestors_to_mark


@transaction.atomic
def exempt(*, by: Actor, request: ReportRequest, unit: Unit, reason: str, lasts: bool = False) -> Exemption:
    """Ask this unit no longer; it counts neither as missing nor as late, and those beneath it are asked as before.

    Refuses one that has sent already: what was accepted counts.
    """
    check_may_keep(by, request)
    request = hold(request)
    reason = one_line(reason)
    if not reason:
        raise Refusal("Chưa ghi lý do miễn. Ghi ngắn gọn, đơn vị và các cấp sẽ đọc được.", field="reason")
    place = Standing.objects.select_for_update(of=("self",)).filter(request=request, unit=unit).first()
    if place is None or not place.is_asked:
        raise Refusal("Đơn vị này không phải gửi báo cáo này, nên không cần miễn.", field="unit")
    if Report.objects.filter(request=request, unit=unit, first_sent_on__isnull=False).exists():
        raise Refusal(
            "Đơn vị đã gửi báo cáo này, nên không miễn được. Số đã gửi vẫn được tính.", field="unit"
        )
    made = Exemption.objects.create(
        request=request, unit=unit, reason=reason, lasts=lasts, made_by=by.name, made_on=today()
    )
    _ask(place, is_asked=False)
    journal.record(
        by, "exempt", request, Sentence("Miễn gửi cho {unit}: {reason}", unit=unit.name, reason=reason)
    )
    return made


@transaction.atomic
def ask_after_all(*, by: Actor, exemption: Exemption) -> None:
    """Ask the unit after all."""
    request = exemption.request
    check_may_keep(by, request)
    request = hold(request)
    place = Standing.objects.select_for_update(of=("self",)).get(request=request, unit=exemption.unit_id)
    _ask(place, is_asked=True)
    journal.record(by, "ask_after_all", request, Sentence("Thôi miễn cho {unit}.", unit=exemption.unit.name))
    exemption.delete()


def _ask(place: Standing, *, is_asked: bool) -> None:
    """Write it, count one more or one less as expected all the way up, and mark what that makes behind."""
    place.is_asked = is_asked
    place.save(update_fields=["is_asked"])
    request = place.request
    upwards = ancestors_to_mark(place.path, request.unit_id, is_leaf=place.is_leaf)
    step = 1 if is_asked else -1
    for audience in audiences_of(sheet_of(request.form)):
        if not audience.takes_in(place.level, place.sector):
            continue
        for unit_id in upwards:
            _count(request, unit_id, audience=audience.number, step=step)
    Mark.objects.bulk_create(Mark(request=request, unit_id=unit_id) for unit_id in upwards)
    ask_for("reports.refresh_totals", key=f"reports.refresh_totals:{request.pk}", request_id=request.pk)


def _count(request: ReportRequest, unit_id: int, *, audience: int, step: int) -> None:
    expected = Expected.objects.filter(request=request, unit=unit_id, audience=audience)
    if step < 0:
        expected.filter(count__lte=1).delete()
    if not expected.update(count=F("count") + step) and step > 0:
        Expected.objects.create(request=request, unit_id=unit_id, audience=audience, count=1)
