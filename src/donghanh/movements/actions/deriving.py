"""A unit begins its own plan."""

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.sentences import Refusal, Sentence
from donghanh.journal import actions as journal

from ..choices import UNISSUED, Answer, Change, DeliveryState, PlanState
from ..facts.drafts import draft_from
from ..models import Delivery, Plan
from ..models.plan import PlanQuerySet
from ..permissions import check_may_derive


@transaction.atomic
def start_plan(*, by: Actor, delivery: Delivery) -> Plan:
    """The addressee's own plan for a plan it acknowledged: its draft, made when first asked for."""
    check_may_derive(by, delivery.unit_id)
    if delivery.answer == Answer.SECTION:
        raise Refusal(
            "Đơn vị phản hồi bằng một mục trong chương trình công tác năm, không phải kế hoạch riêng."
        )
    if delivery.answer != Answer.PLAN:
        raise Refusal("Đơn vị phản hồi bằng đăng ký hưởng ứng, không phải ban hành kế hoạch riêng.")
    if delivery.state in (DeliveryState.SENT, DeliveryState.OPENED):
        raise Refusal("Xác nhận đã nhận kế hoạch của cấp trên trước, rồi soạn kế hoạch của đơn vị.")
    superior = delivery.plan
    if superior.state != PlanState.ISSUED:
        raise Refusal("Kế hoạch cấp trên không còn hiệu lực nên không cần phản hồi nữa.")
    plan, is_new = _answer_to(superior, delivery.unit_id)
    if is_new:
        journal.record(by, "draft", plan, Sentence("Bắt đầu soạn kế hoạch từ {plan}.", plan=str(superior)))
    return plan


def _answer_to(superior: Plan, unit_id: int) -> tuple[Plan, bool]:
    """The unit's plan that answers `superior`, and whether it was made just now: a new one, or one that replaces
    what it answered to the plan that `superior` replaced, filled with what it said.
    """
    standing = Plan.objects.filter(unit=unit_id).exclude(state__in=[PlanState.REVOKED, PlanState.REPLACED])
    begun = standing.exclude(change=Change.AMEND).filter(superior=superior).order_by("pk").first()
    if begun:
        return begun, False
    earlier = _answer_to_replaced(standing, superior)
    given = {"movement_id": superior.movement_id, "title": superior.title}
    if earlier is None:
        return standing.get_or_create(superior=superior, unit_id=unit_id, change="", defaults=given)
    if earlier.changed_by.filter(state__in=UNISSUED, change=Change.REPLACE).exists():
        raise Refusal(
            "Đơn vị đang soạn kế hoạch thay thế {plan} theo kế hoạch cũ của cấp trên. Bỏ dự thảo đó trước.",
            plan=str(earlier),
        )
    given |= {"title": earlier.title, "draft": draft_from(earlier, superior).to_plain()}
    return Plan.objects.get_or_create(
        superior=superior, unit_id=unit_id, change=Change.REPLACE, changes=earlier, defaults=given
    )


def _answer_to_replaced(standing: PlanQuerySet, superior: Plan) -> Plan | None:
    """What the unit answered to the plan that `superior` took the place of, still in force."""
    if superior.change != Change.REPLACE:
        return None
    answers: PlanQuerySet = standing.in_force().filter(superior=superior.changes_id)
    return answers.exclude(change=Change.SUPPLEMENT).order_by("pk").first()
