"""The head of a paper: issuer, number and symbol, place and date, type and subject."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from donghanh.base.sentences import Sentence
from donghanh.base.words import fold

from ..paper import SAMPLE_MARK
from .days import place_and_day
from .issuers import NO_ISSUER
from .lines import Line, columns, ends, is_abbreviation, is_capitals, is_rule
from .marks import ABOUT, ADDRESSEES, SURE_BASIS, VERIFY, mark_of, type_of
from .result import Found

_NATIONAL = re.compile(
    r"(CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"Số\s*[:.]?\s*(?P<number>\d{1,5}[a-zA-Z]?)?(?:[\s.…_]*[/–-]\s*|\s+(?=[A-ZĐ][\w]*[-/]))(?P<symbol>[^\W\d_].*|\d{4}\s*/.*)",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"(?P<number>\d{1,5}[a-zA-Z]?)\s*[/-]\s*(?P<symbol>[A-ZĐ][\w.&/-]*)")
_ONLY_NUMBER = re.compile(r"Số\s*:\s*(?P<number>\d{1,5}[a-zA-Z]?)(?P<symbol>)", re.IGNORECASE)
_HEAD_LINES = 25  # looked at behind a line that says nothing known
_HEAD_AT_MOST = 150
_ISSUERS_AT_MOST = 10
_LABEL = re.compile(r"Số\s*:?", re.IGNORECASE)
_SYMBOL = re.compile(r"[\w.&]+(?:\s*[-/]\s*[\w.&]+)*")
_PLACE_IN_LINE = re.compile(r"\s((?:TP\.? |Tp\.? )?[A-ZĐÀ-Ỹ][^\d,]{1,30}, ngày\s)")
_BODY = re.compile(
    r"(Tổng Liên đoàn|Liên đoàn|LĐLĐ|Công đoàn|CĐCS|Công ty|Ủy ban|UBND|Tỉnh ủy|Huyện ủy|Ban |Sở |Trường|Bộ |Chính phủ)"
)


@dataclass
class Head:
    """What the head says; `end` is the index of the first line behind it."""

    issuers: list[Line] = field(default_factory=list)
    number: str | None = None
    symbol: str | None = None
    place: str | None = None
    issued_on: dt.date | None = None
    type: str | None = None
    subject: str | None = None
    watermark: str | None = None
    verify_url: str | None = None
    end: int = 0
    fields: dict[str, Found] = field(default_factory=dict)
    warnings: list[Sentence] = field(default_factory=list)
    unfinished_day: str = ""  # a line of place and day that goes on below

    def note(self, name: str, confidence: float, first: int, *, last: int | None = None) -> None:
        """Remember where a field was found."""
        self.fields[name] = Found(confidence, first, last or first)


def read_head(lines: Sequence[Line]) -> Head:
    """The head of the paper that `lines` begin with."""
    head = Head()
    for index, line in enumerate(lines[:_HEAD_AT_MOST]):
        if not line.text or is_rule(line.text):
            continue
        if _content_begins(line.text) and not _holds_day_or_number(line):
            head.end = index
            break
        if type_of(line.text) or (_is_unknown_type(head, line.text)):
            _take_type(head, line)
            head.end = index + 1
            break
        taken = [_take(head, part) for part in _parts(line)]
        if not all(taken) and not _title_follows(lines[index + 1 : index + 1 + _HEAD_LINES]):
            head.end = index
            break
        head.end = index + 1
    _take_stray_number(head, lines)
    _take_subject(head, lines)
    return head


def _title_follows(lines: Sequence[Line]) -> bool:
    """Does the head go on behind a line that says nothing known (a running head, a telephone number)?"""
    for line in lines:
        found = type_of(line.text)
        if found and line.text[: len(found[0])].isupper():
            return True
        if any(_NUMBER.fullmatch(part.text) or _NATIONAL.search(part.text) for part in columns(line)):
            return True
        if _content_begins(line.text) or len(line.text) > 160:
            return False
    return False


def _content_begins(text: str) -> bool:
    return bool(SURE_BASIS.match(text) or ADDRESSEES.match(text)) or (
        mark_of(text) is not None and not place_and_day(text)
    )


def _holds_day_or_number(line: Line) -> bool:
    """Beside what looks like a dash item ("*" under the issuer) stands the day, or the number."""
    parts = [part.text for part in columns(line)]
    return len(parts) > 1 and any(place_and_day(part) or _NUMBER.fullmatch(part) for part in parts)


def _is_unknown_type(head: Head, text: str) -> bool:
    known = (head.number or head.symbol) and "place" in head.fields
    return bool(known) and is_capitals(text) and len(text) <= 60 and not _NATIONAL.search(text)


def _parts(line: Line) -> list[Line]:
    """The line's columns, also where only the national title or the date tells two of them apart."""
    if place_and_day(line.text) and not _NUMBER.match(line.text) and len(columns(line)) < 2:
        return [line]
    parts: list[Line] = []
    for part in columns(line):
        if parts and (
            _LABEL.fullmatch(parts[-1].text) or _is_split_day(parts[-1].text, part.text)
        ):  # room left
            parts[-1] = Line(line.number, f"{parts[-1].text} {part.text}")
            continue
        text = _NATIONAL.sub(r"\n\1\n", part.text)
        text = _PLACE_IN_LINE.sub(r"\n\1", text) if text.startswith(("Số", "SỐ")) else text
        parts += [Line(line.number, piece.strip(), piece) for piece in text.split("\n") if piece.strip()]
    return parts


def _is_split_day(before: str, text: str) -> bool:
    return bool(re.search(r"(ngày|tháng|năm)\s*\d*$", before)) and bool(re.match(r"tháng|năm|\d", text))


def _take(head: Head, line: Line) -> bool:
    """Put one piece where it belongs; False when it is not of the head."""
    text = line.text
    if is_rule(text) or _NATIONAL.fullmatch(text):
        return True
    if text == SAMPLE_MARK:
        head.watermark = text
        return True
    if found := VERIFY.fullmatch(text):
        head.verify_url = found[1]
        return True
    for pattern in (_NUMBER, _ONLY_NUMBER, _BARE_NUMBER):
        if head.number is None and (found := pattern.fullmatch(text)):
            return _take_number(head, found, line.number)
    if "place" not in head.fields and _take_date(head, line):
        return True
    if head.unfinished_day and _take_date(head, Line(line.number, f"{head.unfinished_day} {text}")):
        return True
    if NO_ISSUER.fullmatch(text):
        return True
    if found := ABOUT.fullmatch(text):
        head.subject = found[1]
        head.note("subject", 0.9, line.number)
        return True
    if head.subject and not head.type and not is_capitals(text) and len(text) < 80:
        head.subject = f"{head.subject} {text}"
        head.note("subject", 0.9, head.fields["subject"].first_line, last=line.number)
        return True
    if len(head.issuers) >= _ISSUERS_AT_MOST or len(text) > 200:
        return False
    if is_capitals(text) or (_BODY.match(text) and len(text) <= 90 and not ends(text) and "," not in text):
        head.issuers.append(line)
        return True
    return False


def _take_number(head: Head, found: re.Match[str], line: int) -> bool:
    number, symbol = found["number"], found["symbol"]
    head.number = number
    written = _SYMBOL.match(symbol.strip(" .…_"))
    head.symbol = re.sub(r"\s*([-/])\s*", r"\1", written[0]) if written else None
    if number:
        head.note("number", 1.0, line)
    if head.symbol:
        head.note("symbol", 1.0, line)
    return True


def _take_date(head: Head, line: Line) -> bool:
    found = place_and_day(line.text)
    if not found:
        return False
    head.place, head.issued_on = found.place, found.day
    head.note("place", 0.95, line.number)
    head.unfinished_day = "" if found.day else line.text
    head.warnings = [found.warning] if found.warning else []
    if found.day:
        head.note("issued_on", 1.0, line.number)
    return True


def _take_type(head: Head, line: Line) -> None:
    name, rest = type_of(line.text) or (line.text.strip(" :").capitalize(), "")
    head.type = name
    exact = line.text.strip(" :.*").upper().startswith(name.upper())
    head.note("type", 1.0 if exact and type_of(line.text) else 0.6, line.number)
    if rest:
        head.subject = rest
        head.note("subject", 0.8, line.number)


def _take_stray_number(head: Head, lines: Sequence[Line]) -> None:
    """Number or date that some writers put between type and subject."""
    while head.type and head.end < len(lines):
        line = lines[head.end]
        is_stray = not head.subject and (_NUMBER.fullmatch(line.text) or place_and_day(line.text))
        if line.text and not is_stray:
            return
        if line.text and not _take(head, line):
            return
        head.end += 1


def _take_subject(head: Head, lines: Sequence[Line]) -> None:
    """The lines behind the type, up to a blank one or to the content."""
    if not head.type:
        return
    taken: list[Line] = []
    index, blank = head.end, False
    for index in range(head.end, len(lines)):
        text = lines[index].text
        if is_rule(text):
            index += 1
            break
        if not text:
            blank = True
            continue
        if not _belongs_to_subject(head, [line.text for line in taken], text, blank=blank):
            break
        taken.append(lines[index])
        blank = False
    else:
        index = len(lines)
    head.end = index
    if taken:
        text = " ".join([*([head.subject] if head.subject else []), *(line.text for line in taken)])
        found = ABOUT.fullmatch(text)
        head.subject = found[1] if found else text
        head.note("subject", 0.9, taken[0].number, last=taken[-1].number)


def _belongs_to_subject(head: Head, taken: list[str], text: str, *, blank: bool) -> bool:
    if _content_begins(text) or _opens(text):
        return False
    if not taken and not head.subject:
        return True
    lines = [head.subject or "", *taken]
    so_far = lines[-1]
    if blank:
        return (text[0].islower() or text[0] in '“"(') and not ends(so_far)
    said = next((line for line in reversed(lines) if not _hides_case(line)), so_far)
    return (
        (is_capitals(said) == is_capitals(text) or _hides_case(text))
        and not ends(so_far)
        and len(text) <= 150
        and not _is_basis(text)
    )


def _hides_case(text: str) -> bool:
    """Years and abbreviations only ("2017 - 2020 CNVCLĐ"), or one of them: capitals say nothing of the line there."""
    return is_abbreviation(text) or all(
        not any(c.isalpha() for c in word) or (is_capitals(word) and not re.search("[aeiouy]", fold(word)))
        for word in text.split()
    )


def _is_basis(text: str) -> bool:
    return bool(re.match(r"(Thực hiện|Theo|Tiếp tục thực hiện|Trên cơ sở)\b", text))


def _opens(text: str) -> bool:
    if re.match(r"Phần\s+(thứ|[IVX\d]+\b)", text, re.IGNORECASE):
        return True
    return text.endswith(("sau:", "sau đây:", ":")) or (len(text) > 60 and text.endswith("như sau"))
