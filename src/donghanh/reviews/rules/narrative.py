"""Sentences about figures: what was reached, of which target, more or less than a year before, who stands out.

Each sentence is chosen by what is known: nothing known, nothing said; a nought without target or past is left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from donghanh.base.numbers import from_scaled, say_number, say_ratio, say_scaled

from .pieces import Number, Paragraph, joined

MOST_NAMED = 3
MOST_BRANCHES = 5


@dataclass(frozen=True)
class FigureLine:
    """One indicator's total as people read it, how many units stand behind it, where it opens; its target and the figure of the same period a year before, where there are such."""

    code: str
    name: str
    said: str
    unit_of_measure: str
    reported: int
    expected: int
    theme: str = ""
    url: str = ""
    number: int | None = None
    decimals: int = 0
    target: int | None = None
    target_url: str = ""
    is_yearly_target: bool = False
    before: int | None = None
    before_url: str = ""

    @property
    def share(self) -> float | None:
        """Percent of the target reached."""
        return 100 * self.number / self.target if self.target and self.number is not None else None

    @property
    def is_percent(self) -> bool:
        """Is it a percentage itself?"""
        return self.unit_of_measure == "%"

    def say(self, scaled: int | None) -> str:
        """A figure of this line."""
        return say_scaled(scaled, self.decimals)


@dataclass(frozen=True)
class Best:
    """Like units with the highest rates of one line: the group, how many stand in it, (name, rate) of the first."""

    name: str
    unit: str
    group: str
    count: int
    first: tuple[tuple[str, str], ...]
    url: str


@dataclass(frozen=True)
class Missing:
    """How complete the reports are: of all, and the units beneath that lack most."""

    accepted: int
    expected: int
    late: int
    never: int
    url: str
    branches: tuple[tuple[str, int], ...] = ()


def theme_paragraphs(figures: Sequence[FigureLine]) -> list[Paragraph]:
    """A paragraph for each theme: its figures, each with target and comparison where known."""
    told = [figure for figure in figures if figure.number or figure.target or figure.before]
    themes = dict.fromkeys(figure.theme for figure in told)
    return [
        (
            f"{theme or 'Chỉ tiêu khác'}: ",
            *joined([_figure(figure) for figure in told if figure.theme == theme], "; "),
            ".",
        )
        for theme in themes
    ]


def _figure(figure: FigureLine) -> Paragraph:
    unit = "" if figure.is_percent else f" {figure.unit_of_measure}"
    mark = "\u00a0%" if figure.is_percent else ""
    name = figure.name[:1].lower() + figure.name[1:] if figure.name[1:2].islower() else figure.name
    return (
        f"{name} ",
        Number(figure.said, figure.url),
        f"{mark}{unit}",
        *_against_target(figure),
        *_against_past(figure),
    )


def _against_target(figure: FigureLine) -> Paragraph:
    if figure.share is None:
        return ()
    of = "chỉ tiêu năm" if figure.is_yearly_target else "chỉ tiêu"
    target = Number(figure.say(figure.target), figure.target_url)
    share = Number(say_ratio(figure.number or 0, figure.target or 0), figure.url)
    if figure.number == figure.target:
        return (f", đạt đúng {of} ", target)
    if (figure.number or 0) > (figure.target or 0):
        return (f", vượt {of} ", target, " (đạt ", share, ")")
    return (", đạt ", share, f" {of} ", target)


def _against_past(figure: FigureLine) -> Paragraph:
    if figure.before is None or figure.number is None:
        return ()
    gap = figure.number - figure.before
    if not gap:
        return (", bằng cùng kỳ năm trước",)
    word = "tăng" if gap > 0 else "giảm"
    if figure.is_percent:
        points = say_number(abs(from_scaled(gap, figure.decimals)))
        return (f", {word} ", Number(points, figure.before_url), " điểm phần trăm so với cùng kỳ năm trước")
    more = Number(figure.say(abs(gap)), figure.before_url)
    if not figure.before:
        return (f", {word} ", more, " so với cùng kỳ năm trước (không phát sinh)")
    share = Number(say_ratio(abs(gap), figure.before), figure.before_url)
    return (f", {word} ", more, " (", share, ") so với cùng kỳ năm trước")


def achieved(figures: Sequence[FigureLine]) -> list[Paragraph]:
    """How many targets are reached, in one sentence."""
    given = [figure for figure in figures if figure.share is not None]
    if not given:
        return []
    reached = [figure for figure in given if (figure.share or 0) >= 100]
    if len(reached) == len(given):
        return [(f"Cả {len(given)} chỉ tiêu được giao có số liệu đều đạt và vượt.",)]
    return [(f"Trong {len(given)} chỉ tiêu được giao có số liệu, {len(reached)} chỉ tiêu đạt và vượt.",)]


def weak_figures(figures: Sequence[FigureLine]) -> list[Paragraph]:
    """Targets that were not reached, and what fell against the year before; of yearly targets those below half."""
    behind = [
        figure
        for figure in figures
        if figure.share is not None and figure.share < (50 if figure.is_yearly_target else 100)
    ]
    fallen = [
        figure
        for figure in figures
        if figure.before
        and figure.number is not None
        and Decimal(figure.number) < Decimal(figure.before) * 9 / 10
    ]
    told: list[Paragraph] = []
    if behind:
        parts = [
            (f"{figure.name} (", Number(say_ratio(figure.number or 0, figure.target or 0), figure.url), ")")
            for figure in behind
        ]
        told.append(("Chỉ tiêu đạt thấp: ", *joined(parts, "; "), "."))
    if fallen:
        parts = [
            (
                f"{figure.name} (còn ",
                Number(figure.said, figure.url),
                ", cùng kỳ ",
                Number(figure.say(figure.before), figure.before_url),
                ")",
            )
            for figure in fallen
        ]
        told.append(("Giảm trên 10\u00a0% so với cùng kỳ năm trước: ", *joined(parts, "; "), "."))
    return told


def best_paragraphs(best: Iterable[Best]) -> list[Paragraph]:
    """Who stands out, only among like units, by rate."""
    return [
        (
            f"Trong {one.count} đơn vị nhóm “{one.group}”, tính {one.unit}, kết quả cao về “{one.name}”: ",
            *joined([(f"{name} (", Number(rate, one.url), ")") for name, rate in one.first], ", "),
            ".",
        )
        for one in best
    ]


def missing_paragraphs(missing: Missing | None) -> list[Paragraph]:
    """How complete the figures are, and where reports are lacking."""
    if missing is None or not missing.expected:
        return []
    if missing.accepted == missing.expected:
        return []
    lacking = missing.expected - missing.accepted
    sentence: list[str | Number] = [
        "Còn ",
        Number(f"{say_number(lacking)}/{say_number(missing.expected)}", missing.url),
        " đơn vị chưa có báo cáo được duyệt",
    ]
    if missing.never:
        sentence += [", trong đó ", Number(say_number(missing.never), missing.url), " đơn vị chưa gửi"]
    if missing.late:
        sentence += ["; ", Number(say_number(missing.late), missing.url), " báo cáo gửi chậm"]
    if missing.branches:
        parts: list[Paragraph] = [
            (f"{name} (", Number(say_number(count), missing.url), ")")
            for name, count in missing.branches[:MOST_BRANCHES]
        ]
        sentence += ["; còn thiếu nhiều ở ", *joined(parts, ", ")]
    return [(*sentence, ".")]
