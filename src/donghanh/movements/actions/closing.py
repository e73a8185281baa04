"""A movement is closed, and opened again."""

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.locks import hold
from donghanh.base.sentences import Sentence
from donghanh.journal import actions as journal

from ..choices import MOVEMENT_MOVES
from ..facts.closing import open_in
from ..models import Movement
from ..permissions import check_may_close
from ..rules.closing import check_closing
from ..rules.signing import check_reason


@transaction.atomic
def close_movement(*, by: Actor, movement: Movement, reason: str = "", once: str | None = None) -> Movement:
    """End a movement: nothing of it is open, or `reason` says why all the same."""
    check_may_close(by, movement)
    journal.accept_once(once)
    movement = hold(movement)
    movement.state = MOVEMENT_MOVES.check(movement.state, "close")
    movement.closed_because = check_closing(
        still_open=len(open_in(movement)), reason=reason, ends_on=movement.ends_on, today=today()
    )
    movement.closed_on = today()
    movement.save(update_fields=["state", "closed_on", "closed_because"])
    said = Sentence("Kết thúc phong trào. {reason}", reason=movement.closed_because)
    journal.record(by, "close", movement, said)
    return movement


@transaction.atomic
def reopen_movement(*, by: Actor, movement: Movement, reason: str, once: str | None = None) -> Movement:
    """Open a closed movement again, with the reason."""
    check_may_close(by, movement)
    journal.accept_once(once)
    movement = hold(movement)
    movement.state = MOVEMENT_MOVES.check(movement.state, "reopen")
    reason = check_reason(reason)
    movement.closed_on, movement.closed_because = None, ""
    movement.save(update_fields=["state", "closed_on", "closed_because"])
    journal.record(by, "reopen", movement, Sentence("Mở lại phong trào: {reason}", reason=reason))
    return movement
