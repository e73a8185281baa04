"""Points from figures. Points are whole hundredths, so that every database adds them up alike."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from donghanh.base.numbers import say_number, say_scaled
from donghanh.base.sentences import Refusal, Sentence, mark

POINT_DECIMALS = 2
ONE_POINT = 10**POINT_DECIMALS


def to_points(number: object) -> int:
    """Hundredths of a point from what a rulebook writes (10, 2.5)."""
    return int((Decimal(str(number)) * ONE_POINT).to_integral_value(ROUND_HALF_UP))


def say_points(points: int | None) -> str:
    """12,5; a dash for nothing."""
    return "–" if points is None else say_scaled(points, POINT_DECIMALS)


@dataclass(frozen=True)
class Figure:
    """A figure as it was when the card was opened, immutable; `value` is scaled, None where nothing was
    accepted; `url` opens the cell it stands in.
    """

    key: str
    label: str
    value: int | None
    decimals: int = 0
    unit: str = ""
    url: str = ""

    def said(self) -> str:
        """The figure as people read it."""
        shown = "–" if self.value is None else say_scaled(self.value, self.decimals)
        return f"{self.label}: {shown} {self.unit}".rstrip()

    @property
    def exact(self) -> Fraction:
        """The figure without its scale."""
        return Fraction(self.value or 0, 10**self.decimals)


@dataclass(frozen=True)
class Formula:
    """How points come from figures.

    `way` is "count" (the sum of the figures reaches a step), "share" (that sum in percent of `of`), "few"
    (the sum stays at or under a step), or "linear" (the share of `most` that `of` reaches, never above it).
    `steps` are (limit, points).
    """

    way: str
    figures: tuple[str, ...]
    of: str = ""
    steps: tuple[tuple[Fraction, int], ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """All figures it asks for."""
        return (*self.figures, self.of) if self.of else self.figures


WAYS = ("count", "share", "few", "linear")
_STEPS = {
    "count": mark("từ {limit} được {points} điểm"),
    "share": mark("từ {limit}% được {points} điểm"),
    "few": mark("không quá {limit} được {points} điểm"),
}


def formula_of(data: Mapping[str, Any]) -> Formula:
    """The formula that a rulebook writes as a table."""
    way = str(data["way"])
    if way not in WAYS:
        raise Refusal("Cách tính “{way}” chưa có. Dùng một trong: count, share, few, linear.", way=way)
    if way in ("share", "linear") and not data.get("of"):
        raise Refusal("Cách tính “{way}” cần số liệu làm mẫu số (of).", way=way)
    steps = tuple((Fraction(str(limit)), to_points(points)) for limit, points in data.get("steps", ()))
    figures = data["figure"] if isinstance(data["figure"], list) else [data["figure"]]
    return Formula(way, tuple(figures), str(data.get("of", "")), steps)


def say_formula(formula: Formula, names: Mapping[str, str], *, most: int) -> str:
    """How points come from figures, in words: "Giải tại hội thi: từ 1 được 1 điểm; từ 3 được 2 điểm"."""
    counted = " + ".join(names[key] for key in formula.figures)
    if formula.of:
        counted = f"{counted} / {names[formula.of]}"
    if formula.way == "linear":
        return f"{counted}: {Sentence('điểm theo tỷ lệ đạt, tối đa {most}', most=say_points(most))}"
    steps = (
        str(Sentence(_STEPS[formula.way], limit=_limit(limit), points=say_points(points)))
        for limit, points in formula.steps
    )
    return f"{counted}: {'; '.join(steps)}"


def _limit(limit: Fraction) -> str:
    return say_number(Decimal(limit.numerator) / Decimal(limit.denominator))


@dataclass(frozen=True)
class Worked:
    """Points and the sentence that says how they came about."""

    points: int
    said: Sentence


def work_out(formula: Formula, figures: Mapping[str, Figure], *, most: int) -> Worked:
    """Points of a computed criterion, between 0 and `most`; nothing accepted gives 0 and says so."""
    missing = [key for key in formula.keys if key not in figures or figures[key].value is None]
    if missing:
        return Worked(0, Sentence("Chưa có số liệu được duyệt nên tính 0 điểm."))
    have = sum((figures[key].exact for key in formula.figures), Fraction(0))
    if formula.way in ("share", "linear"):
        whole = figures[formula.of].exact
        if whole <= 0:
            return Worked(0, Sentence("Mẫu số bằng 0 nên tính 0 điểm."))
        have = have * 100 / whole
    points = _linear(have, most) if formula.way == "linear" else _stepped(formula, have)
    return Worked(
        max(0, min(points, most)),
        Sentence("Đạt {have}, được {points} điểm.", have=_said(have, formula), points=say_points(points)),
    )


def _said(have: Fraction, formula: Formula) -> str:
    shown = Decimal(have.numerator) / Decimal(have.denominator)
    text = say_scaled(int((shown * 10).to_integral_value(ROUND_HALF_UP)), 1)
    return f"{text}\u00a0%" if formula.way in ("share", "linear") else text


def _linear(percent: Fraction, most: int) -> int:
    share = min(percent, Fraction(100)) / 100
    return int(Fraction(most) * share + Fraction(1, 2))


def _stepped(formula: Formula, have: Fraction) -> int:
    if formula.way == "few":
        reached = [points for limit, points in formula.steps if have <= limit]
    else:
        reached = [points for limit, points in formula.steps if have >= limit]
    return max(reached, default=0)


def figures_from(rows: Iterable[Mapping[str, Any]]) -> dict[str, Figure]:
    """Figures from what a score keeps of them."""
    return {row["key"]: Figure(**row) for row in rows}
