"""May this person make a key, or end one?"""

from donghanh.base.actors import Actor
from donghanh.base.sentences import Refusal
from donghanh.organisations.choices import Duty
from donghanh.organisations.permissions import check_duty, may_act_for

from .models import AccessKey


def check_may_make_key(by: Actor) -> None:
    """Those who enter figures for the unit acted for."""
    check_duty(by, Duty.FIGURES)


def may_make_key(by: Actor) -> bool:
    """Is the page shown?"""
    return by.has(Duty.FIGURES)


def check_may_revoke(by: Actor, key: AccessKey) -> None:
    """Whoever made it, and whoever signs for its unit."""
    if key.account_id != by.account_id and not may_act_for(by, key.unit_id, Duty.SIGN):
        raise Refusal("Khóa này do người khác tạo. Người tạo hoặc lãnh đạo đơn vị thu hồi được.")
