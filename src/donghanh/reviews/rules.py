"""How a review's report is written from figures: plain values in, sections out.

The text is a draft for an officer to edit. A figure that is not known is left out, never guessed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from donghanh.base.numbers import say_number, say_ratio


@dataclass(frozen=True)
class FigureLine:
    """One indicator's total, as people read it, and how many units stand behind it."""

    code: str
    name: str
    said: str
    unit_of_measure: str
    reported: int
    expected: int


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


@dataclass(frozen=True)
class Section:
    """One numbered part of the report: a heading and its paragraphs."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Written:
    """The sections an officer edits."""

    sections: tuple[Section, ...] = field(default=())


def write(known: Known) -> Written:
    """The draft of the report in the order such reports have: carrying out, results, evaluation, next."""
    return Written(
        (
            Section("Công tác chỉ đạo, triển khai", _carrying_out(known)),
            Section("Kết quả thực hiện", _results(known)),
            Section("Kiểm tra, đánh giá, khen thưởng", _evaluation(known)),
            Section("Hạn chế", _weak_points(known)),
            Section(
                "Phương hướng, nhiệm vụ thời gian tới",
                (
                    "Tiếp tục thực hiện phong trào thi đua theo kế hoạch; gắn thi đua với nhiệm vụ của từng đơn vị; "
                    "nhân rộng điển hình tiên tiến.",
                ),
            ),
        )
    )


def _carrying_out(known: Known) -> tuple[str, ...]:
    first = (
        f"Thực hiện phong trào thi đua “{known.movement}”, {known.unit} đã triển khai đến {say_number(known.asked)} "
        f"đơn vị; {say_number(known.answered)} đơn vị đã hưởng ứng ({say_ratio(known.answered, known.asked)})."
    )
    best = [
        line
        for line in known.adoption
        if line.asked and line.answered == line.asked and line.name != known.unit
    ]
    if not best:
        return (first,)
    names = ", ".join(line.name for line in best[:5])
    return (
        first,
        f"{len(best)} công đoàn cấp trên trực tiếp cơ sở có 100% đơn vị hưởng ứng, trong đó có {names}.",
    )


def _results(known: Known) -> tuple[str, ...]:
    said = []
    if known.pledges:
        said.append(f"Các tập thể, cá nhân đã ký kết {say_number(known.pledges)} giao ước thi đua.")
    if known.works:
        said.append(
            f"Đăng ký {say_number(known.works)} công trình, sản phẩm, phần việc; đã hoàn thành "
            f"{say_number(known.works_done)} ({say_ratio(known.works_done, known.works)})."
        )
    if known.figures:
        said.append(
            "Các chỉ tiêu chủ yếu được tổng hợp từ báo cáo đã duyệt của các đơn vị, chi tiết trong bảng."
        )
    return tuple(said) or ("Chưa có số liệu được duyệt trong kỳ.",)


def _evaluation(known: Known) -> tuple[str, ...]:
    said = []
    if known.grades:
        total = sum(count for _, count in known.grades)
        parts = "; ".join(
            f"{name}: {say_number(count)} ({say_ratio(count, total)})"
            for name, count in known.grades
            if count
        )
        said.append(f"Đã xếp loại {say_number(total)} đơn vị: {parts}.")
    if known.commended:
        parts = "; ".join(f"{name}: {say_number(count)}" for name, count in known.commended)
        said.append(f"Đã khen thưởng: {parts}.")
    if known.stories:
        said.append(f"Đã giới thiệu các điển hình: {'; '.join(known.stories[:5])}.")
    return tuple(said) or ("Việc đánh giá, khen thưởng đang được thực hiện.",)


def _weak_points(known: Known) -> tuple[str, ...]:
    said = []
    silent = known.asked - known.answered
    if silent > 0:
        said.append(f"Còn {say_number(silent)} đơn vị chưa hưởng ứng phong trào.")
    missing = max((line.expected - line.reported for line in known.figures), default=0)
    if missing > 0:
        said.append(f"Còn {say_number(missing)} đơn vị chưa có báo cáo được duyệt.")
    late = known.works - known.works_done
    if late > 0:
        said.append(f"Còn {say_number(late)} công trình, sản phẩm, phần việc chưa hoàn thành.")
    return tuple(said) or ("Không có.",)
