"""Published totals: what they rest on, and what differs once they are corrected."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from donghanh.base.sentences import Refusal, Sentence

from .digests import digest_of
from .sheet import Line

Figures = Mapping[str, Mapping[str, Any]]
MOST_TOLD = 3


def basis_of(snapshots: Mapping[int, str]) -> str:
    """The digest of what totals rest on: each unit with the digest of the snapshot that counts for it."""
    return digest_of([[unit_id, snapshots[unit_id]] for unit_id in sorted(snapshots)])


@dataclass(frozen=True)
class Correction:
    """One line whose total differs: before and now as people read them, and of how many units."""

    line: Line
    before: str
    after: str
    reported_before: int
    reported_after: int


def corrections(lines: Iterable[Line], before: Figures, after: Figures) -> list[Correction]:
    """Lines whose total or whose count of units differs, in the order of the form."""
    found = []
    for line in lines:
        old, new = before.get(line.code, {}), after.get(line.code, {})
        if old != new:
            found.append(
                Correction(
                    line,
                    line.say(old.get("total")),
                    line.say(new.get("total")),
                    old.get("reported", 0),
                    new.get("reported", 0),
                )
            )
    return found


def check_publishable(*, number: int, reason: str, differs: bool) -> str:
    """The reason on one line; refuses a correction that corrects nothing or does not say why."""
    reason = " ".join(reason.split())
    if number > 1 and not differs:
        raise Refusal("Số tổng hợp không khác số đã công bố, nên không có gì để đính chính.")
    if number > 1 and not reason:
        raise Refusal("Chưa ghi lý do đính chính. Ghi rõ vì sao số đã công bố thay đổi.", field="reason")
    return reason if number > 1 else ""


def said_shortly(found: list[Correction], reason: str) -> Sentence:
    """The first few figures that were corrected, old and new, and why: what fits a notice."""
    told = "; ".join(
        f"{each.line.number}. {each.line.full_name}: {each.before or '–'} → {each.after or '–'}"
        for each in found[:MOST_TOLD]
    )
    rest = len(found) - MOST_TOLD
    if rest > 0:
        return Sentence(
            "{told}; và {count} chỉ tiêu khác. Lý do: {reason}", told=told, count=rest, reason=reason
        )
    return Sentence("{told}. Lý do: {reason}", told=told, reason=reason)
