"""How people want to be reminded, and what is due from them."""

import datetime as dt
from collections.abc import Iterable

from donghanh.base.actors import Actor
from donghanh.base.dues import Due
from donghanh.base.sockets import Socket

from ..choices import Rhythm
from ..models import Wish

# Asked upwards by the digest; `home` answers with what its first page shows.
everything_due: Socket[[int, dt.date], list[Due]] = Socket("What is due from this account on this day?")


def wish_of(by: Actor) -> Wish:
    """The actor's wish; an unsaved one with the defaults when nothing was chosen."""
    return Wish.objects.visible_to(by).first() or Wish(account_id=by.account_id)


def rhythms_of(account_ids: Iterable[int]) -> dict[int, str]:
    """The rhythm of each account that chose one."""
    chosen = Wish.objects.filter(account__in=account_ids).exclude(rhythm=Rhythm.EACH)
    return dict(chosen.values_list("account", "rhythm"))
