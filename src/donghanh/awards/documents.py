"""The papers of awards: the council's minutes, the decision with its numbered list, the certificates."""

import datetime as dt
from dataclasses import dataclass

from donghanh.base.dates import say_date, say_long_date, today
from donghanh.base.numbers import say_number
from donghanh.base.sentences import Refusal
from donghanh.base.words import lowered
from donghanh.documents.documents import body_of, letter_of, recipients_of, signing_of
from donghanh.documents.rules.paper import (
    SAMPLE_MARK,
    Appendix,
    Basis,
    Paper,
    Signing,
    Table,
    articles,
    numbered,
)
from donghanh.documents.rules.writing import DEFAULT_LAYOUT, Card, certificates, docx, pdf
from donghanh.judging.models import Ballot, Seat

from .models import Decision, Round

MAKERS = {"docx": docx, "pdf": pdf}


@dataclass(frozen=True)
class CommendedLine:
    """One line of the list: the form, who, of which unit, what for, and the bonus in đồng."""

    form_name: str
    name: str
    home: str
    achievement: str
    bonus: int | None


@dataclass(frozen=True)
class CommendationDecision:
    """Quyết định khen thưởng, with the list as its appendix."""

    round: Round
    lines: tuple[CommendedLine, ...]
    rulebooks: tuple[str, ...]

    def paper(self) -> Paper:
        """The neutral model, not numbered yet."""
        unit, day = self.round.unit, today()
        forms = sorted({line.form_name for line in self.lines})
        return letter_of(
            unit,
            "Quyết định",
            day,
            subject=f"Về việc khen thưởng {lowered(self.round.name)}",
            authority=body_of(unit).upper(),
            bases=self._bases(),
            enacting="QUYẾT ĐỊNH:",
            clauses=articles(
                f"Tặng {', '.join(lowered(form) for form in forms)} cho {len(self.lines)} tập thể, cá nhân có thành tích "
                f"xuất sắc trong phong trào thi đua “{self.round.movement.name}”, {lowered(self.round.period.name)} "
                "(có danh sách kèm theo).",
                "Tiền thưởng kèm theo thực hiện theo quy định hiện hành, chi từ nguồn kinh phí công đoàn.",
                f"{body_of(unit)} và các tập thể, cá nhân có tên trong danh sách chịu trách nhiệm thi hành "
                "quyết định này. Quyết định có hiệu lực kể từ ngày ký.",
            ),
            recipients=recipients_of(unit, day, "Như Điều 3"),
            appendices=(Appendix("DANH SÁCH", "Tập thể, cá nhân được khen thưởng", tables=(self._table(),)),),
        )

    def _bases(self) -> tuple[Basis, ...]:
        return (
            *(Basis(f"Căn cứ {name}") for name in self.rulebooks),
            Basis(f"Căn cứ kết quả xét của Hội đồng thi đua, khen thưởng {self.round.unit.name}"),
        )

    def _table(self) -> Table:
        rows = tuple(
            (
                str(position),
                line.name,
                line.home,
                line.form_name,
                say_number(line.bonus) if line.bonus else "",
            )
            for position, line in enumerate(self.lines, start=1)
        )
        return Table(
            head=("STT", "Tập thể, cá nhân", "Đơn vị", "Hình thức", "Tiền thưởng (đồng)"),
            rows=rows,
            widths=(0.07, 0.27, 0.3, 0.22, 0.14),
            numeric=(0, 4),
        )


@dataclass(frozen=True)
class CouncilMinutes:
    """Biên bản họp hội đồng, from the closed ballots: each with its count over all members."""

    round: Round
    held_on: dt.date
    seats: tuple[Seat, ...]
    ballots: tuple[Ballot, ...]

    def paper(self) -> Paper:
        """The neutral model."""
        unit, day = self.round.unit, self.held_on
        passed = sum(bool(ballot.passed) for ballot in self.ballots)
        return letter_of(
            unit,
            "Biên bản",
            day,
            issued_on=day,
            subject=f"Họp Hội đồng thi đua, khen thưởng xét {lowered(self.round.name)}",
            clauses=numbered(
                (
                    f"Thành phần: {len(self.seats)} thành viên hội đồng",
                    tuple(str(seat) for seat in self.seats),
                ),
                "Nội dung: xét hồ sơ và bỏ phiếu kín theo từng trường hợp; mẫu số là toàn bộ thành viên hội đồng",
                f"Kết quả: {passed} trên {len(self.ballots)} trường hợp đạt tỷ lệ quy định, chi tiết trong bảng",
            ),
            tables=(self._table(),),
            signings=(Signing(title="THƯ KÝ"), signing_of(unit, day)),
        )

    def _table(self) -> Table:
        rows = tuple(
            (
                str(position),
                ballot.question,
                f"{ballot.agreed}/{ballot.seats_total}",
                str(ballot.threshold),
                "Đạt" if ballot.passed else "Không đạt",
            )
            for position, ballot in enumerate(self.ballots, start=1)
        )
        return Table(
            head=("STT", "Trường hợp", "Đồng ý/Tổng số", "Mức cần đạt", "Kết quả"),
            rows=rows,
            widths=(0.07, 0.48, 0.15, 0.15, 0.15),
            numeric=(0, 2),
        )


def minutes_of(round_: Round) -> Paper:
    """The minutes of the council of a round; refuses one whose ballots are not closed."""
    ballots = tuple(
        Ballot.objects.filter(nomination__round=round_, passed__isnull=False).order_by("question", "pk")
    )
    if not ballots:
        raise Refusal("Chưa có biên bản: hội đồng chưa kiểm phiếu.")
    held_on = ballots[0].opened_on
    seats = Seat.objects.in_force(held_on).filter(panel=ballots[0].panel_id).select_related("person", "unit")
    return CouncilMinutes(round_, held_on, tuple(seats.order_by("pk")), ballots).paper()


def write_minutes(round_: Round, kind: str) -> bytes:
    """The minutes as "docx" or "pdf"."""
    return MAKERS[kind](minutes_of(round_), DEFAULT_LAYOUT)


def certificates_of(decision: Decision, site: str) -> bytes:
    """Every certificate that still stands, in the order of the list, as one PDF; `site` is the public address."""
    unit, document = decision.unit, decision.document
    signing = signing_of(unit, decision.decided_on)
    line = f"Quyết định số {document.number}/{document.symbol} ngày {say_date(decision.decided_on)}"
    lines = tuple(part for part in (f"{signing.mark} {signing.body}", signing.title) if part)
    cards = [
        Card(
            kind=row.form_name.split(" của ")[0],
            issuer=body_of(unit),
            given_to=row.party_name,
            about=row.home_name,
            achievement=row.nomination.achievement.split("\n")[0],
            decision=line,
            golden_book=str(row.golden_book_number),
            place_date=f"{unit.place}, {say_long_date(decision.decided_on)}" if unit.place else "",
            signing_lines=lines,
            signer=signing.name or "",
            watermark=SAMPLE_MARK if document.sample else "",
            verify_url=f"{site}/verify/{row.verify_code}/",
        )
        for row in decision.recognitions.filter(revoked_on__isnull=True)
        .select_related("nomination")
        .order_by("position")
    ]
    return certificates(cards)
