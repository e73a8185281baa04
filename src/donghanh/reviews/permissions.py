"""Who may do what with reviews."""

from donghanh.base.actors import Actor
from donghanh.organisations.choices import Duty
from donghanh.organisations.permissions import check_acts_for

from .models import Review


def check_may_write(by: Actor, review: Review) -> None:
    """The drafting officer of the unit."""
    check_acts_for(by, review.unit_id, Duty.DRAFT)


def check_may_issue(by: Actor, review: Review) -> None:
    """The clerk of the unit."""
    check_acts_for(by, review.unit_id, Duty.NUMBER)
