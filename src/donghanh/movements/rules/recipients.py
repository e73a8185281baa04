"""Whom a plan's Nơi nhận names: the units that owe an answer, and the lines that owe nothing."""

import datetime as dt
import enum
from dataclasses import dataclass

from donghanh.base.sentences import Refusal
from donghanh.base.words import fold


class Named(enum.Enum):
    """What a line of Nơi nhận stands for. Only the first three owe an answer."""

    UPPERS = "uppers"
    GRASSROOTS = "grassroots"
    ALL_BENEATH = "all_beneath"
    INFORMED = "informed"
    ARCHIVE = "archive"


_UPPER_WORDS = (
    "cap tren co so",
    "cap tren truc tiep co so",
    "ldld cac huyen",
    "ldld huyen",
    "lien doan lao dong cac huyen",
    "cong doan nganh",
    "cd nganh",
)
_GRASSROOTS_WORDS = ("cdcs", "cong doan co so", "nghiep doan")
_ALL_WORDS = ("cong doan truc thuoc", "cac cap cong doan", "cd truc thuoc", "don vi truc thuoc")


def named_by(line: str) -> Named:
    """What a line such as "Các CĐ cấp trên cơ sở" stands for; a line nothing is known of is only informed."""
    folded = fold(line)
    if folded.startswith("luu"):
        return Named.ARCHIVE
    for words, named in (
        (_UPPER_WORDS, Named.UPPERS),
        (_GRASSROOTS_WORDS, Named.GRASSROOTS),
        (_ALL_WORDS, Named.ALL_BENEATH),
    ):
        if any(word in folded for word in words):
            return named
    return Named.INFORMED


LEVELS = {
    Named.UPPERS: frozenset({"upper"}),
    Named.GRASSROOTS: frozenset({"grassroots"}),
    Named.ALL_BENEATH: frozenset({"upper", "grassroots"}),
    Named.INFORMED: frozenset[str](),
    Named.ARCHIVE: frozenset[str](),
}


def answer_owed(*, opens_the_movement: bool, level: str) -> str:
    """ "plan" or "response": addressees of the plan that opens a movement issue their own (III.2 of the seed);
    further down a registration is enough, unless the addressee is itself a union above the grassroots.
    """
    return "plan" if opens_the_movement or level == "upper" else "response"


@dataclass(frozen=True)
class SendCheck:
    """What is about to be sent: how many addressees, by which day they answer."""

    addressees: int
    due_on: dt.date | None
    issued_on: dt.date | None


def check_sending(sending: SendCheck, *, today: dt.date) -> None:
    """Refuse an empty list, a missing or past due day."""
    if not sending.addressees:
        raise Refusal("Chưa chọn đơn vị nhận nào. Chọn ít nhất một đơn vị.", field="units")
    if sending.due_on is None:
        raise Refusal("Chưa có hạn phản hồi. Nhập ngày các đơn vị phải phản hồi.", field="due_on")
    if sending.due_on <= today:
        raise Refusal("Hạn phản hồi phải sau ngày hôm nay. Chọn một ngày khác.", field="due_on")
