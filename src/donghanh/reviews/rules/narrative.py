"""Sentences about figures: what was reached, of which target, more or less than a year before, who stands out.

Each sentence is chosen by what is known: nothing known, nothing said; a nought without target or past is left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from donghanh.base.numbers import from_scaled, say_number, say_part, say_ratio, say_scaled
from donghanh.base.words import lowered
from donghanh.indicators.rules import is_reached

from .pieces import Number, Paragraph, joined

MOST_NAMED = 3
MOST_BRANCHES = 5
MOST_FALLEN = 6
COVERAGE = 0.9
HALF_WAY = 50
MORE, LESS = "more", "less"


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
    before_reported: int = 0
    before_expected: int = 0
    better: str = MORE

    @property
    def is_comparable(self) -> bool:
        """Did nearly as many report as a year before? Totals of half the units say nothing against all of them."""
        if self.before is None or self.number is None:
            return False
        return self.reported * (self.before_expected or 1) >= COVERAGE * self.before_reported * (
            self.expected or 1
        )

    @property
    def share(self) -> float | None:
        """Percent of the target reached; nothing where the target is a limit."""
        if not self.target or self.number is None or self.better == LESS:
            return None
        return 100 * self.number / self.target

    @property
    def is_kept(self) -> bool | None:
        """Where the target is a limit: is it kept?"""
        if self.better != LESS or self.target is None or self.number is None:
            return None
        return is_reached(self.number, self.target, better=self.better)

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


@dataclass(frozen=True)
class Voiced:
    """What units answered to one question in words: of how many, some of it (unit, text), where all of it is read."""

    question: str
    count: int
    quoted: tuple[tuple[str, str], ...]
    url: str


def theme_paragraphs(figures: Sequence[FigureLine]) -> list[Paragraph]:
    """A paragraph for each theme: its figures, each with target and comparison where known."""
    told = [
        figure
        for figure in figures
        if figure.number or figure.target or figure.before or figure.is_kept is not None
    ]
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
    name = lowered(figure.name).replace("trong đó: ", "trong đó ", 1)
    return (
        f"{name} ",
        Number(figure.said, figure.url),
        f"{mark}{unit}",
        *_against_target(figure),
        *_against_past(figure),
    )


def _against_target(figure: FigureLine) -> Paragraph:
    if figure.is_kept is not None:
        return _against_limit(figure)
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


def _against_limit(figure: FigureLine) -> Paragraph:
    limit = Number(figure.say(figure.target), figure.target_url)
    of = "mức cả năm là không quá" if figure.is_yearly_target else "mức không quá"
    return (f", {'trong' if figure.is_kept else 'vượt'} {of} ", limit)


def _against_past(figure: FigureLine) -> Paragraph:
    if not figure.is_comparable:
        return ()
    assert figure.number is not None
    assert figure.before is not None
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


def achieved(figures: Sequence[FigureLine], url: str = "") -> list[Paragraph]:
    """How many targets are reached, and how many limits kept; of yearly targets in the middle of the year, how many
    are half-way.
    """
    limits = [figure for figure in figures if figure.is_kept is not None]
    given = [figure for figure in figures if figure.share is not None]
    own = [figure for figure in given if not figure.is_yearly_target]
    yearly = [figure for figure in given if figure.is_yearly_target]
    return [
        *_reached(own, 100, url=url, of="chỉ tiêu được giao", how="đạt và vượt"),
        *_reached(
            yearly, HALF_WAY, url=url, of="chỉ tiêu giao cho cả năm", how="đã đạt từ 50\u00a0% trở lên"
        ),
        *_counted(
            sum(bool(figure.is_kept) for figure in limits),
            limits,
            url=url,
            of="chỉ tiêu cần hạn chế",
            how="ở trong mức đề ra",
        ),
    ]


def _reached(given: list[FigureLine], percent: int, *, url: str, of: str, how: str) -> list[Paragraph]:
    return _counted(sum((figure.share or 0) >= percent for figure in given), given, url=url, of=of, how=how)


def _counted(reached: int, given: list[FigureLine], *, url: str, of: str, how: str) -> list[Paragraph]:
    if not given:
        return []
    count = Number(say_number(len(given)), url)
    if reached == 0:
        return [("Chưa có chỉ tiêu nào trong ", count, f" {of} {how}.")]
    if reached == len(given) > 1:
        return [("Cả ", count, f" {of} có số liệu đều {how}.")]
    return [("Trong ", count, f" {of} có số liệu, ", Number(say_number(reached), url), f" chỉ tiêu {how}.")]


def coverage_paragraphs(figures: Sequence[FigureLine], url: str = "") -> list[Paragraph]:
    """Why this period is not compared with the year before: too few have reported."""
    kept_back = [figure for figure in figures if figure.before is not None and not figure.is_comparable]
    if not kept_back:
        return []
    most = max(kept_back, key=lambda figure: figure.expected)
    return [
        (
            "Chưa so sánh với cùng kỳ năm trước ở ",
            Number(say_number(len(kept_back)), url),
            " chỉ tiêu, vì kỳ này mới có ",
            Number(say_part(most.reported, most.expected), most.url),
            " đơn vị có số liệu được duyệt (cùng kỳ ",
            Number(say_part(most.before_reported, most.before_expected), most.before_url),
            ").",
        )
    ]


def weak_figures(figures: Sequence[FigureLine]) -> list[Paragraph]:
    """Targets that were not reached (of yearly ones those below half), limits that were not kept, and what went the
    wrong way against the year before.
    """
    behind = [
        figure
        for figure in figures
        if figure.share is not None and figure.share < (HALF_WAY if figure.is_yearly_target else 100)
    ]
    beyond = [figure for figure in figures if figure.is_kept is False]
    return [
        *_listed("Chỉ tiêu đạt thấp", [_behind(figure) for figure in behind]),
        *_listed("Vượt mức đề ra", [_beyond(figure) for figure in beyond]),
        *_gone("Giảm trên 10\u00a0% so với cùng kỳ năm trước", figures, better=MORE, word="còn"),
        *_gone("Tăng trên 10\u00a0% so với cùng kỳ năm trước", figures, better=LESS, word="lên"),
    ]


def _behind(figure: FigureLine) -> Paragraph:
    return (f"{figure.name} (", Number(say_ratio(figure.number or 0, figure.target or 0), figure.url), ")")


def _beyond(figure: FigureLine) -> Paragraph:
    limit = Number(figure.say(figure.target), figure.target_url)
    return (f"{figure.name} (", Number(figure.said, figure.url), ", mức không quá ", limit, ")")


def _gone(head: str, figures: Sequence[FigureLine], *, better: str, word: str) -> list[Paragraph]:
    """Lines that went by more than a tenth to where it is not `better`."""
    gone = [figure for figure in figures if figure.better == better and _is_worse(figure)]
    parts: list[Paragraph] = [
        (
            f"{figure.name} ({word} ",
            Number(figure.said, figure.url),
            ", cùng kỳ ",
            Number(figure.say(figure.before), figure.before_url),
            ")",
        )
        for figure in gone[:MOST_FALLEN]
    ]
    return _listed(head, parts, more=len(gone) - MOST_FALLEN)


def _is_worse(figure: FigureLine) -> bool:
    if figure.before is None or figure.number is None or not figure.is_comparable:
        return False
    tenth = Decimal(figure.before) / 10
    if figure.better == LESS:
        return figure.number > figure.before + tenth
    return figure.number < figure.before - tenth


def _listed(head: str, parts: list[Paragraph], *, more: int = 0) -> list[Paragraph]:
    if not parts:
        return []
    return [(f"{head}: ", *joined(parts, "; "), f" và {more} chỉ tiêu khác." if more > 0 else ".")]


def may_be_praised(better: str, *, over_units: str, over_time: str) -> bool:
    """Is a high rate of this line a merit? Not where less is better; and a sum that stands on a day tells size."""
    return better == MORE and (over_units, over_time) != ("sum", "last")


def best_paragraphs(best: Iterable[Best]) -> list[Paragraph]:
    """Who stands out, only among like units, by rate."""
    return [
        (
            "Trong ",
            Number(say_number(one.count), one.url),
            f" đơn vị nhóm “{one.group}”, tính {one.unit}, kết quả cao về “{one.name}”: ",
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


def voiced_paragraphs(voiced: Iterable[Voiced]) -> list[Paragraph]:
    """For each question how many said something, then what some of them wrote, for an officer to draw together."""
    told: list[Paragraph] = []
    for each in voiced:
        more = ", trong đó:" if each.count > len(each.quoted) else ":"
        told.append(
            (f"{each.question}: ", Number(say_number(each.count), each.url), f" đơn vị có ý kiến{more}")
        )
        told += [(f"{unit}: {text}",) for unit, text in each.quoted]
    return told
