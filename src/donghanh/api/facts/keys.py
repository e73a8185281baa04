"""Whose key it is, and what that person may do today."""

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.organisations.facts import actor_for

from ..models import AccessKey
from ..rules import BEGINS, by_key, digest_of


def key_of(secret: str) -> AccessKey | None:
    """The key that opens today; None for one that is unknown, revoked, past its day, or of an account that is closed
    or still has a one-time password. One query.
    """
    if not secret.startswith(BEGINS):
        return None
    rows = AccessKey.objects.opening(today()).filter(
        account__is_active=True, account__must_change_password=False
    )
    return rows.select_related("account__person", "unit").filter(digest=digest_of(secret)).first()


def actor_of(key: AccessKey) -> Actor:
    """The key's holder acting for its unit; without an appointment there today, for no unit at all. One query."""
    return by_key(actor_for(key.account, key.unit), key.name)
