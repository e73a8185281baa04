"""Whom a request concerns."""

from collections.abc import Iterable

from donghanh.base.dates import today
from donghanh.organisations.choices import Duty, RoleKey
from donghanh.organisations.facts import heirs_of
from donghanh.organisations.models import Appointment
from donghanh.organisations.rules import duties_of

from ..models import ReportRequest, Standing

_CONCERNED = frozenset({str(Duty.FIGURES), str(Duty.SIGN)})


def accounts_asked(request: ReportRequest) -> set[int]:
    """Accounts of those who enter figures or sign for a unit that is asked, or for what it has passed to."""
    asked = Standing.objects.filter(request=request).asked()
    ended = asked.filter(unit__ended_on__lte=today()).values_list("unit_id", flat=True)
    return _accounts(asked.values("unit")) | _accounts_of_heirs(ended)


def accounts_asking(request: ReportRequest) -> set[int]:
    """Accounts of those who gather figures or sign for the unit that asks, or for what it has passed to."""
    return _accounts([request.unit_id]) | _accounts_of_heirs([request.unit_id])


def _accounts_of_heirs(ended: Iterable[int]) -> set[int]:
    heirs = {unit.pk for units in heirs_of(list(ended), today()).values() for unit in units}
    return _accounts(heirs) if heirs else set()


def _accounts(units: object) -> set[int]:
    roles = [role for role in RoleKey.values if duties_of([role]) & _CONCERNED]
    held = Appointment.objects.in_force(today()).filter(
        unit__in=units, role__in=roles, person__account__isnull=False
    )
    return set(held.values_list("person__account", flat=True))
