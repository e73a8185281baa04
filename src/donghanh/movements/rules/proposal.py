"""What is proposed to a person who only has to confirm: sentences of a response, name and period of a movement."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from donghanh.base.words import fold, lowered, one_line

from .applicability import is_meant_for
from .drafting import Above

_LONGEST = 170
_YEARS = re.compile(r"(?:giai đoạn|thời kỳ)\s*(?:từ\s*)?(?:năm\s*)?(\d{4})\s*[-–—]\s*(\d{4})", re.IGNORECASE)
_VERBS = (
    "dong vien", "van dong", "to chuc", "phat dong", "xay dung", "day manh", "phoi hop", "tap trung",
    "thuc hien", "phat huy", "nang cao", "tham gia", "huong ung", "ho tro", "tuyen truyen", "dang ky",
)  # fmt: skip
_QUOTED = re.compile(r"[“\"]([^”\"]+)[”\"]")


@dataclass(frozen=True)
class Proposal:
    """One clause a unit could take on, and the sentence prepared for it."""

    clause_id: int
    address: str
    text: str
    sentence: str
    is_chosen: bool


def gist_of(text: str) -> str:
    """The first sentence of a clause that says what to do (its first one when none begins with such a verb), up
    to a semicolon, cut at a comma when it is long.
    """
    sentences = [
        part.rstrip(" .,:;") for part in re.split(r"[;:]|\.\s", one_line(text)) if part.strip(" .,:;")
    ]
    first = next((sentence for sentence in sentences if fold(sentence).startswith(_VERBS)), sentences[0])
    if len(first) <= _LONGEST:
        return first
    cut = first[:_LONGEST]
    return cut[: cut.rfind(",")] if "," in cut[40:] else cut[: cut.rfind(" ")]


def sentence_for(text: str) -> str:
    """A prepared sentence: what the unit will do about a clause, in the clause's own words."""
    return f"Đơn vị đăng ký: {lowered(gist_of(text))}."


def proposals_for(clauses: Sequence[Above], *, sector: str) -> list[Proposal]:
    """The contents of a plan in order; those meant for the unit's sector are chosen already."""
    return [
        Proposal(
            clause.id,
            clause.address,
            clause.text,
            sentence_for(clause.text),
            is_meant_for(clause.sectors, sector),
        )
        for clause in clauses
        if clause.kind == "content" and not clause.text.rstrip().endswith(":")
    ]


def period_in(text: str) -> tuple[dt.date, dt.date] | None:
    """First and last day of the first "giai đoạn 2017 - 2020" in a plan; None when it names none."""
    found = _YEARS.search(one_line(text))
    if not found or int(found[1]) > int(found[2]):
        return None
    return dt.date(int(found[1]), 1, 1), dt.date(int(found[2]), 12, 31)


def theme_in(subject: str) -> str:
    """What stands in the first quotation marks of a subject; empty without any."""
    found = _QUOTED.search(subject)
    return one_line(found[1]) if found else ""
