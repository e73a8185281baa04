"""Dialogues are recorded; disputes told of, handled, ended."""

from .dialogues import attach_minutes, record_dialogue, remind_of_dialogues
from .disputes import drop_dispute, end_dispute, handle_dispute, tell_of_dispute

__all__ = [
    "attach_minutes",
    "drop_dispute",
    "end_dispute",
    "handle_dispute",
    "record_dialogue",
    "remind_of_dialogues",
    "tell_of_dispute",
]
