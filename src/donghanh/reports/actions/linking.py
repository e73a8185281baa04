"""Links by which units fill in and send their reports without signing in."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from donghanh.base.actors import Actor
from donghanh.base.dates import now
from donghanh.base.sentences import Refusal, Sentence
from donghanh.journal import actions as journal
from donghanh.notices import actions as notices
from donghanh.notices.models import Link
from donghanh.notices.rules.links import expiry

from ..choices import LINK_PURPOSE
from ..facts.doors import owed_by_link
from ..models import ReportRequest, Standing
from ..permissions import check_may_link
from .filling import check_open


@transaction.atomic
def link_units(
    *, by: Actor, request: ReportRequest, only: Sequence[int] | None = None, once: str | None = None
) -> list[Link]:
    """A link for each unit beneath that has not sent (`only` for these places), in place of the one before."""
    check_may_link(by)
    journal.accept_once(once)
    check_open(request)
    owed = list(owed_by_link(by, request, only))
    if not owed:
        raise Refusal("Không còn đơn vị nào phải gửi báo cáo.")
    moment = timezone.localtime(now())
    given = notices.give_links(
        by=by,
        purpose=LINK_PURPOSE,
        things=[notices.Behind(place.pk, place.unit_id, expiry(request.due_on, moment)) for place in owed],
    )
    journal.record(
        by, "link", request, Sentence("Tạo đường dẫn báo cáo cho {count} đơn vị.", count=len(given))
    )
    return given


@transaction.atomic
def revoke_link_to(*, by: Actor, place: Standing) -> None:
    """The link to the unit's form opens nothing any more."""
    check_may_link(by)
    link = Link.objects.visible_to(by).about(LINK_PURPOSE, [place.pk]).opening().last()
    if link is None:
        raise Refusal("Đơn vị này không có đường dẫn còn hiệu lực.")
    notices.revoke_link(by=by, link=link)
