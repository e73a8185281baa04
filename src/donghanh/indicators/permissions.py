"""May this person change the list of indicators?"""

from donghanh.base.actors import SYSTEM, Actor
from donghanh.organisations.choices import Duty
from donghanh.organisations.permissions import check_duty


def check_may_change(by: Actor) -> None:
    """Those who manage the lists, and the system itself."""
    if by is not SYSTEM:
        check_duty(by, Duty.STRUCTURE)


def may_change(by: Actor) -> bool:
    """Is the button shown?"""
    return by.has(Duty.STRUCTURE)
