"""The papers of a review: the guidance letter before it, the report after it."""

from dataclasses import dataclass

from donghanh.base.dates import say_date, today
from donghanh.base.numbers import say_part
from donghanh.base.words import lowered
from donghanh.documents.documents import body_of, letter_of, recipients_of
from donghanh.documents.rules.paper import Figure, Paper, Table, numbered
from donghanh.ui.charts import Drawing, progress_by_unit

from .facts import drawing_of_targets
from .models import Review
from .rules import AdoptionLine, FigureLine

TYPES = {"interim": "sơ kết", "final": "tổng kết"}


@dataclass(frozen=True)
class ReviewGuidance:
    """Hướng dẫn: what units prepare, and by when."""

    review: Review

    def paper(self) -> Paper:
        """The neutral model, not numbered yet."""
        review, day = self.review, today()
        kind = TYPES[review.kind]
        return letter_of(
            review.unit,
            "Hướng dẫn",
            day,
            subject=f"{kind.capitalize()} phong trào thi đua “{review.movement.name}”, {lowered(review.period.name)}",
            opening=(
                f"Để chuẩn bị {kind} phong trào thi đua, {body_of(review.unit)} hướng dẫn các cấp công đoàn như sau:",
            ),
            clauses=numbered(
                (
                    "Nội dung báo cáo",
                    (
                        "Công tác chỉ đạo, triển khai; kết quả thực hiện từng nội dung thi đua, có số liệu và minh chứng",
                        "Hạn chế, nguyên nhân; phương hướng thời gian tới",
                    ),
                ),
                (
                    "Đánh giá, khen thưởng",
                    (
                        "Tự chấm điểm theo bộ tiêu chí; lập hồ sơ đề nghị khen thưởng tập thể, cá nhân tiêu biểu",
                    ),
                ),
                (
                    "Thời gian",
                    (f"Báo cáo và hồ sơ gửi trước ngày {say_date(review.reports_due_on)}",),
                ),
            ),
            recipients=recipients_of(review.unit, day, "Các công đoàn trực thuộc"),
        )


@dataclass(frozen=True)
class ReviewReport:
    """Báo cáo sơ kết, tổng kết: the edited sections, the table of figures and a chart of adoption."""

    review: Review
    figures: tuple[FigureLine, ...]
    adoption: tuple[AdoptionLine, ...]

    def paper(self) -> Paper:
        """The neutral model, not numbered yet."""
        review, day = self.review, today()
        return letter_of(
            review.unit,
            "Báo cáo",
            day,
            subject=(
                f"{TYPES[review.kind].capitalize()} phong trào thi đua “{review.movement.name}”, {lowered(review.period.name)}"
            ),
            clauses=numbered(
                *((part["title"], tuple(_paragraphs(part["text"]))) for part in review.sections)
            ),
            tables=(self._table(),) if self.figures else (),
            figures=self._charts(),
            recipients=recipients_of(review.unit, day, "Các công đoàn trực thuộc"),
        )

    def _end_of(self, part: int) -> str:
        """The address of the last paragraph of a part: figures stand below what is said about them."""
        roman = ("I", "II")[part]
        said = _paragraphs(self.review.sections[part]["text"]) if part < len(self.review.sections) else []
        return f"{roman}.{len(said)}" if said else roman

    def _table(self) -> Table:
        return Table(
            head=("STT", "Chỉ tiêu", "Đơn vị tính", "Kết quả", "Chỉ tiêu giao", "Cùng kỳ", "Số đơn vị"),
            rows=tuple(
                (
                    str(position),
                    line.name,
                    line.unit_of_measure,
                    line.said,
                    line.say(line.target),
                    line.say(line.before),
                    say_part(line.reported, line.expected),
                )
                for position, line in enumerate(self.figures, start=1)
            ),
            caption="Kết quả các chỉ tiêu chủ yếu",
            after=self._end_of(1),
            widths=(0.07, 0.35, 0.13, 0.12, 0.11, 0.11, 0.11),
            numeric=(0, 3, 4, 5),
        )

    def _charts(self) -> tuple[Figure, ...]:
        """Adoption after the first part, targets after the second."""
        targets = drawing_of_targets(self.figures)
        return (*((self._chart(),) if self.adoption else ()), *((self._targets(targets),) if targets else ()))

    def _targets(self, drawing: Drawing) -> Figure:
        return Figure(
            image=drawing.png(),
            media="image/png",
            alt="Biểu đồ kết quả so với chỉ tiêu được giao",
            caption="Kết quả so với chỉ tiêu được giao",
            after=self._end_of(1),
        )

    def _chart(self) -> Figure:
        drawing = progress_by_unit([(line.name, line.answered, line.asked) for line in self.adoption])
        return Figure(
            image=drawing.png(),
            media="image/png",
            alt="Biểu đồ tỷ lệ đơn vị hưởng ứng phong trào theo từng công đoàn",
            caption="Tỷ lệ đơn vị hưởng ứng phong trào",
            after=self._end_of(0),
        )


def _paragraphs(text: str) -> list[str]:
    return [part.strip().replace("\n", " ") for part in text.split("\n\n") if part.strip()]
