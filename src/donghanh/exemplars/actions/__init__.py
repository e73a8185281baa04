"""Changes of stories and of what goes to the press."""

from .press import add_picture, end_outlet, keep_outlet, note_mention, take_outlets
from .stories import (
    Subject,
    chosen_subject,
    find_story,
    keep_consent,
    publish,
    verify,
    withdraw,
    withdraw_ended,
)

__all__ = [
    "Subject",
    "add_picture",
    "chosen_subject",
    "end_outlet",
    "find_story",
    "keep_consent",
    "keep_outlet",
    "note_mention",
    "publish",
    "take_outlets",
    "verify",
    "withdraw",
    "withdraw_ended",
]
