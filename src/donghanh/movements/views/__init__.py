"""Pages of movements, one file per thing a person does."""

from .adoption import adoption
from .changing import change, coverage, drop_draft, look, revoke
from .clock import clock
from .closing import close
from .deliveries import delivery, inbox
from .deriving import derive, start
from .dividing import allocation, divide, divide_sheet
from .linking import link, links, revoke_link
from .reading import confirm, read
from .records import clause, download, movement, movements, plan
from .reminding import schedule
from .responding import respond, response, review_response
from .sending import send
from .settling import propose, rebase, target
from .signing import comments, review
from .targets import all_targets, targets
from .unanswered import unanswered, unanswered_download

__all__ = [
    "adoption",
    "all_targets",
    "allocation",
    "change",
    "clause",
    "clock",
    "close",
    "comments",
    "confirm",
    "coverage",
    "delivery",
    "derive",
    "divide",
    "divide_sheet",
    "download",
    "drop_draft",
    "inbox",
    "link",
    "links",
    "look",
    "movement",
    "movements",
    "plan",
    "propose",
    "read",
    "rebase",
    "respond",
    "response",
    "review",
    "review_response",
    "revoke",
    "revoke_link",
    "schedule",
    "send",
    "start",
    "target",
    "targets",
    "unanswered",
    "unanswered_download",
]
