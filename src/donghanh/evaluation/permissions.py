"""May this person score, verify, announce?"""

from collections.abc import Iterable

from donghanh.base.actors import SYSTEM, Actor
from donghanh.base.sentences import Refusal
from donghanh.judging.facts import units_near
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import is_superior_of
from donghanh.organisations.models import Unit
from donghanh.organisations.permissions import check_acts_for, check_duty, check_superior, may_act_for

from .models import Cluster, Scorecard


def check_may_open(by: Actor, unit_id: int) -> None:
    """Refuse unless `by` drafts for the unit that opens a round or forms a cluster."""
    if by is not SYSTEM:
        check_acts_for(by, unit_id, Duty.DRAFT)


def may_have_round(by: Actor) -> bool:
    """Is there anybody beneath the unit acted for, whom it could score?"""
    return Unit.objects.visible_to(by).exclude(pk=by.unit_id).exists()


def may_form_cluster(by: Actor) -> bool:
    """Does `by` draft for a unit with two others right beneath it, as many as a cluster needs?"""
    return by.has(Duty.DRAFT) and units_near(by)[:2].count() == 2


def may_score(by: Actor, card: Scorecard) -> bool:
    """May `by` fill in this unit's card?"""
    return may_act_for(by, card.unit_id, Duty.FIGURES)


def check_may_score(by: Actor, card: Scorecard) -> None:
    """Refuse unless `by` keeps the figures of the card's own unit."""
    check_acts_for(by, card.unit_id, Duty.FIGURES)


def check_may_send(by: Actor, card: Scorecard) -> None:
    """Refuse unless `by` signs for the card's own unit."""
    check_acts_for(by, card.unit_id, Duty.SIGN)


def has_verifying_duty(by: Actor) -> bool:
    """Does `by` inspect or keep figures?"""
    return by.has(Duty.INSPECT) or by.has(Duty.FIGURES)


def may_verify(by: Actor, card: Scorecard) -> bool:
    """May `by` verify this card: inspecting or keeping figures at the unit's direct superior?"""
    return has_verifying_duty(by) and is_superior_of(by, card.unit_id)


def check_may_verify_all(by: Actor, cards: Iterable[Scorecard]) -> None:
    """Refuse unless `by` may verify every one of these cards; one query for all."""
    if not has_verifying_duty(by):
        raise Refusal(
            "Thẩm định điểm là việc của Ủy ban Kiểm tra hoặc người tổng hợp số liệu của công đoàn cấp trên."
        )
    wanted = {card.pk for card in cards}
    found = set(Scorecard.objects.verifiable_by(by).filter(pk__in=wanted).values_list("pk", flat=True))
    if wanted - found:
        raise Refusal("Việc này thuộc về công đoàn cấp trên trực tiếp của đơn vị.")


def check_may_announce(by: Actor) -> None:
    """Refuse unless `by` signs; which cards are theirs to announce is a scope, not a permission."""
    check_duty(by, Duty.SIGN)


def check_may_answer(by: Actor, card: Scorecard) -> None:
    """Refuse unless `by` signs for the unit's direct superior."""
    check_superior(by, card.unit_id, Duty.SIGN)


def may_lead(by: Actor, cluster: Cluster) -> bool:
    """May `by` run the cluster's meeting: signing or leading clusters at its lead, drafting where it was formed?"""
    leads = by.unit_id == cluster.lead_id and (by.has(Duty.LEAD_CLUSTER) or by.has(Duty.SIGN))
    return leads or may_act_for(by, cluster.unit_id, Duty.DRAFT)


def check_may_lead(by: Actor, cluster: Cluster) -> None:
    """Refuse unless `by` may run the cluster's meeting."""
    if not may_lead(by, cluster):
        raise Refusal("Việc này do cụm trưởng hoặc đơn vị thành lập cụm làm.")
