"""When a story may be shown to the public."""

import datetime as dt
import re
from dataclasses import dataclass

from donghanh.base.sentences import Refusal

_STATION = re.compile(
    r"Đài (?:phát thanh|truyền hình|truyền thanh|PT)[^,;.()]*?(?=\s*(?:[,;.()]|$)|\s(?:và|cùng|để|tổ chức|đưa tin)\b)",
    re.IGNORECASE,
)
_NEWSPAPER = re.compile(r"\bBáo(?:\s[A-ZĐÀ-Ỹ][^\W\d_]*)+")


def press_named(text: str) -> list[tuple[str, str]]:
    """Stations and newspapers that a text of a plan names, each as (kind, name): ("newspaper", "Báo Đồng Khởi")."""
    stations = [("station", found[0][0].upper() + found[0][1:]) for found in _STATION.finditer(text)]
    return list(dict.fromkeys([*stations, *(("newspaper", found[0]) for found in _NEWSPAPER.finditer(text))]))


@dataclass(frozen=True)
class Agreed:
    """A consent: given on a day, until a day (the last on which it holds)."""

    given_on: dt.date
    until_on: dt.date


def check_consent(given_on: dt.date, until_on: dt.date, today: dt.date) -> None:
    """A consent is given by today, and lasts."""
    if given_on > today:
        raise Refusal("Ngày đồng ý chưa đến. Kiểm tra lại ngày ghi trên phiếu đồng ý.", field="given_on")
    if until_on < today or until_on < given_on:
        raise Refusal("Thời hạn đồng ý đã hết. Hỏi lại người được giới thiệu.", field="until_on")


def check_may_be_shown(
    agreed: Agreed | None, *, today: dt.date, tells_of_award: bool, award_is_known: bool
) -> None:
    """Refuse a story without a lasting consent, and one that tells of an award before its decision is known."""
    if agreed is None or not agreed.given_on <= today <= agreed.until_on:
        raise Refusal("Chưa giới thiệu được: chưa có hoặc đã hết hạn đồng ý của người được giới thiệu.")
    if tells_of_award and not award_is_known:
        raise Refusal(
            "Chưa giới thiệu được: bài nhắc đến hình thức khen thưởng chưa có quyết định ký, lấy số và bản ký kèm theo."
        )
