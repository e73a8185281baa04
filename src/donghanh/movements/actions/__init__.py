"""What people do with movements and plans."""

from .deriving import issue_plan, save_draft, start_plan, supplement_plan
from .opening import import_plan, open_movement, read_source, source_file
from .receiving import acknowledge, open_delivery
from .reminding import remind_of_plans, save_schedule
from .responding import save_response, send_response
from .sending import send_plan
from .targets import set_target, settle_target

__all__ = [
    "acknowledge",
    "import_plan",
    "issue_plan",
    "open_delivery",
    "open_movement",
    "read_source",
    "remind_of_plans",
    "save_draft",
    "save_response",
    "save_schedule",
    "send_plan",
    "send_response",
    "set_target",
    "source_file",
    "settle_target",
    "start_plan",
    "supplement_plan",
]
