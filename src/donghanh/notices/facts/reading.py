"""Reading notices."""

from donghanh.base.actors import Actor

from ..models import Notice


def count_new(by: Actor) -> int:
    """How many notices the account has not opened; no query for a stranger."""
    return Notice.objects.visible_to(by).unread().count() if by.account_id else 0
