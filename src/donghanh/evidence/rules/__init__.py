"""What happens to a file before it is kept, and before it is shown to somebody who must not know whose it is."""

from .keeping import (
    JPEG_QUALITY,
    LONGEST_SIDE,
    MOST_PIXELS,
    PICTURES,
    check_caption,
    clean_picture,
    shrunk_picture,
)
from .nameless import nameless

__all__ = [
    "JPEG_QUALITY",
    "LONGEST_SIDE",
    "MOST_PIXELS",
    "PICTURES",
    "check_caption",
    "clean_picture",
    "nameless",
    "shrunk_picture",
]
