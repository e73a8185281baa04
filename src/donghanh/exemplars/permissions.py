"""Who may do what with stories."""

from donghanh.base.actors import Actor
from donghanh.base.sentences import Refusal
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import is_in_scope
from donghanh.organisations.permissions import check_acts_for, check_duty

from .models import Story


def check_may_tell(by: Actor, home_id: int) -> None:
    """Whoever publishes for a unit tells of parties at home there or beneath."""
    check_duty(by, Duty.PUBLISH)
    if not is_in_scope(by, home_id):
        raise Refusal("Chỉ giới thiệu tập thể, cá nhân thuộc đơn vị mình.", field="party")


def check_may_change(by: Actor, story: Story) -> None:
    """The one who publishes for the unit that found the story."""
    check_acts_for(by, story.unit_id, Duty.PUBLISH)


def check_may_verify(by: Actor, story: Story) -> None:
    """The one who signs for the unit that found the story vouches for it."""
    check_acts_for(by, story.unit_id, Duty.SIGN)
