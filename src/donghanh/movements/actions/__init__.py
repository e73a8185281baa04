"""What people do with movements and plans."""

from .deriving import issue_plan, save_draft, start_plan, supplement_plan
from .dividing import allocate, reallocate
from .linking import link_units, revoke_link_to
from .opening import import_plan, open_movement, read_source, source_file
from .receiving import acknowledge, open_delivery
from .reminding import remind_of_plans, save_schedule
from .responding import save_response, send_response
from .sending import send_plan
from .settling import answer_proposal, propose_adjustment, settle_target
from .targets import rebase_target, set_target, withdraw_target

__all__ = [
    "acknowledge",
    "allocate",
    "answer_proposal",
    "import_plan",
    "issue_plan",
    "link_units",
    "open_delivery",
    "open_movement",
    "propose_adjustment",
    "read_source",
    "remind_of_plans",
    "reallocate",
    "rebase_target",
    "revoke_link_to",
    "save_draft",
    "save_response",
    "save_schedule",
    "send_plan",
    "send_response",
    "set_target",
    "settle_target",
    "source_file",
    "start_plan",
    "supplement_plan",
    "withdraw_target",
]
