"""Clean lines of a source text, and paragraphs made of them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from donghanh.base.words import nfc

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_OTHER_SPACES = re.compile("[\u2000-\u200a\u202f\u205f\u3000\x0b\x0c\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_UNEVEN = re.compile(r"[^\S ]|  |^ ")
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:Trang\s*)?(\d{1,3})(?:\s*/\s*\d{1,3})?[-–—\s]*", re.IGNORECASE)
_COLUMNS = re.compile(r"\t+ *| {3,}")
_RULE = re.compile(r"[-–—_*=~.·•o ]*")
_END = (".", ";", ":", "!", "?", "…")
_LEANING = re.compile(r"\s(của|và|với|cho|tại|do|ở|về|các|những|trong|theo|từ|đến|bằng|là|hoặc|cùng)$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line or column part of one: its number in the source, counted from 1, and single-spaced text."""

    number: int
    text: str
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text that belongs together and the lines it came from."""

    text: str
    first: int
    last: int


def lines_of(text: str) -> list[Line]:
    """The lines in NFC without invisible characters and page numbers; empty ones are kept, they part paragraphs."""
    clean = _CONTROLS.sub("", _INVISIBLE.sub("", _OTHER_SPACES.sub(" ", nfc(text))))
    lines = []
    for number, raw in enumerate(clean.split("\n"), start=1):
        raw = raw.rstrip()
        single = " ".join(raw.split()) if _UNEVEN.search(raw) else raw
        lines.append(Line(number, single, single if single == raw else raw))
    return _without_page_numbers(lines)


def _without_page_numbers(lines: list[Line]) -> list[Line]:
    """Lone numbers that count up through the text are those of its pages: their lines become empty."""
    found = [
        (at, int(match[1])) for at, line in enumerate(lines) if (match := _PAGE_NUMBER.fullmatch(line.text))
    ]
    if not found or found[0][1] > 2:
        return lines
    expected = found[0][1]
    lines = list(lines)
    for at, number in found:
        if number == expected and at > 8:
            lines[at] = Line(lines[at].number, "")
        expected += number == expected
    return lines


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


def is_abbreviation(text: str) -> bool:
    """One word such as "CNVCLĐ" that a line may be left with."""
    return " " not in text and len(text) <= 12 and is_capitals(text)


def ends(text: str) -> bool:
    """Does a sentence, item or heading end here?"""
    return text.rstrip("”\"') ").endswith(_END)


def leans_on(text: str) -> bool:
    """Does the text end with a word or mark that needs the next one?"""
    return text.endswith(",") or bool(_LEANING.search(text))


def wrap_width(lines: Sequence[Line]) -> int:
    """The width a text was broken at by hand, or 0 when its lines are whole paragraphs."""
    folded = [
        len(before.text)
        for before, after in zip(lines, lines[1:], strict=False)
        if after.text[:1].islower()
        and len(before.text) > 40
        and not ends(before.text)
        and "|" not in before.text
    ]
    longest = max(folded, default=0)
    if len(folded) < 3 or longest > 160:
        return 0
    return longest if sum(length > 0.8 * longest for length in folded) * 4 > 3 * len(folded) else 0


def paragraphs(lines: Sequence[Line], begins: Callable[[str], bool], width: int) -> list[Paragraph]:
    """Lines joined where one goes on: adjacent, the next begins nothing, and the first has not ended."""
    found: list[Paragraph] = []
    above = ""  # the line directly above, empty where a blank one stands between
    for line in lines:
        if not line.text or is_rule(line.text):
            above = ""
            continue
        if above and _goes_on(above, line.text, begins=begins, width=width):
            last = found.pop()
            found.append(Paragraph(f"{last.text} {line.text}", last.first, line.number))
        else:
            found.append(Paragraph(line.text, line.number, line.number))
        above = line.text
    return found


def _goes_on(above: str, text: str, *, begins: Callable[[str], bool], width: int) -> bool:
    if text.startswith("|") or above.endswith("|") or begins(text):
        return False
    if width and len(above) > 0.6 * width and len(above) + 1 + len(text.split(" ", 1)[0]) >= width:
        return not (is_capitals(text) and not is_capitals(above) and len(text) > 25)
    if is_capitals(above) != is_capitals(text) and not text[0].islower():
        return False
    if ends(above):
        return False
    return text[0].islower() or (leans_on(above) and not is_capitals(above))
