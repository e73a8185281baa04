"""Ideas on products: what waits, what a link opens, what reports are offered."""

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.dues import Due
from donghanh.base.numbers import say_number
from donghanh.notices.facts import latest_links, opens, token_of
from donghanh.notices.models import Link
from donghanh.organisations.choices import Duty

from ..choices import IDEA_LINK_PURPOSE, IdeaState
from ..models import Idea


def idea_dues(by: Actor) -> list[Due]:
    """Ideas that wait for the unit, told together; those given back to whoever wrote them."""
    found = []
    if by.has(Duty.DRAFT):
        waiting = list(Idea.objects.editable_by(by).order_by("pk")[:2])
        if len(waiting) == 1:
            found.append(
                Due(str(waiting[0]), _("Xem, gửi doanh nghiệp"), waiting[0].get_absolute_url(), minutes=5)
            )
        elif waiting:
            count = say_number(Idea.objects.editable_by(by).count())
            title = _("%(count)s ý kiến về hàng hóa") % {"count": count}
            address = f"{reverse('support:ideas')}?state={IdeaState.WRITTEN}"
            found.append(Due(title, _("Xem, gửi doanh nghiệp"), address, minutes=10))
    elif by.account_id:
        found += [
            Due(str(row), _("Viết rõ hơn"), row.get_absolute_url(), minutes=3, note=row.reason)
            for row in Idea.objects.to_rewrite(by)[:3]
        ]
    return found


def idea_behind(link: Link) -> Idea | None:
    """The idea that a link opens; None for links to other things."""
    if link.purpose != IDEA_LINK_PURPOSE:
        return None
    return Idea.objects.filter(pk=link.thing_id, unit=link.unit_id).select_related("unit", "holder").first()


def link_to_answer(idea: Idea) -> str:
    """Where the enterprise answers, from the root of the site; empty without an open link."""
    link = latest_links(IDEA_LINK_PURPOSE, [idea.pk]).get(idea.pk)
    return reverse("support:answer_idea", args=[token_of(link)]) if link and opens(link) else ""
