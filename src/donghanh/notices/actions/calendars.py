"""Secret addresses of calendars are made, made anew, ended."""

import secrets

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.sentences import Refusal, Sentence
from donghanh.journal import actions as journal

from ..models import CalendarKey


@transaction.atomic
def give_calendar_key(*, by: Actor) -> CalendarKey:
    """A new address; the one before gives nothing any more."""
    if by.account_id is None:
        raise Refusal("Đăng nhập để tạo địa chỉ lịch.")
    key, _made = CalendarKey.objects.update_or_create(
        account_id=by.account_id, defaults={"nonce": secrets.token_hex(16)}
    )
    journal.record(by, "give_calendar_key", key, Sentence("Tạo địa chỉ lịch."))
    return key


@transaction.atomic
def end_calendar_key(*, by: Actor) -> None:
    """The address gives nothing any more."""
    key = CalendarKey.objects.visible_to(by).first()
    if key is None:
        raise Refusal("Chưa có địa chỉ lịch nào.")
    journal.record(by, "end_calendar_key", key, Sentence("Ngừng địa chỉ lịch."))
    key.delete()
