"""Changes of gates and pledges."""

from .ending import sign_pledge, tell_outcome, withdraw_pledge
from .pledging import confirm_pledge, propose_pledge, return_pledge
from .registering import move_closing_day, open_registration
from .writing import draft_pledge, register_pledge, rewrite_pledge

__all__ = [
    "confirm_pledge",
    "draft_pledge",
    "move_closing_day",
    "open_registration",
    "propose_pledge",
    "register_pledge",
    "return_pledge",
    "rewrite_pledge",
    "sign_pledge",
    "tell_outcome",
    "withdraw_pledge",
]
