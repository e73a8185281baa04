"""Whom to tell, for many units at once."""

import datetime as dt
from collections.abc import Iterable

from donghanh.base.dates import today
from donghanh.organisations.choices import Duty, RoleKey
from donghanh.organisations.models import Appointment
from donghanh.organisations.rules import duties_of


def accounts_signing(unit_ids: Iterable[int], day: dt.date | None = None) -> list[int]:
    """Accounts of all who sign for any of these units; one query."""
    signing = [role for role in RoleKey.values if str(Duty.SIGN) in duties_of([role])]
    rows = Appointment.objects.in_force(day or today()).filter(
        unit__in=list(unit_ids), role__in=signing, person__account__isnull=False
    )
    return list(rows.values_list("person__account", flat=True))
