"""Keys are made, counted, ended; what a program sends up needs a person's PIN beside the key."""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import F

from donghanh.base.actors import Actor
from donghanh.base.dates import now, say_date, today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.evidence.actions import Upload
from donghanh.journal import actions as journal
from donghanh.people.actions import check_pin
from donghanh.reports import actions as reports
from donghanh.reports.models import Report, Snapshot
from donghanh.reports.permissions import check_may_send

from .models import AccessKey
from .permissions import check_may_make_key, check_may_revoke
from .rules import MOST_A_MINUTE, check_key, digest_of, new_secret


@transaction.atomic
def make_key(*, by: Actor, name: str, last_day: dt.date, once: str | None = None) -> tuple[AccessKey, str]:
    """A key for the unit acted for, and its secret: readable only in this answer."""
    check_may_make_key(by)
    journal.accept_once(once)
    held = AccessKey.objects.visible_to(by).filter(account=by.account_id).opening(today()).count()
    name, secret = check_key(name, last_day, today=today(), held=held), new_secret()
    key = AccessKey.objects.create(
        account_id=by.account_id,
        unit_id=by.unit_id,
        name=name,
        digest=digest_of(secret),
        last_day=last_day,
    )
    said = Sentence("Tạo khóa truy cập “{name}”, dùng đến hết ngày {day}.", name=name, day=say_date(last_day))
    journal.record(by, "make_key", key, said)
    return key, secret


@transaction.atomic
def revoke_key(*, by: Actor, key: AccessKey) -> AccessKey:
    """From now on it opens nothing."""
    check_may_revoke(by, key)
    held = hold(key)
    if held.revoked_at is not None:
        raise Refusal("Khóa này đã được thu hồi trước đó.")
    held.revoked_at, held.revoked_by = now(), by.name
    held.save(update_fields=["revoked_at", "revoked_by"])
    journal.record(by, "revoke_key", held, Sentence("Thu hồi khóa truy cập “{name}”.", name=held.name))
    return held


def count_use(key: AccessKey) -> bool:
    """Count one request; False when the minute is full. One statement, a second one in a new minute."""
    minute = now().replace(second=0, microsecond=0)
    row = AccessKey.objects.filter(pk=key.pk)
    if row.filter(minute=minute, uses__lt=MOST_A_MINUTE).update(uses=F("uses") + 1):
        return True
    return bool(row.exclude(minute=minute).update(minute=minute, uses=1))


def send_by_key(*, by: Actor, report: Report, version: int, pin: str) -> Snapshot:
    """Send the own unit's report with the PIN of the key's holder, who signs for the unit."""
    check_may_send(by, report.unit_id)
    _check_pin(by, pin)
    return reports.send(by=by, report=report, version=version)


def send_branch_by_key(
    *, by: Actor, drafts: Iterable[Report], versions: Mapping[int, int], upload: Upload, pin: str
) -> list[Snapshot]:
    """Send what was entered instead of units, with their signed paper and the PIN of the key's holder."""
    _check_pin(by, pin)
    return reports.send_instead(by=by, reports=drafts, upload=upload, versions=versions)


def _check_pin(by: Actor, pin: str) -> None:
    """The try counts, whatever becomes of the report."""
    if by.account_id is None:
        raise Refusal("Khóa không thuộc về ai. Tạo khóa khác.")
    check_pin(by.account_id, pin)
