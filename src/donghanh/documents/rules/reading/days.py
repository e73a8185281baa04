"""The line of place and date at the head of a paper, as offices write it."""

import datetime as dt
import re
from dataclasses import dataclass

from donghanh.base.dates import parse_vietnamese_date
from donghanh.base.sentences import Refusal, Sentence

_PLACE = r"(?P<place>[^\W\d_][^,:;\d/]{1,60}?)"
_PLACED = (
    re.compile(
        rf"{_PLACE}\s*[,.;]\s*(?P<date>ngày\b.*|\d{{1,2}}\s*[/.-]\s*\d{{1,2}}\s*[/.-]\s*\d{{4}}\W*)",
        re.IGNORECASE,
    ),
    re.compile(rf"{_PLACE}\s+(?P<date>ngày\b.*\b(?:năm\b.*|\d{{4}}\W*))", re.IGNORECASE),
    re.compile(rf"{_PLACE}\s*,\s*(?P<date>tháng\s*[\d.…_]*\s*năm\s*[\d.…_]*\W*)", re.IGNORECASE),
)
_ALONE = re.compile(r"(?P<place>)(?P<date>ngày\s.*\b(?:năm\b|\d{4}).{0,12})", re.IGNORECASE)
_LOOSE = re.compile(
    r"ngày\s*(\d{1,2})\s*[,.]?\s*(?:tháng\s*|/\s*)(\d{1,2})\s*[,.]?\s*(?:năm\s*|/\s*)(\d{4})", re.IGNORECASE
)
LONGEST = 100


@dataclass(frozen=True)
class PlaceAndDay:
    """What the line says; `warning` when its day cannot be read."""

    place: str | None
    day: dt.date | None
    warning: Sentence | None = None


def place_and_day(text: str) -> PlaceAndDay | None:
    """The place and day that `text` is; None when it is no such line."""
    if len(text) > LONGEST or "ngày" not in text.lower() and not re.search(r"\d{4}|tháng", text):
        return None
    for pattern in (*_PLACED, _ALONE):
        if found := pattern.fullmatch(text):
            return _read(found["place"].strip() or None, found["date"])
    return None


def _read(place: str | None, date: str) -> PlaceAndDay:
    loose = _LOOSE.search(date)
    try:
        day = parse_vietnamese_date("ngày {} tháng {} năm {}".format(*loose.groups()) if loose else date)
    except Refusal as refusal:
        return PlaceAndDay(place, None, refusal.sentence)
    if day is None:
        return PlaceAndDay(
            place,
            None,
            Sentence("Ngày ban hành còn để trống hoặc chưa đủ ngày, tháng, năm. Nhập ngày theo bản giấy."),
        )
    return PlaceAndDay(place, day)
