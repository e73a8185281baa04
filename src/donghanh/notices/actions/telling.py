"""Telling people."""

from collections.abc import Iterable

from django.utils import timezone

from donghanh.base.actors import Actor
from donghanh.base.sentences import Sentence

from ..models import Notice


def tell(account_ids: Iterable[int], text: Sentence | str, url: str = "") -> None:
    """Leave a notice with each account, in the caller's transaction."""
    Notice.objects.bulk_create(
        [Notice(account_id=account_id, text=str(text), url=url) for account_id in set(account_ids)],
        batch_size=500,
    )


def read(*, by: Actor, notice: Notice) -> None:
    """Mark one notice as read; read already, it keeps its first moment."""
    Notice.objects.visible_to(by).unread().filter(pk=notice.pk).update(read_at=timezone.now())


def tell_each(rows: Iterable[tuple[int, Sentence | str, str]]) -> None:
    """Leave many notices at once: (account, text, address) each, in the caller's transaction."""
    Notice.objects.bulk_create(
        [Notice(account_id=account_id, text=str(text), url=url) for account_id, text, url in rows],
        batch_size=500,
    )


def read_all(*, by: Actor) -> int:
    """Mark the actor's notices as read; how many were new."""
    return Notice.objects.visible_to(by).unread().update(read_at=timezone.now())
