"""Reminding people: once of each thing, in hours in which they may be told, together if they wish."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.dates import now, today
from donghanh.base.sentences import Refusal, Sentence
from donghanh.jobs.actions import ask_for

from ..choices import Rhythm
from ..facts import everything_due, rhythms_of
from ..models import Notice, Reminder, Wish
from ..rules.digest import check_address, digest_text, due_soon, is_digest_day
from ..rules.quiet import is_quiet, next_allowed

AT_ONCE = 500


@dataclass(frozen=True)
class Wanted:
    """Somebody is to be reminded of something; `key` names the thing and the step, so that it happens once."""

    account_id: int
    key: str
    text: Sentence | str
    url: str = ""


@transaction.atomic
def remind(wanted: Iterable[Wanted]) -> int:
    """Keep reminders until people may be told; one kept or told already is passed over. How many were asked for."""
    rows = [
        Reminder(account_id=each.account_id, key=each.key[:120], text=str(each.text), url=each.url)
        for each in wanted
    ]
    Reminder.objects.bulk_create(rows, batch_size=AT_ONCE, ignore_conflicts=True)
    if rows:
        ask_for("notices.tell", at=next_allowed(timezone.localtime(now())))
    return len(rows)


def _hold_until_allowed(task: str, **payload: object) -> bool:
    """Is it quiet now? Then `task` is asked for again, for the first hour that is not."""
    moment = timezone.localtime(now())
    if not is_quiet(moment):
        return False
    key = ":".join([task, *map(str, payload.values())])
    ask_for(task, key=key, at=next_allowed(moment), **payload)
    return True


@transaction.atomic
def tell_reminders() -> int:
    """Tell what waits: each thing to those who want each, the rest goes into digests. How many notices."""
    if _hold_until_allowed("notices.tell"):
        return 0
    for account_id in Wish.objects.for_digests().values_list("account", flat=True):
        ask_for("notices.digest", key=f"notices.digest:{account_id}", account_id=account_id)
    waiting = list(Reminder.objects.select_for_update().waiting())
    together = rhythms_of({row.account_id for row in waiting})
    rows = [row for row in waiting if row.account_id not in together]
    made = Notice.objects.bulk_create(
        [Notice(account_id=row.account_id, text=row.text, url=row.url) for row in rows], batch_size=AT_ONCE
    )
    told_at = now()
    for start in range(0, len(rows), AT_ONCE):
        keys = [row.pk for row in rows[start : start + AT_ONCE]]
        Reminder.objects.filter(pk__in=keys).update(told_at=told_at)
    _ask_for_mail(made)
    return len(made)


@transaction.atomic
def send_digest(account_id: int) -> Notice | None:
    """One notice with everything due from the account, if it wants one today and there is anything."""
    if _hold_until_allowed("notices.digest", account_id=account_id):
        return None
    wish = Wish.objects.for_digests().select_for_update(of=("self",)).filter(account=account_id).first()
    if wish is None or not is_digest_day(wish.rhythm, wish.digest_on, today()):
        return None
    dues = due_soon((due for answer in everything_due.ask(account_id, today()) for due in answer), today())
    waiting = Reminder.objects.waiting().filter(account=account_id)
    listed = {due.url for due in dues}
    others = [row.text for row in waiting if row.url not in listed]
    if not dues and not others:
        return None
    text = digest_text(dues, others, today=today())
    notice = Notice.objects.create(account_id=account_id, text=str(text), url="/")
    waiting.update(told_at=now())
    wish.digest_on = today()
    wish.save(update_fields=["digest_on"])
    _ask_for_mail([notice])
    return notice


def _ask_for_mail(notices: list[Notice]) -> None:
    """A letter for each notice whose reader gave an address; none where the site has no mail server."""
    if not settings.EMAIL_HOST:
        return
    reachable = set(
        Wish.objects.filter(account__in={notice.account_id for notice in notices})
        .exclude(email="")
        .values_list("account", flat=True)
    )
    for notice in notices:
        if notice.account_id in reachable:
            ask_for("notices.mail", key=f"notices.mail:{notice.pk}", notice_id=notice.pk)


def mail_notice(notice_id: int) -> bool:
    """Send the notice by mail, once; was it sent now?"""
    notice = Notice.objects.filter(pk=notice_id, mailed_at__isnull=True).first()
    wish = Wish.objects.filter(account=notice.account_id).first() if notice else None
    if notice is None or wish is None or not wish.email or not settings.EMAIL_HOST:
        return False
    if _hold_until_allowed("notices.mail", notice_id=notice_id):
        return False
    link = f"{settings.SITE}{reverse('notices:list')}" if settings.SITE else ""
    body = _(
        "%(text)s\n\nMở phần mềm để làm: %(link)s\n\nThư này gửi tự động. Đổi cách nhắc ở trang «Nhắc việc»."
    )
    EmailMessage(
        subject=_("Đồng Hành: nhắc việc"),
        body=body % {"text": notice.text, "link": link or _("Đồng Hành")},
        to=[wish.email],
    ).send()
    Notice.objects.filter(pk=notice_id).update(mailed_at=now())
    return True


@transaction.atomic
def choose_wish(*, by: Actor, rhythm: str, email: str = "") -> Wish:
    """How the actor wants to be reminded from now on."""
    if by.account_id is None:
        raise Refusal("Đăng nhập để chọn cách nhắc việc.")
    check_address(email)
    wish, _made = Wish.objects.update_or_create(
        account_id=by.account_id, defaults={"rhythm": Rhythm(rhythm), "email": email.strip()}
    )
    return wish
