"""Pages of movements, one file per thing a person does."""

from .adoption import adoption
from .clock import clock
from .deliveries import delivery, inbox
from .deriving import derive, review, start
from .reading import confirm, read
from .records import clause, download, movement, movements, plan
from .reminding import schedule
from .responding import respond, response, review_response
from .sending import send
from .targets import targets
from .unanswered import unanswered, unanswered_download

__all__ = [
    "adoption",
    "clause",
    "clock",
    "confirm",
    "delivery",
    "derive",
    "download",
    "inbox",
    "movement",
    "movements",
    "plan",
    "read",
    "respond",
    "response",
    "review",
    "review_response",
    "schedule",
    "send",
    "start",
    "targets",
    "unanswered",
    "unanswered_download",
]
