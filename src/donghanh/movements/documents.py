"""The papers of this app: a unit's plan in the union's layout."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from donghanh.base.dates import say_date, today
from donghanh.base.sentences import Sentence, mark
from donghanh.documents.documents import body_of, letter_of
from donghanh.documents.facts import MAKERS, render
from donghanh.documents.rules.paper import Basis, Paper, Recipient, Table
from donghanh.documents.rules.writing import DEFAULT_LAYOUT
from donghanh.organisations.choices import Level

from .facts import clauses_above
from .models import Plan
from .rules.adoption import AdoptionRow
from .rules.clauses import ClauseRow, tree_of
from .rules.drafting import Draft, compose

CONTENT_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@dataclass(frozen=True)
class PlanPaper:
    """The paper "Kế hoạch" of one unit, from its draft and its clauses. Not numbered before it is issued."""

    plan: Plan
    clauses: tuple[ClauseRow, ...]

    def paper(self, *, number: str | None = None, issued_on: dt.date | None = None) -> Paper:
        """The neutral model."""
        said = {**proposed_text(self.plan), **self.plan.draft.get("paper", {})}
        return letter_of(
            self.plan.unit,
            "Kế hoạch",
            issued_on or today(),
            subject=self.plan.title,
            number=number,
            issued_on=issued_on,
            bases=self._bases(),
            opening=(said["opening"],),
            clauses=tree_of(self.clauses),
            recipients=tuple(_recipient(line) for line in said["recipients"].splitlines() if line.strip()),
        )

    def _bases(self) -> tuple[Basis, ...]:
        above = self.plan.superior
        if above is None or not above.number or above.issued_on is None:
            return ()
        text = (
            f"Thực hiện Kế hoạch số {above.number} ngày {say_date(above.issued_on)} của {above.unit.name} về "
            f"{above.title[:1].lower()}{above.title[1:].rstrip('.')}"
        )
        return (Basis(text, above.number, above.issued_on, above.unit.name),)


def draft_paper(plan: Plan) -> Paper:
    """The paper that the draft of a derived plan would become, not yet numbered."""
    assert plan.superior is not None, "only a derived plan is drafted here"
    own = compose(clauses_above(plan.superior), Draft.from_plain(plan.draft))
    return PlanPaper(plan, tuple(clause.row for clause in own)).paper()


def file_of(plan: Plan, kind: str, *, site: str = "") -> bytes:
    """The plan as "docx" or "pdf": as issued and frozen, or the draft as it would stand."""
    if plan.document:
        return render(plan.document, kind, site=site)
    return MAKERS[kind](draft_paper(plan), DEFAULT_LAYOUT)


def proposed_text(plan: Plan) -> dict[str, str]:
    """What a draft's opening and Nơi nhận say until somebody writes otherwise."""
    unit = plan.unit
    above = plan.superior.unit if plan.superior and plan.superior.unit_id != unit.pk else None
    lines = [f"{above.short_name or above.name} (để báo cáo)"] if above else []
    if unit.level != Level.GRASSROOTS:
        lines.append("Các CĐCS trực thuộc (để thực hiện)")
    return {
        "opening": f"{body_of(unit)} xây dựng kế hoạch thực hiện với các nội dung sau:",
        "recipients": "\n".join([*lines, "Lưu: VT"]),
    }


def _recipient(line: str) -> Recipient:
    name, bracket, rest = line.strip(" -;.").rpartition(" (")
    return Recipient(name, rest.rstrip(");.")) if bracket else Recipient(rest)


def unanswered_file(plan: Plan, rows: Sequence[AdoptionRow], kind: str) -> bytes:
    """Who has not answered, on the letterhead of the unit that sent the plan, as "docx" or "pdf"."""
    day = today()
    opening = Sentence(
        "Đến ngày {day}, còn {count} đơn vị chưa phản hồi {plan} ({title}).",
        day=say_date(day),
        count=len(rows),
        plan=_named(plan),
        title=plan.title,
    )
    paper = letter_of(
        plan.unit,
        "Danh sách",
        day,
        subject=str(Sentence("Đơn vị chưa phản hồi {plan}", plan=_named(plan))),
        issued_on=day,
        opening=(str(opening),),
        tables=(_unanswered_table(rows, day),),
    )
    return MAKERS[kind](paper, DEFAULT_LAYOUT)


def _named(plan: Plan) -> str:
    return str(Sentence("Kế hoạch số {number}", number=plan.number)) if plan.number else plan.title


def _unanswered_table(rows: Sequence[AdoptionRow], day: dt.date) -> Table:
    return Table(
        head=tuple(
            str(Sentence(word))
            for word in (mark("TT"), mark("Đơn vị"), mark("Hạn"), mark("Số ngày chờ"), mark("Ghi chú"))
        ),
        rows=tuple(
            (
                str(number),
                row.unit_name,
                say_date(row.due_on),
                str((day - row.sent_on).days),
                str(Sentence("Quá hạn")) if row.is_late(day) else "",
            )
            for number, row in enumerate(rows, start=1)
        ),
        widths=(0.08, 0.48, 0.14, 0.14, 0.16),
        numeric=(0, 3),
    )
