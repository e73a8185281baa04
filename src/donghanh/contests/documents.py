"""The papers of contests: the decision that announces results, the certificate of each prize."""

from donghanh.base.dates import say_date, say_long_date, today
from donghanh.base.numbers import say_scaled
from donghanh.documents.documents import body_of, letter_of, mark_of, signing_of
from donghanh.documents.rules.paper import Paper, Table, articles
from donghanh.documents.rules.writing import DEFAULT_LAYOUT, Card, certificates, docx, pdf

from .choices import AppealState, Prize
from .models import Contest, Result
from .rules import DECIMALS

MAKERS = {"docx": docx, "pdf": pdf}


def results_of(contest: Contest) -> list[Result]:
    """Its last round's results, by field and rank."""
    rows = Result.objects.filter(round=contest.rounds.order_by("-position").first())
    return list(
        rows.select_related("entry__unit", "entry__field", "round__contest").order_by(
            "entry__field__position", "rank", "entry__number"
        )
    )


def decision_of(contest: Contest) -> Paper:
    """Quyết định công nhận kết quả: prizes in a table, to be numbered and signed by the office."""
    unit, kind = contest.unit, contest.get_kind_display().lower()
    won = [row for row in results_of(contest) if row.prize]
    return letter_of(
        unit,
        "Quyết định",
        contest.signed_on or today(),
        subject=f"Về việc công nhận kết quả {kind} “{contest.name}”",
        authority=body_of(unit).upper(),
        enacting="QUYẾT ĐỊNH:",
        clauses=articles(
            f"Công nhận kết quả {kind} “{contest.name}” tổ chức ngày {say_date(contest.held_on)}, gồm {len(won)} giải "
            "theo danh sách kèm theo.",
            f"Người dự thi có quyền đề nghị xem xét lại trong {contest.appeal_days} ngày kể từ ngày công bố.",
            "Ban tổ chức hội thi, các đơn vị có người đạt giải chịu trách nhiệm thi hành quyết định này kể từ ngày ký.",
        ),
        tables=(_prizes(won),),
    )


def _prizes(won: list[Result]) -> Table:
    return Table(
        head=("STT", "Họ tên, đội", "Đơn vị", "Nghề, lĩnh vực", "Điểm", "Giải"),
        rows=tuple(
            (
                str(place),
                row.entry.name,
                row.entry.unit.name,
                row.entry.field.name,
                say_scaled(score_of(row), DECIMALS),
                str(Prize(row.prize).label),
            )
            for place, row in enumerate(won, start=1)
        ),
        widths=(0.07, 0.22, 0.31, 0.16, 0.1, 0.14),
        numeric=(0, 4),
    )


def score_of(result: Result) -> int:
    """The total that ranks, by the contest's rule."""
    if result.round.contest.score_rule == "corrected" and result.corrected is not None:
        return result.corrected
    return result.raw


def cards_of(contest: Contest, site: str) -> list[Card]:
    """A certificate for everybody with a prize, none while that entry is being looked at again.

    Each carries the code by which anyone may verify it, at `site`, the public address.
    """
    unit, day = contest.unit, contest.signed_on or today()
    signing = signing_of(unit, day)
    lines = tuple(part for part in (f"{signing.mark} {signing.body}", signing.title) if part)
    waiting = set(
        contest.entries.filter(appeals__state=AppealState.ASKED).order_by().values_list("pk", flat=True)
    )
    return [
        Card(
            kind="GIẤY CHỨNG NHẬN",
            gives="CẤP",
            issuer=body_of(unit),
            given_to=row.entry.name,
            about=row.entry.unit.name,
            achievement=(
                f"Đạt {str(Prize(row.prize).label).lower()} {contest.get_kind_display().lower()} “{contest.name}”, "
                f"{row.entry.field.name}"
            ),
            decision=f"Quyết định số {contest.decision_number} ngày {say_date(day)}",
            place_date=f"{unit.place}, {say_long_date(day)}" if unit.place else "",
            signing_lines=lines,
            signer=signing.name or "",
            watermark=mark_of(unit) or "",
            verify_url=f"{site}/verify/{row.entry.verify_code}/" if row.entry.verify_code else "",
        )
        for row in results_of(contest)
        if row.prize and row.entry_id not in waiting
    ]


def render(paper: Paper, form: str) -> bytes:
    """The paper as "docx" or "pdf"."""
    return MAKERS[form](paper, DEFAULT_LAYOUT)


def print_cards(cards: list[Card]) -> bytes:
    """All of them as one PDF."""
    return certificates(cards)
