"""Links by which addressees answer a plan without signing in."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from donghanh.base.actors import Actor
from donghanh.base.dates import now
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.journal import actions as journal
from donghanh.notices import actions as notices
from donghanh.notices.models import Link
from donghanh.notices.rules.links import expiry

from ..choices import LINK_PURPOSE, PlanState
from ..facts import owed_by_link
from ..models import Delivery, Plan
from ..permissions import check_may_follow_up


@transaction.atomic
def link_units(
    *, by: Actor, plan: Plan, only: Sequence[int] | None = None, once: str | None = None
) -> list[Link]:
    """A link for each addressee that still owes an answer (`only` for these deliveries), in place of the one before."""
    check_may_follow_up(by, plan)
    journal.accept_once(once)
    plan = hold(plan)
    if plan.state != PlanState.ISSUED:
        raise Refusal("Kế hoạch không còn hiệu lực nên không gửi đường dẫn được.")
    owed = owed_by_link(plan, only)
    if not owed:
        raise Refusal("Không còn đơn vị nào phải phản hồi.")
    moment = timezone.localtime(now())
    given = notices.give_links(
        by=by,
        purpose=LINK_PURPOSE,
        things=[notices.Behind(row.pk, row.unit_id, expiry(row.due_on, moment)) for row in owed],
    )
    journal.record(by, "link", plan, Sentence("Tạo đường dẫn phản hồi cho {count} đơn vị.", count=len(given)))
    return given


@transaction.atomic
def revoke_link_to(*, by: Actor, delivery: Delivery) -> None:
    """The link to the delivery opens nothing any more."""
    check_may_follow_up(by, delivery.plan)
    link = Link.objects.visible_to(by).about(LINK_PURPOSE, [delivery.pk]).opening().last()
    if link is None:
        raise Refusal("Đơn vị này không có đường dẫn còn hiệu lực.")
    notices.revoke_link(by=by, link=link)
