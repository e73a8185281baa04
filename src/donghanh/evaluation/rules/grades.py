"""The grade of a card: a function of its points, floors and vetoes, the same today and in ten years."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from donghanh.base.sentences import Refusal

from .points import say_points


@dataclass(frozen=True)
class Item:
    """A criterion as the grade sees it: its code, part (base, bonus, penalty, veto), most points, floor."""

    code: str
    part: str
    most: int
    floor: int | None = None


@dataclass(frozen=True)
class Band:
    """A grade and what it asks: total `at_least`; `needs_floors`; `bars_vetoes`."""

    grade: str
    at_least: int
    needs_floors: bool = False
    bars_vetoes: bool = False


@dataclass(frozen=True)
class Scheme:
    """What a criteria set says beyond its criteria; bands stand from the highest to the lowest."""

    total: int
    bonus_cap: int
    penalty_cap: int
    bands: tuple[Band, ...]


@dataclass(frozen=True)
class Outcome:
    """What a card comes to; `floors_missed` and `vetoes` are codes in the order of the card."""

    base: int
    bonus: int
    penalty: int
    total: int
    floors_missed: tuple[str, ...]
    vetoes: tuple[str, ...]
    grade: str


def outcome_of(items: Sequence[Item], points: Mapping[str, int], scheme: Scheme) -> Outcome:
    """Add a card up: bonus and penalty are capped, the total is never below 0, the first band that fits counts.

    A criterion without points counts 0. A veto with any point is a veto.
    """

    def sum_of(part: str) -> int:
        return sum(min(points.get(i.code, 0), i.most) for i in items if i.part == part)

    base = sum_of("base")
    bonus = min(sum_of("bonus"), scheme.bonus_cap)
    penalty = min(sum_of("penalty"), scheme.penalty_cap)
    total = max(0, base + bonus - penalty)
    missed = tuple(i.code for i in items if i.floor is not None and points.get(i.code, 0) < i.floor)
    vetoes = tuple(i.code for i in items if i.part == "veto" and points.get(i.code, 0) > 0)
    grade = grade_of(total, floors_met=not missed, vetoed=bool(vetoes), bands=scheme.bands)
    return Outcome(base, bonus, penalty, total, missed, vetoes, grade)


def grade_of(total: int, *, floors_met: bool, vetoed: bool, bands: Iterable[Band]) -> str:
    """The highest grade whose conditions all hold; the lowest band asks for nothing, so there is always one."""
    for band in bands:
        if total >= band.at_least and (floors_met or not band.needs_floors):
            if vetoed and band.bars_vetoes:
                continue
            return band.grade
    raise Refusal("Bộ tiêu chí chưa có mức xếp loại thấp nhất. Bổ sung mức từ 0 điểm không điều kiện.")


def check_scheme(items: Sequence[Item], scheme: Scheme) -> None:
    """Refuse a criteria set that does not add up, or whose bands leave somebody without a grade."""
    base = sum(item.most for item in items if item.part == "base")
    if base != scheme.total:
        raise Refusal(
            "Tổng điểm chuẩn là {base}, không phải {total}. Sửa điểm tối đa của các tiêu chí.",
            base=say_points(base),
            total=say_points(scheme.total),
        )
    codes = [item.code for item in items]
    if len(codes) != len(set(codes)):
        raise Refusal("Có hai tiêu chí trùng ký hiệu. Mỗi tiêu chí một ký hiệu.")
    if any(item.floor is not None and not 0 <= item.floor <= item.most for item in items):
        raise Refusal("Điểm tối thiểu của tiêu chí phải từ 0 đến điểm tối đa.")
    limits = [band.at_least for band in scheme.bands]
    lowest = scheme.bands[-1] if scheme.bands else None
    if lowest is None or (lowest.at_least, lowest.needs_floors, lowest.bars_vetoes) != (0, False, False):
        raise Refusal("Bộ tiêu chí chưa có mức xếp loại thấp nhất. Bổ sung mức từ 0 điểm không điều kiện.")
    if limits != sorted(limits, reverse=True) or len(set(limits)) != len(limits):
        raise Refusal("Các mức xếp loại phải xếp từ cao xuống thấp và không trùng nhau.")


def canonical(value: Any) -> str:
    """One text for one value: keys sorted, no spaces, letters as they are."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest_of(text: str) -> str:
    """SHA-256, hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def result_text(outcome: Outcome) -> str:
    """An outcome as it is stored: the same bytes for the same outcome."""
    return canonical(asdict(outcome))


def ranks_of(totals: Mapping[int, int]) -> dict[int, int]:
    """Places by falling total; equal totals share a place and the next one is skipped (1, 2, 2, 4)."""
    ordered = sorted(totals.values(), reverse=True)
    return {key: ordered.index(total) + 1 for key, total in totals.items()}
