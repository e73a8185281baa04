"""What waits for somebody; to whom a case can go; what a link opens."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.dates import today as business_day
from donghanh.base.dues import Due
from donghanh.base.numbers import say_number
from donghanh.notices.facts import latest_links, opens, token_of
from donghanh.notices.models import Link
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import subordinates_of, superior_of
from donghanh.organisations.models import Unit, own_and_taken_over

from ..choices import LINK_PURPOSE, CaseState
from ..models import Case
from ..permissions import is_employer
from ..rules import LONG_OPEN
from .agreements import agreement_dues
from .ideas import idea_dues

_MOST_DUE = 5


def dues_of(by: Actor, today: dt.date) -> list[Due]:
    """Cases that the unit holds, agreements that run out; answers that wait for the employer's representative."""
    if by.unit_id is None:
        return []
    if by.has(Duty.DRAFT):
        return [*_held(by, today), *idea_dues(by), *agreement_dues(by, today)]
    if by.duties or not is_employer(by):
        return idea_dues(by)
    own = own_and_taken_over(by)
    rows = Case.objects.visible_to(by).filter(unit__in=own, state=CaseState.ANSWERED)[:_MOST_DUE]
    return [
        Due(row.title, _("Xác nhận đã được tháo gỡ"), row.get_absolute_url(), minutes=2, note=row.answer)
        for row in rows
    ]


def _held(by: Actor, today: dt.date) -> list[Due]:
    rows = list(Case.objects.editable_by(by)[: _MOST_DUE + 1])
    found = [
        Due(
            title=row.title,
            verb=_("Ghi việc đã làm, trả lời doanh nghiệp"),
            url=row.get_absolute_url(),
            due_on=row.raised_on + dt.timedelta(days=LONG_OPEN),
            minutes=5,
            note=row.enterprise,
        )
        for row in rows[:_MOST_DUE]
    ]
    if len(rows) > _MOST_DUE:
        count = Case.objects.editable_by(by).count() - _MOST_DUE
        found.append(
            Due(
                title=_("%(count)s khó khăn khác của doanh nghiệp") % {"count": say_number(count)},
                verb=_("Xem sổ khó khăn"),
                url=f"{reverse('support:cases')}?state=open",
            )
        )
    return found


def hand_choices(by: Actor) -> list[tuple[str, str]]:
    """The levels right above and right beneath the unit acted for."""
    if by.unit_id is None:
        return []
    above = superior_of(by.unit_id, business_day())
    beneath = subordinates_of(by.unit_id, business_day()).in_order()
    rows = [(str(above.pk), _("Cấp trên: %(unit)s") % {"unit": above.name})] if above else []
    return rows + [(str(unit.pk), unit.name) for unit in beneath]


def hand_target(by: Actor, chosen: str) -> Unit | None:
    """The unit that was chosen from `hand_choices`; None for any other."""
    if by.unit_id is None or chosen not in {key for key, _label in hand_choices(by)}:
        return None
    return Unit.objects.filter(pk=int(chosen)).first()


def case_behind(link: Link) -> Case | None:
    """The case that a link opens; None for links to other things."""
    if link.purpose != LINK_PURPOSE:
        return None
    return Case.objects.filter(pk=link.thing_id, unit=link.unit_id).select_related("unit", "holder").first()


def link_to(case: Case) -> str:
    """Where the enterprise answers without signing in, from the root of the site; empty without an open link."""
    link = latest_links(LINK_PURPOSE, [case.pk]).get(case.pk)
    return reverse("support:confirm", args=[token_of(link)]) if link and opens(link) else ""
