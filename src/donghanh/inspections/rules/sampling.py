"""Which units a programme takes: by stated grounds and a seed, the same list from the same seed and tree every time."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from donghanh.base.sentences import Refusal

MOST_UNITS = 200
LONGEST_SEED = 40


@dataclass(frozen=True)
class Candidate:
    """A unit as it stood on the day of drawing; `months` since it was last inspected, None when it never was."""

    code: str
    members: int = 0
    concerns: int = 0
    late: int = 0
    months: int | None = None


@dataclass(frozen=True)
class Taken:
    """A unit taken by one ground; `amount` is what the ground measures (months None: never inspected)."""

    code: str
    ground: str
    amount: int | None = None


# How much of each ground a unit has; nothing of it is never taken by it. Chance measures nothing.
_Measure = Callable[[Candidate], float]
NEVER = float("inf")
MEASURES: dict[str, _Measure] = {
    "concerns": lambda one: one.concerns,
    "late": lambda one: one.late,
    "long_ago": lambda one: NEVER if one.months is None else one.months,
    "size": lambda one: one.members,
    "random": lambda one: 1,
}


def lot_of(seed: str, code: str) -> str:
    """The lot of a unit: a hash of seed and code, so that other units neither change nor foresee it."""
    return hashlib.sha256(f"{seed}\n{code}".encode()).hexdigest()


def draw(candidates: Iterable[Candidate], quotas: Sequence[tuple[str, int]], *, seed: str) -> list[Taken]:
    """The units taken, ground by ground in the order of `quotas`, each unit once.

    Of equal units, and among all where the ground is chance, the lower lot goes first.
    """
    left = {one.code: one for one in candidates}
    taken: list[Taken] = []
    for ground, count in quotas:
        measure = MEASURES[ground]
        ranked = sorted(left.values(), key=lambda one: (-measure(one), lot_of(seed, one.code)))
        for one in [each for each in ranked if measure(each) > 0][:count]:
            amount = measure(one)
            is_told = ground != "random" and amount != NEVER
            taken.append(Taken(one.code, ground, int(amount) if is_told else None))
            del left[one.code]
    return taken


def checked_quotas(wanted: Mapping[str, int | None], order: Sequence[str]) -> list[tuple[str, int]]:
    """How many units each ground gives, in the committee's order; grounds that give none are left out."""
    quotas = [(ground, count) for ground in order if (count := wanted.get(ground) or 0) > 0]
    if not quotas:
        raise Refusal("Chưa chọn căn cứ nào. Nhập số đơn vị cho ít nhất một căn cứ.")
    if sum(count for _ground, count in quotas) > MOST_UNITS:
        raise Refusal("Một chương trình chọn không quá {most} đơn vị. Giảm bớt số đơn vị.", most=MOST_UNITS)
    return quotas


def checked_seed(seed: str) -> str:
    """The seed as it is kept; refuses an empty one."""
    kept = " ".join(seed.split())[:LONGEST_SEED]
    if not kept:
        raise Refusal(
            "Chưa nhập số rút thăm. Ghi dãy số rút công khai tại cuộc họp, ví dụ 290517.", field="seed"
        )
    return kept


def fingerprint(candidates: Iterable[Candidate], quotas: Sequence[tuple[str, int]], *, seed: str) -> str:
    """Sixteen letters over everything that decides the list: who checks it later compares these."""
    plain = {
        "seed": seed,
        "quotas": [list(quota) for quota in quotas],
        "frame": [asdict(one) for one in sorted(candidates, key=lambda one: one.code)],
    }
    packed = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(packed.encode()).hexdigest()[:16]


def spread(count: int, months: Sequence[int]) -> list[int]:
    """The month of each of `count` visits, evenly over `months`."""
    return [months[index * len(months) // count] for index in range(count)]
