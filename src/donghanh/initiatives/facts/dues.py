"""What waits for somebody, and whom to tell."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.dues import Due
from donghanh.base.numbers import say_number
from donghanh.organisations.choices import Duty
from donghanh.people.models import Account

from ..choices import InitiativeState
from ..models import Initiative, Likeness

_MOST_DUE = 5


def accounts_of_authors(initiative: Initiative) -> list[int]:
    """Accounts of its authors and of who wrote it down."""
    people = initiative.authors.filter(person__isnull=False).values("person")
    found = set(Account.objects.filter(person__in=people, is_active=True).values_list("pk", flat=True))
    return sorted(found | ({initiative.added_by_id} if initiative.added_by_id else set()))


def dues_of(by: Actor, today: dt.date) -> list[Due]:
    """Returned ones of one's own; those that wait for the unit's decision; pairs to look at."""
    if by.unit_id is None:
        return []
    found = [
        Due(
            title=row.title,
            verb=_("Bổ sung, gửi lại sáng kiến"),
            url=reverse("initiatives:write", args=[row.pk]),
            minutes=10,
            note=row.reason,
        )
        for row in Initiative.objects.mine(by).filter(state=InitiativeState.RETURNED)[:_MOST_DUE]
    ]
    if by.has(Duty.SIGN):
        found += _to_decide(by)
    return found


def _to_decide(by: Actor) -> list[Due]:
    waiting = Initiative.objects.visible_to(by).filter(unit=by.unit_id, state=InitiativeState.SUBMITTED)
    count = waiting.count()
    found = []
    if count:
        found.append(
            Due(
                title=_("%(count)s sáng kiến chờ công nhận") % {"count": say_number(count)},
                verb=_("Xem xét sáng kiến"),
                url=f"{reverse('initiatives:list')}?state={InitiativeState.SUBMITTED.value}",
                minutes=5 * min(count, 6),
            )
        )
    alike = Likeness.objects.visible_to(by).waiting().filter(second__unit=by.unit_id).count()
    if alike:
        found.append(
            Due(
                title=_("%(count)s cặp sáng kiến giống nhau") % {"count": say_number(alike)},
                verb=_("Xem xét trùng lặp"),
                url=reverse("initiatives:likenesses"),
                minutes=3 * min(alike, 5),
            )
        )
    return found
