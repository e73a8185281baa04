"""How a review's report is written from figures: plain values in, sections out.

The text is a draft for an officer to edit. A figure that is not known is left out, never guessed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from donghanh.base.numbers import say_number, say_ratio

from .narrative import (
    Best,
    FigureLine,
    Missing,
    Voiced,
    achieved,
    best_paragraphs,
    coverage_paragraphs,
    missing_paragraphs,
    theme_paragraphs,
    voiced_paragraphs,
    weak_figures,
)
from .pieces import Number, Paragraph, Written, joined, section_of


@dataclass(frozen=True)
class AdoptionLine:
    """One union beneath: how many of its units were asked to respond, and did."""

    name: str
    asked: int
    answered: int


@dataclass(frozen=True)
class Known:
    """Everything a review knows of its year."""

    movement: str
    unit: str
    period: str
    asked: int
    answered: int
    adoption: Sequence[AdoptionLine] = ()
    pledges: int = 0
    promises_kept: int = 0
    works: int = 0
    works_done: int = 0
    figures: Sequence[FigureLine] = ()
    grades: Sequence[tuple[str, int]] = ()
    commended: Sequence[tuple[str, int]] = ()
    stories: Sequence[str] = ()
    best: Sequence[Best] = ()
    missing: Missing | None = None
    voiced: Sequence[Voiced] = ()
    urls: Mapping[str, str] = field(default_factory=dict)

    def number(self, count: int, behind: str) -> Number:
        """A count that opens what is behind it."""
        return Number(say_number(count), self.urls.get(behind, ""))

    def share(self, part: int, whole: int, *, behind: str) -> Number:
        """A share that opens what is behind it."""
        return Number(say_ratio(part, whole), self.urls.get(behind, ""))


def write(known: Known) -> Written:
    """The draft of the report in the order such reports have: carrying out, results, evaluation, next.

    What units wrote in words stands before what comes next, where they wrote something.
    """
    next_steps: Paragraph = (
        "Tiếp tục thực hiện phong trào thi đua theo kế hoạch; gắn thi đua với nhiệm vụ của từng đơn vị; "
        "nhân rộng điển hình tiên tiến.",
    )
    return Written(
        (
            section_of("Công tác chỉ đạo, triển khai", _carrying_out(known)),
            section_of("Kết quả thực hiện", _results(known)),
            section_of("Kiểm tra, đánh giá, khen thưởng", _evaluation(known)),
            section_of("Hạn chế", _weak_points(known)),
            *([section_of("Ý kiến của các đơn vị", voiced_paragraphs(known.voiced))] if known.voiced else []),
            section_of("Phương hướng, nhiệm vụ thời gian tới", [*_to_finish(known), next_steps]),
        )
    )


def _carrying_out(known: Known) -> list[Paragraph]:
    first: Paragraph = (
        f"Thực hiện phong trào thi đua “{known.movement}”, {known.unit} đã triển khai đến ",
        known.number(known.asked, "adoption"),
        " đơn vị; ",
        known.number(known.answered, "adoption"),
        " đơn vị đã hưởng ứng (",
        known.share(known.answered, known.asked, behind="adoption"),
        ").",
    )
    best = [
        line
        for line in known.adoption
        if line.asked and line.answered == line.asked and line.name != known.unit
    ]
    if not best:
        return [first]
    names = ", ".join(line.name for line in best[:5])
    return [
        first,
        (
            known.number(len(best), "adoption"),
            f" công đoàn cấp trên trực tiếp cơ sở có 100% đơn vị hưởng ứng, trong đó có {names}.",
        ),
    ]


def _results(known: Known) -> list[Paragraph]:
    said: list[Paragraph] = []
    if known.pledges:
        count = known.number(known.pledges, "pledges")
        said.append(("Các tập thể, cá nhân đã ký kết ", count, " giao ước thi đua."))
    if known.works:
        said.append(
            (
                "Đăng ký ",
                known.number(known.works, "works"),
                " công trình, sản phẩm, phần việc; đã hoàn thành ",
                known.number(known.works_done, "works"),
                " (",
                known.share(known.works_done, known.works, behind="works"),
                ").",
            )
        )
    said += achieved(known.figures, known.urls.get("board", ""))
    said += theme_paragraphs(known.figures)
    said += coverage_paragraphs(known.figures, known.urls.get("board", ""))
    said += best_paragraphs(known.best)
    if known.figures:
        said.append(("Các chỉ tiêu được tổng hợp từ báo cáo đã duyệt của các đơn vị, chi tiết trong bảng.",))
    return said or [("Chưa có số liệu được duyệt trong kỳ.",)]


def _evaluation(known: Known) -> list[Paragraph]:
    said: list[Paragraph] = []
    if known.grades:
        total = sum(count for _, count in known.grades)
        parts: list[Paragraph] = [
            (
                f"{name}: ",
                known.number(count, "grades"),
                " (",
                known.share(count, total, behind="grades"),
                ")",
            )
            for name, count in known.grades
            if count
        ]
        said.append(("Đã xếp loại ", known.number(total, "grades"), " đơn vị: ", *joined(parts, "; "), "."))
    if known.commended:
        given: list[Paragraph] = [
            (f"{name}: ", known.number(count, "commended")) for name, count in known.commended
        ]
        said.append(("Đã khen thưởng: ", *joined(given, "; "), "."))
    if known.stories:
        said.append((f"Đã giới thiệu các điển hình: {'; '.join(known.stories[:5])}.",))
    return said or [("Việc đánh giá, khen thưởng đang được thực hiện.",)]


def _weak_points(known: Known) -> list[Paragraph]:
    said: list[Paragraph] = []
    silent = known.asked - known.answered
    if silent > 0:
        said.append(("Còn ", known.number(silent, "adoption"), " đơn vị chưa hưởng ứng phong trào."))
    said += missing_paragraphs(known.missing) if known.missing else _unreported(known)
    said += weak_figures(known.figures)
    late = known.works - known.works_done
    if late > 0:
        said.append(
            ("Còn ", known.number(late, "works"), " công trình, sản phẩm, phần việc chưa hoàn thành.")
        )
    return said or [("Không có.",)]


def _unreported(known: Known) -> list[Paragraph]:
    """Of the line that most units lack, where the reports themselves are not known."""
    lacking = max((line.expected - line.reported for line in known.figures), default=0)
    if lacking <= 0:
        return []
    return [("Còn ", known.number(lacking, "missing"), " đơn vị chưa có báo cáo được duyệt.")]


def _to_finish(known: Known) -> list[Paragraph]:
    """What the figures themselves ask for next."""
    behind = [line for line in known.figures if line.share is not None and line.share < 100]
    if not behind:
        return []
    names = "; ".join(line.name for line in sorted(behind, key=lambda line: line.share or 0)[:5])
    return [(f"Tập trung thực hiện các chỉ tiêu chưa đạt: {names}.",)]
