"""Changes of gates and pledges."""

from .block import TriedBlock, register_block, try_block
from .changing import agree_change, ask_change, refuse_change
from .ending import sign_pledge, tell_outcome, withdraw_pledge
from .listing import issue_list
from .pledging import confirm_pledge, propose_pledge, return_pledge
from .registering import move_closing_day, open_registration
from .reminding import remind_of_pledges
from .writing import draft_pledge, register_pledge, rewrite_pledge

__all__ = [
    "TriedBlock",
    "register_block",
    "try_block",
    "agree_change",
    "ask_change",
    "confirm_pledge",
    "draft_pledge",
    "issue_list",
    "move_closing_day",
    "open_registration",
    "propose_pledge",
    "refuse_change",
    "register_pledge",
    "remind_of_pledges",
    "return_pledge",
    "rewrite_pledge",
    "sign_pledge",
    "tell_outcome",
    "withdraw_pledge",
]
