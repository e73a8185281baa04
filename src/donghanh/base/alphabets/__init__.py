"""Text written before Unicode (TCVN3, VNI, windows-1258): recognised by its words and turned into Unicode."""

from .old import (
    ALPHABETS,
    OF_FONT,
    Alphabet,
    alphabet_of,
    as_bytes,
    decoder_of,
    latin,
    may_be_old,
    readable,
    recognised,
)
from .syllables import marked_words, plausible

__all__ = [
    "ALPHABETS",
    "OF_FONT",
    "Alphabet",
    "alphabet_of",
    "as_bytes",
    "decoder_of",
    "latin",
    "marked_words",
    "may_be_old",
    "plausible",
    "readable",
    "recognised",
]
