"""Who goes on with what a unit recorded."""

from donghanh.base.dates import today
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import accounts_with, heirs_of


def keepers_of(unit_id: int) -> set[int]:
    """Accounts that draft for the unit; where it has ended, for those that took it over."""
    heirs = heirs_of([unit_id], today()).get(unit_id, [])
    units = [heir.pk for heir in heirs] or [unit_id]
    return {account_id for each in units for account_id in accounts_with(each, Duty.DRAFT)}
