"""Text of before Unicode: TCVN3 (ABC), VNI, windows-1258, and UTF-8 taken for Latin; told apart by their words.

Tables: TCVN 5712:1993 (VN3) and the VNI-Windows table, from memory, held by the tests.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from .syllables import marked_words, plausible

SURE = 0.75  # share of syllables from which an alphabet is taken for recognised

_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬­®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
_TCVN3_TABLE = str.maketrans(_TCVN3)

_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_HATS = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_BREVES = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_SINGLE = {"ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ"}


def _vni_pairs() -> dict[str, str]:
    pairs = dict(_SINGLE)
    for vowel in "aeouyôö":
        for mark, tone in _TONES.items():
            pairs[vowel + mark] = _SINGLE.get(vowel, vowel) + tone
    for vowel in "aeo":
        for mark, tone in _HATS.items():
            pairs[vowel + mark] = vowel + "\u0302" + tone
    for mark, tone in _BREVES.items():
        pairs["a" + mark] = "a\u0306" + tone
    whole = {key: unicodedata.normalize("NFC", value) for key, value in pairs.items()}
    capitals = {key.upper(): value.upper() for key, value in whole.items()}
    mixed = {key[0].upper() + key[1:]: value.upper() for key, value in whole.items() if len(key) > 1}
    return {**mixed, **capitals, **whole}


_VNI = _vni_pairs()
_VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_WORD = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"\S*[/-]\S*|\bSố\b")
_ITEM = re.compile(r"\s*[-+]|\s*\w{1,3}[.)]")
_GAP = re.compile(r"(?<=\S)(?:\t| {3,})(?=\S)")
_START = re.compile(r"^(\W*(?:\w{1,3}[.)]\s+)?)([^\W\d_a-zA-Z])")


@dataclass(frozen=True)
class Alphabet:
    """One old way of writing: its name for people, and text as windows-1252 shows it into Unicode."""

    name: str
    decode: Callable[[str], str]


def from_tcvn3(text: str) -> str:
    """TCVN3 has no toned capitals, a font of capitals stands for them: they are put back where it is certain."""
    lines = text.translate(_TCVN3_TABLE).split("\n")
    return "\n".join(_capitals_back(line, above) for above, line in zip(["", *lines], lines, strict=False))


def _capitals_back(line: str, above: str) -> str:
    if found := _GAP.search(line):
        return (
            _capitals_back(line[: found.start()], above)
            + found[0]
            + _capitals_back(line[found.end() :], above)
        )
    line = _WORD.sub(lambda found: _raised(found[0]), line)
    plain = [c for c in _CODE.sub("", line) if c.isascii() and c.isalpha()]
    if len(plain) >= 4 and sum(map(str.isupper, plain)) > 0.9 * len(plain):
        return _WORD.sub(lambda found: _capitals(found[0]), line)
    is_whole = not above.strip() and (len(line) > 60 or line.rstrip().endswith((".", ";", ":")))
    if is_whole or above.rstrip().endswith((".", ";", ":")) or _ITEM.match(line):
        line = _START.sub(lambda found: found[1] + found[2].upper(), line)
    words = line.split()
    if 2 <= len(words) <= 5 and words[0][:1].isupper() and all(map(_may_be_of_a_name, words)):
        before = line[: len(line) - len(line.lstrip())]
        return before + " ".join(word[:1].upper() + word[1:] for word in words)
    return line.replace("ủy ban nhân dân", "Ủy ban nhân dân")


def _may_be_of_a_name(word: str) -> bool:
    return word[:1].isupper() or (word.isalpha() and not word[0].isascii())


def _capitals(word: str) -> str:
    return word if any(c.isascii() and c.islower() for c in word) else word.upper()


def _raised(word: str) -> str:
    """ "HOạCH" → "HOẠCH": toned vowels among capitals; "Hà" stays."""
    sure = [c for c in word if c.isascii() or c in "ĂÂÊÔƠƯĐ"]
    certain = len(sure) * 3 >= len(word) and "".join(sure).isupper() and not word[1:].islower()
    return word.upper() if certain else word


def from_vni(text: str) -> str:
    """VNI-Windows, a vowel and its mark in two places."""
    return _VNI_PATTERN.sub(lambda found: _VNI[found[0]], text)


def as_bytes(text: str) -> bytes:
    """The bytes that windows-1252 shows as `text`; what it does not know becomes "?"."""
    return b"".join(_byte(c) for c in text)


def _byte(char: str) -> bytes:
    if ord(char) < 128:
        return char.encode()
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return bytes([ord(char)]) if ord(char) < 256 else b"?"


def latin(content: bytes) -> str:
    """Bytes as windows-1252 shows them, none lost."""
    return content.decode("cp1252", errors="surrogateescape").translate(
        {0xDC00 + byte: byte for byte in range(128, 256)}
    )


def from_windows(text: str) -> str:
    """windows-1258: letters with their tone behind them."""
    decoded = as_bytes(text).decode("cp1258", errors="replace").replace("\ufffd", "")
    return unicodedata.normalize("NFC", decoded)


def from_twice_encoded(text: str) -> str:
    """UTF-8 that somebody's program took for windows-1252."""
    return as_bytes(text).decode("utf-8", errors="replace")


ALPHABETS = (
    Alphabet("TCVN3 (ABC)", from_tcvn3),
    Alphabet("VNI", from_vni),
    Alphabet("windows-1258", from_windows),
    Alphabet("UTF-8", from_twice_encoded),
)
OF_FONT = ((re.compile(r"\.?Vn[A-Z]"), ALPHABETS[0]), (re.compile(r"VNI[- ]", re.IGNORECASE), ALPHABETS[1]))


def recognised(text: str) -> Alphabet | None:
    """The alphabet that makes Vietnamese of a text shown as windows-1252; None when none does better than it is."""
    sample = text[:SAMPLE_SIZE]
    best, score = None, plausible(unicodedata.normalize("NFC", sample))
    for alphabet in ALPHABETS:
        decoded = alphabet.decode(sample)
        # A wrong alphabet may leave few marked words, all right by chance: it must keep most of them.
        reached = plausible(decoded) if marked_words(decoded) * 3 >= marked_words(sample) else 0.0
        if reached > score + 0.02:
            best, score = alphabet, reached
    return best if score >= SURE else None


SAMPLE_SIZE = 60_000
_SUSPECT = re.compile(r"[\x80-\x9f¡-¿×÷ÆÇËÎÏÐÑÖØÛÞßäåæçëîïñöøûþÿ]")


def alphabet_of(text: str) -> Alphabet | None:
    """The old alphabet that the letters of a text in Unicode are codes of; None for what is right as it is."""
    sample = text[:SAMPLE_SIZE]
    if len(_SUSPECT.findall(sample)) * 60 < len(sample):
        return None
    if plausible(unicodedata.normalize("NFC", sample)) > 0.9:
        return None
    return recognised(text)


def readable(text: str) -> str:
    """What somebody pasted, in Unicode: each line that makes sense only in an old alphabet is turned, others stay."""
    return text if text.isascii() else "\n".join(map(_readable, text.split("\n")))


def may_be_old(text: str) -> bool:
    """Letters beyond plain Latin, and none ("ế", "đ") that only Unicode has: old alphabets are codes of one byte."""
    return not text.isascii() and b"?" not in as_bytes(text.replace("?", ""))


def _readable(line: str) -> str:
    if not may_be_old(line):
        return line
    alphabet = alphabet_of(line)
    turned = alphabet.decode(line) if alphabet else line
    return turned if plausible(turned) > plausible(line) else line


def decoder_of(alphabet: Alphabet | None) -> Callable[[str], str]:
    """What turns a piece of the text into Unicode."""
    return alphabet.decode if alphabet else str
