"""What waits for somebody, and whom to tell."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.dues import Due
from donghanh.base.numbers import say_number
from donghanh.people.models import Account

from ..choices import ContestState, EntryState, SheetState
from ..models import Appeal, Contest, Entry, Juror

_MOST = 5


def accounts_of(entry: Entry, *, but: int | None = None) -> list[int]:
    """Accounts of who takes part and of who entered them, without those who judge the contest."""
    people = entry.members.filter(person__isnull=False).values("person")
    wanted = Account.objects.filter(Q(person__in=people) | Q(pk=entry.added_by_id), is_active=True)
    return without_jurors(entry.contest_id, wanted.values_list("pk", flat=True), but=but)


def accounts_by_entry(contest_id: int) -> dict[int, set[int]]:
    """For each entry taking part the accounts to tell; jurors of the contest are left out; three queries."""
    taking = Entry.objects.taking_part().filter(contest=contest_id)
    found = {pk: {account} - {None} for pk, account in taking.values_list("pk", "added_by")}
    known = taking.filter(members__person__account__is_active=True)
    for pk, account in known.values_list("pk", "members__person__account"):
        found[pk].add(account)
    allowed = set(
        without_jurors(contest_id, {account for accounts in found.values() for account in accounts})
    )
    return {pk: accounts & allowed for pk, accounts in found.items()}


def without_jurors(contest_id: int, account_ids: Iterable[int], *, but: int | None = None) -> list[int]:
    """These accounts without jurors of the contest, whom no notice may tell who entered what, and without `but`."""
    judging = set(
        Account.objects.filter(person__contests_judged__contest=contest_id).values_list("pk", flat=True)
    )
    return sorted(set(account_ids) - judging - {but})


def dues_of(by: Actor, today: dt.date) -> list[Due]:
    """Sheets to mark, entries given back, entries to look at, requests to answer."""
    if by.person_id is None and by.unit_id is None:
        return []
    return [*_to_mark(by), *_returned(by), *_to_accept(by), *_to_answer(by)]


def _to_mark(by: Actor) -> list[Due]:
    waiting = Q(sheets__state=SheetState.ASSIGNED)
    rows = (
        Juror.objects.taken_by(by)
        .annotate(
            total=Count("sheets"),
            waiting=Count("sheets", filter=waiting),
            again=Count("sheets", filter=waiting & Q(sheets__appeal__isnull=False)),
        )
        .filter(
            Q(contest__state__in=(ContestState.OPEN, ContestState.RUNNING))
            & (Q(has_declared=False) | Q(waiting__gt=0))
            | Q(again__gt=0)
        )
        .select_related("contest")
        .order_by("contest__held_on", "pk")
    )
    return [
        Due(
            title=juror.contest.name,
            verb=_("Chấm bài") if juror.waiting else _("Xác nhận làm giám khảo"),
            url=reverse("contests:desk", args=[juror.token]),
            due_on=juror.contest.held_on,
            minutes=max(2, 5 * min(juror.waiting, 6)),
            done=juror.total - juror.waiting if juror.waiting else None,
            total=juror.total if juror.waiting else None,
        )
        for juror in rows[:_MOST]
    ]


def _returned(by: Actor) -> list[Due]:
    return [
        Due(
            title=str(entry),
            verb=_("Bổ sung, gửi lại bài dự thi"),
            url=entry.get_absolute_url(),
            minutes=5,
            note=entry.reason,
        )
        for entry in Entry.objects.editable_by(by).order_by("pk")[:_MOST]
    ]


def _to_accept(by: Actor) -> list[Due]:
    rows = (
        Contest.objects.run_by(by)
        .filter(state=ContestState.OPEN)
        .annotate(waiting=Count("entries", filter=Q(entries__state=EntryState.SENT)))
        .filter(waiting__gt=0)
    )
    return [
        Due(
            title=contest.name,
            verb=_("Tiếp nhận bài dự thi"),
            url=f"{reverse('contests:entries', args=[contest.pk])}?state={EntryState.SENT.value}",
            due_on=contest.enters_until,
            minutes=2 * min(contest.waiting, 10),
            note=_("%(count)s bài chờ tiếp nhận") % {"count": say_number(contest.waiting)},
        )
        for contest in rows.order_by("enters_until", "pk")[:_MOST]
    ]


def _to_answer(by: Actor) -> list[Due]:
    rows = Appeal.objects.visible_to(by).waiting().filter(entry__contest__in=Contest.objects.run_by(by))
    return [
        Due(
            title=str(appeal.entry),
            verb=_("Trả lời đề nghị xem xét lại"),
            url=reverse("contests:answer", args=[appeal.pk]),
            due_on=appeal.due_on,
            minutes=15,
            note=appeal.entry.contest.name,
        )
        for appeal in rows.select_related("entry__contest").order_by("due_on", "pk")[:_MOST]
    ]
