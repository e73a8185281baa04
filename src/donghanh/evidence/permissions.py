"""May this person add a unit's evidence?"""

from donghanh.base.actors import Actor
from donghanh.base.sentences import Refusal
from donghanh.organisations.choices import Duty

ADDING = (Duty.DRAFT, Duty.SIGN, Duty.FIGURES, Duty.INSPECT, Duty.PUBLISH, Duty.NUMBER)


def may_add_evidence(by: Actor, unit_id: int) -> bool:
    """Could `by` add a file for this unit?"""
    return by.unit_id == unit_id and any(by.has(duty) for duty in ADDING)


def check_may_add_evidence(by: Actor, unit_id: int) -> None:
    """Refuse unless `by` works for this very unit."""
    if not may_add_evidence(by, unit_id):
        raise Refusal(
            "Minh chứng do người được phân công của chính đơn vị đưa lên. Chuyển sang đơn vị đó hoặc nhờ họ."
        )
