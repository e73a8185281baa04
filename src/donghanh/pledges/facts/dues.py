"""What is due from me about pledges."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.dues import Due
from donghanh.organisations.choices import Duty, Level
from donghanh.organisations.models import Unit

from ..choices import PledgeState
from ..models import Pledge, Registration
from .gates import gates_of

_MOST = 20


def dues_of(by: Actor, today: dt.date) -> list[Due]:
    """Pledges to confirm, drafts and registrations before the gate closes, scans to bring."""
    found = [_to_confirm(pledge) for pledge in _waiting(by)]
    if by.unit_id is None or not by.has(Duty.DRAFT):
        return found
    return found + _to_register(by, today) + _to_scan(by)


def _waiting(by: Actor) -> list[Pledge]:
    rows = Pledge.objects.awaiting(by).select_related("first__home", "second__home", "registration")
    return list(rows.order_by("registration__closes_on", "pk")[:_MOST])


def _to_confirm(pledge: Pledge) -> Due:
    return Due(
        title=str(pledge),
        verb=_("Xác nhận nội dung giao ước"),
        url=pledge.get_absolute_url(),
        due_on=pledge.registration.closes_on,
        minutes=3,
        note=_("Đọc lại các nội dung, sau đó xác nhận hoặc đề nghị sửa."),
    )


def _to_register(by: Actor, today: dt.date) -> list[Due]:
    """Gates that stand open and through which the unit has not gone."""
    is_grassroots = Unit.objects.filter(pk=by.unit_id, level=Level.GRASSROOTS).exists()
    gates = [
        gate for gate in gates_of(by) if gate.opens_on <= today <= gate.closes_on + dt.timedelta(days=30)
    ]
    if not gates or not is_grassroots:
        return []
    made = (
        Pledge.objects.of_home(by.unit_id or 0)
        .exclude(state=PledgeState.WITHDRAWN)
        .values_list("registration__movement", "registration__year", "state", "pk")
    )
    by_gate: dict[tuple[int, int], list[tuple[str, int]]] = {}
    for movement_id, year, state, pk in made:
        by_gate.setdefault((movement_id, year), []).append((state, pk))
    dues = []
    for gate in gates:
        pledges = by_gate.get((gate.movement_id, gate.year), [])
        drafts = [pk for state, pk in pledges if state == PledgeState.DRAFT]
        if not pledges or len(drafts) == len(pledges):
            dues.append(_register_due(gate, drafts))
    return dues


def _register_due(gate: Registration, drafts: list[int]) -> Due:
    add = reverse("pledges:add", args=[gate.pk])
    return Due(
        title=_("Giao ước thi đua năm %(year)s") % {"year": gate.year},
        verb=_("Gửi giao ước để hai bên xác nhận") if drafts else _("Đăng ký giao ước thi đua"),
        url=reverse("pledges:pledge", args=[drafts[0]]) if drafts else add,
        due_on=gate.closes_on,
        minutes=8,
        note=gate.movement.name,
    )


def _to_scan(by: Actor) -> list[Due]:
    """Confirmed pledges of the unit whose signed paper has not come back."""
    rows = Pledge.objects.filter(first__home=by.unit_id, state=PledgeState.CONFIRMED)
    return [
        Due(
            title=str(pledge),
            verb=_("Tải lên bản giao ước đã ký"),
            url=reverse("pledges:sign", args=[pledge.pk]),
            minutes=3,
            note=_("In hai bản, hai bên ký, chụp lại một bản."),
        )
        for pledge in rows.select_related("first__home", "second__home").order_by("pk")[:5]
    ]
