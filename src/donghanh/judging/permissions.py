"""May this person keep a panel, or vote in it?"""

from django.db.models import Q

from donghanh.base.actors import SYSTEM, Actor
from donghanh.base.dates import today
from donghanh.base.sentences import Refusal
from donghanh.organisations.choices import Duty

from .choices import SeatRole
from .models import Panel, Seat, seated


def may_call(by: Actor, unit_id: int) -> bool:
    """May `by` call a panel of this unit together?"""
    return by is SYSTEM or (by.unit_id == unit_id and (by.has(Duty.DRAFT) or by.has(Duty.LEAD_CLUSTER)))


def check_may_call(by: Actor, unit_id: int) -> None:
    """Refuse unless `by` may call a panel of this unit together."""
    if not may_call(by, unit_id):
        raise Refusal(
            "Chỉ cán bộ phụ trách của đơn vị chủ trì mới lập hội đồng, cụm và mở phiếu. Liên hệ đơn vị chủ trì."
        )


def may_keep(by: Actor, panel: Panel) -> bool:
    """May `by` keep this panel's record: open, enter written slips, count? Its chair's unit may, in a cluster."""
    if may_call(by, panel.unit_id):
        return True
    mine = seated(by)
    if by.has(Duty.LEAD_CLUSTER):
        mine |= Q(unit=by.unit_id)
    keeping = Seat.objects.in_force(today()).filter(mine, panel=panel.pk)
    return keeping.filter(role__in=(SeatRole.SECRETARY, SeatRole.CHAIR)).exists()


def check_may_keep(by: Actor, panel: Panel) -> None:
    """Refuse unless `by` keeps this panel's record."""
    if not may_keep(by, panel):
        raise Refusal(
            "Chỉ thư ký, chủ tịch hội đồng hoặc cán bộ phụ trách của đơn vị chủ trì mới làm được việc này."
        )


def seat_of(by: Actor, panel: Panel) -> Seat | None:
    """The seat that `by` takes in this panel today."""
    return Seat.objects.filter(seated(by), panel=panel.pk).order_by("pk").first()


def check_has_seat(by: Actor, panel: Panel) -> Seat:
    """The seat of `by`, or a refusal."""
    seat = seat_of(by, panel)
    if seat is None:
        raise Refusal("Chỉ thành viên hội đồng hoặc người ký thay mặt đơn vị thành viên mới bỏ phiếu được.")
    return seat
