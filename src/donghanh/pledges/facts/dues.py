"""What is due from me about pledges."""

import datetime as dt

from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.dues import Due
from donghanh.organisations.choices import Duty, Level
from donghanh.organisations.models import Unit

from ..choices import PledgeState
from ..models import Pledge, PledgeChange, Registration
from .changing import changes_to_answer
from .gates import gates_of
from .keeping import pledges_at, with_ends

_MOST = 20
TELL_BEFORE, TELL_AFTER = dt.timedelta(days=30), dt.timedelta(days=60)


def dues_of(by: Actor, today: dt.date) -> list[Due]:
    """Pledges and changes to answer, registrations before the gate closes, scans to bring, ends to tell."""
    found = [_to_confirm(pledge) for pledge in _waiting(by)]
    found += [_to_answer(change) for change in changes_to_answer(by)]
    if by.unit_id is None or not by.has(Duty.DRAFT):
        return found
    return found + _to_register(by, today) + _to_scan(by) + _to_tell(by, today)


def _to_answer(change: PledgeChange) -> Due:
    return Due(
        title=str(change.pledge),
        verb=_("Trả lời đề nghị thay đổi giao ước"),
        url=change.pledge.get_absolute_url(),
        minutes=3,
        note=change.reason,
    )


def _to_tell(by: Actor, today: dt.date) -> list[Due]:
    """Gates whose promises end within a month or ended up to two months ago, with pledges not told wholly."""
    near = [gate for gate in gates_of(by) if gate.ends_on - TELL_BEFORE <= today <= gate.ends_on + TELL_AFTER]
    dues = []
    for gate in near:
        mine = with_ends(pledges_at(gate).of_home(by.unit_id or 0))
        first = Q(first__home=by.unit_id, first_told__lt=F("promised"))
        count = mine.filter(first | Q(second__home=by.unit_id, second_told__lt=F("promised"))).count()
        if count:
            dues.append(_tell_due(gate, count))
    return dues


def _tell_due(gate: Registration, count: int) -> Due:
    return Due(
        title=_("Kết quả giao ước thi đua năm %(year)s") % {"year": gate.year},
        verb=_("Ghi kết quả thực hiện giao ước"),
        url=f"{reverse('pledges:follow_up', args=[gate.pk])}?told=untold",
        due_on=gate.ends_on,
        minutes=5,
        note=_("%(count)s giao ước chưa ghi đủ kết quả") % {"count": count},
    )


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
