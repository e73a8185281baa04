"""Who may do what with rounds, dossiers and decisions."""

from donghanh.base.actors import Actor
from donghanh.base.sentences import Refusal
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import is_in_scope
from donghanh.organisations.permissions import check_acts_for, check_duty
from donghanh.organisations.rules import ids_on

from .models import Decision, Nomination, Round


def check_may_run(by: Actor, round_: Round) -> None:
    """The drafting officer of the unit that runs the round."""
    check_acts_for(by, round_.unit_id, Duty.DRAFT)


def check_may_decide(by: Actor, round_: Round) -> None:
    """The one who signs for the unit that runs the round."""
    check_acts_for(by, round_.unit_id, Duty.SIGN)


def check_may_propose(by: Actor, round_: Round, home_id: int) -> None:
    """A drafting officer proposes parties at home in the unit acted for or beneath, to itself or a superior."""
    check_duty(by, Duty.DRAFT)
    if not is_in_scope(by, home_id):
        raise Refusal("Chỉ đề nghị khen thưởng được tập thể, cá nhân của đơn vị mình.", field="party")
    if round_.unit_id not in ids_on(by.path or ""):
        raise Refusal("Đợt khen thưởng này không dành cho đơn vị đang làm việc.")


def check_may_change(by: Actor, nomination: Nomination) -> None:
    """The drafting officer of the proposing unit."""
    check_acts_for(by, nomination.proposed_by_id, Duty.DRAFT)


def check_may_number(by: Actor, unit_id: int) -> None:
    """The clerk, or the chair of a unit without one."""
    check_acts_for(by, unit_id, Duty.NUMBER)


def check_may_revoke(by: Actor, decision: Decision) -> None:
    """Who decides may revoke (Luật 06/2022/QH15, Điều 93)."""
    check_acts_for(by, decision.unit_id, Duty.SIGN)
