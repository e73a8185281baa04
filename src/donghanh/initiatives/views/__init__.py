"""Pages of initiatives."""

from .comparing import likeness, likenesses
from .deciding import decide, widen
from .entry import add, enter, review, write
from .listing import initiatives
from .papers import certificate, decision, poster
from .record import initiative

__all__ = [
    "add",
    "certificate",
    "decide",
    "decision",
    "enter",
    "initiative",
    "initiatives",
    "likeness",
    "likenesses",
    "poster",
    "review",
    "widen",
    "write",
]
