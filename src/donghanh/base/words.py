"""Vietnamese text: one form in storage, keys for search and for order.

`đ` has no decomposition and `hòa`/`hoà` are different letters in NFC, so neither search nor order can
be left to the database (`tech.md` 2 and 8).
"""

import re
import unicodedata
from functools import lru_cache

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: index for index, letter in enumerate(_LETTERS, start=1)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_SPACES = re.compile(r"\s+")
_MARKS = re.compile("[\u0300-\u036f]+")


def nfc(text: str) -> str:
    """`text` in NFC, no-break spaces made plain, line ends as a bare newline."""
    return unicodedata.normalize("NFC", text).replace("\u00a0", " ").replace("\r\n", "\n").replace("\r", "\n")


def one_line(text: str) -> str:
    """`text` in NFC with every run of white space as one space."""
    return _SPACES.sub(" ", nfc(text)).strip()


def shortened(text: str, most: int = 90) -> str:
    """The text where it has at most `most` characters; else its beginning, cut between two words, with `…`."""
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]}…"


def lowered(text: str) -> str:
    """The text as it goes on in the middle of a sentence: its first letter small, unless it begins with letters like CĐCS."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def fold(text: str) -> str:
    """Search key: lower case, no marks, đ as d, single spaces. Never an identity."""
    stripped = _MARKS.sub("", unicodedata.normalize("NFD", text.lower())).replace("đ", "d")
    if not stripped.isascii():  # marks of other scripts
        stripped = "".join(c for c in stripped if not unicodedata.combining(c))
    return _SPACES.sub(" ", stripped).strip()


@lru_cache(maxsize=20_000)  # the language has some 7,000 syllables, and lists repeat them
def _letters_and_tones(syllable: str) -> tuple[str, str]:
    letters, tones = [], []
    for char in unicodedata.normalize("NFC", syllable.lower()):
        parts = unicodedata.normalize("NFD", char)
        tone = next((_TONES[mark] for mark in parts if mark in _TONES), 0)
        bare = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES))
        rank = _RANK.get(bare)
        letters.append(f"{rank:02d}" if rank else f"00{ord(bare[0]):05d}" if bare else "")
        tones.append(str(tone))
    return "".join(letters), "".join(tones)


def sort_key(text: str) -> str:
    """Key whose plain order is the Vietnamese one: 29 letters first, then tones (CLDR: à ả ã á ạ)."""
    pairs = [_letters_and_tones(word) for word in one_line(text).split(" ")]
    return " ".join(letters for letters, _ in pairs) + "  " + " ".join(tones for _, tones in pairs)


def name_key(full_name: str) -> str:
    """Sort key of a person's name: given name, then middle, then family name."""
    parts = one_line(full_name).split(" ")
    family, middle, given = parts[:1], parts[1:-1], parts[-1:]
    if len(parts) == 1:
        family, given = [], parts
    return sort_key(" ".join(given + middle + family))
