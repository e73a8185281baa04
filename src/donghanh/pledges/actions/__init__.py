"""Changes of gates and pledges."""

from .ending import sign_pledge, tell_outcome, withdraw_pledge
from .pledging import (
    confirm_pledge,
    draft_pledge,
    propose_pledge,
    return_pledge,
    rewrite_pledge,
)
from .registering import move_closing_day, open_registration

__all__ = [
    "confirm_pledge",
    "draft_pledge",
    "move_closing_day",
    "open_registration",
    "propose_pledge",
    "return_pledge",
    "rewrite_pledge",
    "sign_pledge",
    "tell_outcome",
    "withdraw_pledge",
]
