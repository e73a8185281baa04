"""Figures that the program proposes for blank cells; each only until the person confirms it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from donghanh.base.known import Known
from donghanh.base.numbers import say_number
from donghanh.base.sentences import Refusal, Sentence

from .earlier import Earlier
from .sheet import BLANK, Cell, Line

# Which indicator asks for what the program may know.
TOPICS = {
    "workers": "LD01",
    "members": "DV01",
    "women_members": "DV02",
    "new_members": "DV03",
    "works_registered": "CT01",
    "works_accepted": "CT02",
    "pledges": "TD01",
    "promises_kept": "TD02",
    "pledges_kept": "TD03",
    "initiatives": "SK01",
    "initiative_benefit": "SK02",
    "initiative_highest": "SK03",
    "initiative_authors": "SK04",
    "support_activities": "DN01",
    "cases_raised": "DN02",
    "cases_confirmed": "DN03",
    "policy_proposals": "DN05",
    "goods_activities": "HV01",
    "product_ideas": "HV02",
    "agreements_signed": "TL01",
    "agreements_in_force": "TL02",
    "agreements_good": "TL03",
    "agreements_amended": "TL07",
    "agreements_better": "TL08",
    "dialogues": "QC01",
    "worker_conferences": "QC02",
    "disputes": "QH01",
    "learners": "HT01",
    "skill_learners": "HT03",
    "law_learners": "HT04",
    "course_cost": "HT06",
    "contests_held": "HT02",
    "contest_people": "HT07",
    "contest_prizes": "HT08",
}
_MONEY = {"đồng": 1, "nghìn đồng": 10**3, "triệu đồng": 10**6, "tỷ đồng": 10**9}


@dataclass(frozen=True)
class Proposal:
    """One figure for one blank cell, as it would be typed; `source` is known or before."""

    line: Line
    typed: str
    said: Sentence
    source: str
    url: str = ""


def proposals_for(
    lines: Iterable[Line],
    cells: Mapping[str, Cell],
    *,
    known: Iterable[Known],
    earlier: Mapping[str, Earlier],
) -> list[Proposal]:
    """At most one for each blank cell, in order: what is recorded, else the stock of the period before.

    What is recorded as nothing proposes nothing: it may only mean that nobody keeps it here. A flow (new members,
    initiatives) of the last period says nothing about this one and is never proposed.
    """
    by_code = {TOPICS[each.topic]: each for each in known if each.topic in TOPICS and each.number > 0}
    found = []
    for line in lines:
        if line.is_computed or line.is_text or not cells.get(line.code, BLANK).is_blank:
            continue
        if line.code in by_code:
            each = by_code[line.code]
            found.append(Proposal(line, typed_for(line, each.number), each.said, "known", each.url))
        elif line.code in earlier:
            before = earlier[line.code]
            said = Sentence("số đã duyệt của kỳ trước ({period})", period=before.period)
            found.append(Proposal(line, line.say(before.number), said, "before"))
    return found


def typed_for(line: Line, number: Decimal) -> str:
    """The number in the line's unit of measure, rounded to its decimals, as somebody would type it."""
    money = _MONEY.get(line.unit_of_measure.strip().lower())
    value = number / money if money else number
    return say_number(value.quantize(Decimal(1).scaleb(-line.decimals), rounding=ROUND_HALF_UP))


def check_as_shown(proposals: Iterable[Proposal], shown: Mapping[str, str]) -> list[Proposal]:
    """Those that were confirmed; refuses nothing chosen, and one that is no longer what was shown."""
    by_code = {proposal.line.code: proposal for proposal in proposals}
    if not shown:
        raise Refusal("Chưa đánh dấu số nào. Đánh dấu những số đúng rồi bấm lại.")
    for code, typed in shown.items():
        if code not in by_code or by_code[code].typed != typed:
            raise Refusal("Số đề xuất vừa thay đổi hoặc ô đã có số. Xem lại danh sách rồi đánh dấu lại.")
    return [by_code[code] for code in shown]
