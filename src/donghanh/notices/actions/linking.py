"""Links are given out, used once, revoked. Who may is asked by the floor that owns the thing."""

import datetime as dt
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import now
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.journal import actions as journal
from donghanh.people.actions import check_pin

from ..choices import LINK_MOVES, LinkState
from ..facts.doors import Door
from ..models import Link
from ..rules.links import MOST_WRONG, check_open, through_link

AT_ONCE = 500


@dataclass(frozen=True)
class Behind:
    """What a link is to open: a thing of one unit, until when."""

    thing_id: int
    unit_id: int
    expires_at: dt.datetime


@transaction.atomic
def give_links(*, by: Actor, purpose: str, things: Iterable[Behind]) -> list[Link]:
    """A new link to each thing; one given out before opens nothing any more."""
    wanted = list(things)
    for start in range(0, len(wanted), AT_ONCE):
        keys = [each.thing_id for each in wanted[start : start + AT_ONCE]]
        Link.objects.about(purpose, keys).opening().order_by().update(
            state=LinkState.REVOKED, closed_at=now()
        )
    return Link.objects.bulk_create(
        [
            Link(
                purpose=purpose,
                thing_id=each.thing_id,
                unit_id=each.unit_id,
                from_unit_id=by.unit_id,
                made_by_id=by.account_id,
                expires_at=each.expires_at,
                nonce=secrets.token_hex(8),
            )
            for each in wanted
        ],
        batch_size=AT_ONCE,
    )


@transaction.atomic
def revoke_link(*, by: Actor, link: Link) -> Link:
    """From now on it opens nothing."""
    if link.from_unit_id != by.unit_id:
        raise Refusal("Đường dẫn này do đơn vị khác gửi. Chỉ đơn vị đó thu hồi được.")
    held = hold(link)
    _close(held, "revoke")
    journal.record(by, "revoke", held, Sentence("Thu hồi đường dẫn."))
    return held


@transaction.atomic
def use_link(*, by: Actor, link: Link) -> Link:
    """Close a link that was used without a PIN, by whom it names; refuses one that opens nothing any more."""
    held = hold(link)
    check_open(held.state, has_expired=held.has_expired(now()))
    _close(held, "use")
    journal.record(by, "use", held, Sentence("Dùng đường dẫn."))
    return held


def _close(link: Link, verb: str) -> None:
    link.state = LINK_MOVES.check(link.state, verb)
    link.closed_at = now()
    link.save(update_fields=["state", "closed_at"])


def send_through(*, link: Link, door: Door, pin: str) -> None:
    """Send what the door's form says with the PIN of the unit's signer, and close the link.

    The try is counted on the link and on the PIN before anything else, in transactions of their own.
    """
    if door.by is None or door.by.account_id is None:
        raise Refusal("Đơn vị chưa có người ký có tài khoản. Liên hệ công đoàn cấp trên.", field="pin")
    _count_try(link)
    check_pin(door.by.account_id, pin)
    Link.objects.filter(pk=link.pk).update(wrong=0)
    by = through_link(door.by)
    with transaction.atomic():
        held = hold(link)
        check_open(held.state, has_expired=held.has_expired(now()))
        door.send(by)
        _close(held, "use")
        journal.record(by, "use", held, Sentence("Gửi qua đường dẫn: {title}.", title=door.title))


def _count_try(link: Link) -> None:
    with transaction.atomic(durable=True):
        held = hold(link)
        check_open(held.state, has_expired=held.has_expired(now()))
        held.wrong += 1
        held.save(update_fields=["wrong"])
        if held.wrong > MOST_WRONG:
            _close(held, "revoke")
            is_over = True
        else:
            is_over = False
    if is_over:
        raise Refusal("Nhập sai mã PIN quá nhiều lần nên đường dẫn đã bị thu hồi. Xin đường dẫn mới.")
