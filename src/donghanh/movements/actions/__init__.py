"""What people do with movements and plans."""

from .changing import amend_plan, drop_draft, replace_plan, revoke_plan, supplement_plan
from .closing import close_movement, reopen_movement
from .commenting import comment_on, settle_comment
from .deriving import start_plan
from .dividing import allocate, reallocate, try_allocation
from .drafting import Clash, Typed, delete_clause, move_clause, save_draft, save_typed
from .issuing import issue_plan
from .linking import link_units, revoke_link_to
from .looking import settle
from .opening import import_plan, open_movement, read_source, source_file
from .receiving import acknowledge, open_delivery
from .reminding import remind_of_plans, save_schedule
from .responding import programme_of, save_response, send_response
from .sending import send_plan
from .settling import answer_proposal, propose_adjustment, settle_target
from .sheets import read_allocation_sheet
from .signing import return_plan, sign_plan, submit_plan, withdraw_plan
from .targets import rebase_target, set_target, withdraw_target

__all__ = [
    "Clash",
    "Typed",
    "acknowledge",
    "allocate",
    "amend_plan",
    "answer_proposal",
    "close_movement",
    "comment_on",
    "delete_clause",
    "drop_draft",
    "import_plan",
    "issue_plan",
    "link_units",
    "move_clause",
    "open_delivery",
    "open_movement",
    "programme_of",
    "propose_adjustment",
    "read_allocation_sheet",
    "read_source",
    "reallocate",
    "rebase_target",
    "remind_of_plans",
    "reopen_movement",
    "replace_plan",
    "return_plan",
    "revoke_link_to",
    "revoke_plan",
    "save_draft",
    "save_response",
    "save_schedule",
    "save_typed",
    "send_plan",
    "send_response",
    "set_target",
    "settle",
    "settle_comment",
    "settle_target",
    "sign_plan",
    "source_file",
    "start_plan",
    "submit_plan",
    "supplement_plan",
    "try_allocation",
    "withdraw_plan",
    "withdraw_target",
]
