"""Secret addresses of calendars: made of the account, a nonce and a signature."""

from django.core.signing import BadSignature, Signer
from django.utils.crypto import constant_time_compare

from donghanh.base.actors import Actor
from donghanh.people.models import Account

from ..models import CalendarKey


def _signer() -> Signer:
    return Signer(salt="donghanh.notices.calendar", sep=".")


def calendar_key_of(by: Actor) -> CalendarKey | None:
    """The actor's key, if one was made."""
    return CalendarKey.objects.visible_to(by).first()


def calendar_token(key: CalendarKey) -> str:
    """What stands in the address."""
    return _signer().sign(f"{key.account_id}-{key.nonce}")


def calendar_account(token: str) -> Account | None:
    """Whose calendar a token opens; None when it is wrong, ended, or of a closed account."""
    try:
        account_id, _dash, nonce = _signer().unsign(token).partition("-")
    except BadSignature:
        return None
    rows = CalendarKey.objects.filter(account__is_active=True, account__must_change_password=False)
    key = rows.select_related("account__person").filter(account=int(account_id)).first()
    return key.account if key and constant_time_compare(key.nonce, nonce) else None
