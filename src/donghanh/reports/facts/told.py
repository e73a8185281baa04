"""Whom a request concerns."""

from donghanh.base.dates import today
from donghanh.organisations.choices import Duty, RoleKey
from donghanh.organisations.models import Appointment
from donghanh.organisations.rules import duties_of

from ..models import ReportRequest, Standing

_CONCERNED = frozenset({str(Duty.FIGURES), str(Duty.SIGN)})


def accounts_asked(request: ReportRequest) -> set[int]:
    """Accounts of those who enter figures or sign for a unit that is asked; one query."""
    return _accounts(Standing.objects.filter(request=request).asked().values("unit"))


def accounts_asking(request: ReportRequest) -> set[int]:
    """Accounts of those who gather figures or sign for the unit that asks; one query."""
    return _accounts([request.unit_id])


def _accounts(units: object) -> set[int]:
    roles = [role for role in RoleKey.values if duties_of([role]) & _CONCERNED]
    held = Appointment.objects.in_force(today()).filter(
        unit__in=units, role__in=roles, person__account__isnull=False
    )
    return set(held.values_list("person__account", flat=True))
