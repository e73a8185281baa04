"""A unit begins its own plan."""

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.sentences import Refusal, Sentence
from donghanh.journal import actions as journal

from ..choices import Answer, DeliveryState, PlanState
from ..models import Delivery, Plan
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
    standing = Plan.objects.exclude(state__in=[PlanState.REVOKED, PlanState.REPLACED])
    plan, is_new = standing.get_or_create(
        superior=superior,
        unit_id=delivery.unit_id,
        change="",
        defaults={"movement_id": superior.movement_id, "title": superior.title},
    )
    if is_new:
        journal.record(by, "draft", plan, Sentence("Bắt đầu soạn kế hoạch từ {plan}.", plan=str(superior)))
    return plan
