"""Cross-field checks: what two sums of figures must be to each other, said in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from donghanh.base.sentences import Refusal, Sentence

MOST_CODES = 12
_SIGNS = {"at_most": "≤", "equal": "="}


@dataclass(frozen=True)
class Check:
    """The sum of `left` is at most, or equal to, that of `right`; codes of indicators on both sides.

    Broken, it asks for a note where the reason stands, or (`is_hard`) for other figures.
    """

    left: tuple[str, ...]
    relation: str
    right: tuple[str, ...]
    words: str = ""
    is_hard: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        """Everything that is compared."""
        return (*self.left, *self.right)

    @property
    def key(self) -> str:
        """The same for the same comparison, whatever the order of its codes: “DV02 ≤ DV01”."""
        sides = (" + ".join(sorted(side)) for side in (self.left, self.right))
        return f" {_SIGNS[self.relation]} ".join(sides)

    @property
    def told(self) -> dict[str, Any]:
        """As `check_told` reads it again."""
        return {
            "left": list(self.left),
            "relation": self.relation,
            "right": list(self.right),
            "words": self.words,
            "is_hard": self.is_hard,
        }

    def is_broken(self, figures: Mapping[str, Decimal | None]) -> bool:
        """Do the figures contradict it? Never while one of them is not known."""
        sides = [_sum(side, figures) for side in (self.left, self.right)]
        if sides[0] is None or sides[1] is None:
            return False
        return sides[0] > sides[1] if self.relation == "at_most" else sides[0] != sides[1]

    def said(self, names: Mapping[str, str]) -> str | Sentence:
        """In words: its own, else made of the names."""
        if self.words:
            return self.words
        sides = [
            " + ".join(f"“{names.get(code, code)}”" for code in side) for side in (self.left, self.right)
        ]
        if self.relation == "equal":
            return Sentence("{left} bằng {right}", left=sides[0], right=sides[1])
        return Sentence("{left} không lớn hơn {right}", left=sides[0], right=sides[1])


def _sum(codes: Iterable[str], figures: Mapping[str, Decimal | None]) -> Decimal | None:
    total = Decimal(0)
    for code in codes:
        figure = figures.get(code)
        if figure is None:
            return None
        total += figure
    return total


def check_told(told: Mapping[str, Any]) -> Check:
    """The check that a file or a form tells: {left, relation, right, words, is_hard}; a side may be one code.

    Without `relation` the left side is at most the right one.
    """
    left, right = ([side] if isinstance(side, str) else side for side in (told["left"], told["right"]))
    return Check(
        tuple(left),
        told.get("relation", "at_most"),
        tuple(right),
        told.get("words", ""),
        told.get("is_hard", False),
    )


def check_sound(check: Check, texts: Iterable[str] = ()) -> None:
    """Refuse a check without two sides, with one code twice, or about `texts` (codes of what is told in words)."""
    if not check.left or not check.right:
        raise Refusal("Phép kiểm tra cần có cả hai vế. Chọn ít nhất một chỉ tiêu cho mỗi vế.", field="left")
    if len(set(check.codes)) < len(check.codes):
        raise Refusal("Mỗi chỉ tiêu chỉ đứng một lần trong phép kiểm tra. Bỏ chỉ tiêu trùng.", field="right")
    if len(check.codes) > MOST_CODES:
        raise Refusal("Phép kiểm tra có nhiều nhất {count} chỉ tiêu.", count=MOST_CODES, field="left")
    if set(texts) & set(check.codes):
        raise Refusal("Thuyết minh bằng lời thì không so sánh được. Chọn chỉ tiêu có số.", field="left")


def checks_on(checks: Iterable[Check], codes: Iterable[str]) -> list[Check]:
    """Those of which everything stands on a form with these codes; each comparison once."""
    known = set(codes)
    found: dict[str, Check] = {}
    for check in checks:
        if known.issuperset(check.codes):
            found.setdefault(check.key, check)
    return list(found.values())
