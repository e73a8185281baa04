"""Clean lines of a source text, and paragraphs made of them."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from donghanh.base.words import nfc

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_OTHER_SPACES = re.compile("[\u2000-\u200a\u202f\u205f\u3000\x0b\x0c\u2028\u2029]")
_COLUMNS = re.compile(r"\t+ *| {3,}")
_RULE = re.compile(r"[-–—_*=~.·•o ]*")
_END = (".", ";", ":", "!", "?", "…")
_LEANING = re.compile(r"\s(của|và|với|cho|tại|do|ở|về|các|những|trong|theo|từ|đến|bằng|là|hoặc|cùng)$")
RIGHT_COLUMN = 24  # a line that starts this far to the right belongs to the right column


@dataclass(frozen=True)
class Line:
    """One line or column part of one: its number in the source, counted from 1, and single-spaced text."""

    number: int
    text: str
    raw: str = ""


@dataclass(frozen=True)
class Paragraph:
    """Text that belongs together and the lines it came from."""

    text: str
    first: int
    last: int


def lines_of(text: str) -> list[Line]:
    """The lines in NFC without invisible characters; empty ones are kept, as they part paragraphs."""
    clean = _INVISIBLE.sub("", _OTHER_SPACES.sub(" ", nfc(text)))
    return [
        Line(number, " ".join(_printable(raw).split()), _printable(raw).rstrip())
        for number, raw in enumerate(clean.split("\n"), start=1)
    ]


def _printable(raw: str) -> str:
    return "".join(c for c in raw if c == "\t" or unicodedata.category(c) != "Cc")


def columns(line: Line) -> list[Line]:
    """The parts of a line set in columns (three or more spaces, or a tab, between them)."""
    parts = [part.strip() for part in _COLUMNS.split(line.raw.strip())]
    return [Line(line.number, " ".join(part.split()), part) for part in parts if part]


def is_rule(text: str) -> bool:
    """A typed rule such as "-----", "*" or "o0o"."""
    return bool(text) and bool(_RULE.fullmatch(text.replace("0", "")))


def is_capitals(text: str) -> bool:
    """Has letters, and all of them are capitals."""
    return any(c.isalpha() for c in text) and text == text.upper()


def ends(text: str) -> bool:
    """Does a sentence, item or heading end here?"""
    return text.rstrip("”\"') ").endswith(_END)


def leans_on(text: str) -> bool:
    """Does the text end with a word or mark that needs the next one?"""
    return text.endswith(",") or bool(_LEANING.search(text))


def wrap_width(lines: Sequence[Line]) -> int:
    """The width a text was broken at by hand, or 0 when its lines are whole paragraphs."""
    lengths = sorted(len(line.text) for line in lines if line.text)
    if len(lengths) < 8 or not 50 <= lengths[-1] <= 130:
        return 0
    long = [length for length in lengths if length >= 0.75 * lengths[-1]]
    return lengths[-1] if len(long) >= 0.35 * len(lengths) else 0


def paragraphs(lines: Sequence[Line], begins: Callable[[str], bool], width: int) -> list[Paragraph]:
    """Lines joined where one goes on: adjacent, the next begins nothing, and the first has not ended."""
    found: list[Paragraph] = []
    adjacent = False
    for line in lines:
        if not line.text or is_rule(line.text):
            adjacent = False
            continue
        if adjacent and _goes_on(found[-1].text, line.text, begins=begins, width=width):
            last = found.pop()
            found.append(Paragraph(f"{last.text} {line.text}", last.first, line.number))
        else:
            found.append(Paragraph(line.text, line.number, line.number))
        adjacent = True
    return found


def _goes_on(before: str, text: str, *, begins: Callable[[str], bool], width: int) -> bool:
    if begins(text) or text.startswith("|") or is_capitals(before) != is_capitals(text):
        return False
    if width:
        return not ends(before) or text[0].islower()
    return text[0].islower() and not ends(before)
