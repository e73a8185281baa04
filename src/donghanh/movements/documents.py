"""The papers of this app: a unit's plan in the union's layout."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from donghanh.base.dates import say_date, today
from donghanh.base.sentences import Sentence, mark
from donghanh.base.words import lowered
from donghanh.documents.documents import body_of, letter_of
from donghanh.documents.facts import MAKERS, render
from donghanh.documents.rules.paper import Basis, Paper, Recipient, Table
from donghanh.documents.rules.writing import DEFAULT_LAYOUT
from donghanh.organisations.choices import Level

from .choices import Change
from .facts.drafts import Desk, changes_in, desk_of
from .models import Plan
from .rules.adoption import AdoptionRow
from .rules.changing import earlier_named, rows_of_amendment
from .rules.clauses import ClauseRow, tree_of
from .rules.composing import compose

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
            closing=self._closing(),
            recipients=tuple(_recipient(line) for line in said["recipients"].splitlines() if line.strip()),
        )

    def _bases(self) -> tuple[Basis, ...]:
        """The superior plan, and the own one that is changed: by number and day."""
        earlier = self.plan.changes
        above = self.plan.superior if self.plan.superior != earlier else earlier.superior if earlier else None
        found = [_basis("Thực hiện", plan) for plan in (above,) if plan and plan.number and plan.issued_on]
        if earlier and earlier.number and self.plan.change != Change.REPLACE:
            found.append(_basis("Căn cứ" if found else "Thực hiện", earlier))
        return tuple(found)

    def _closing(self) -> tuple[str, ...]:
        """A replacement says what it replaces."""
        earlier = self.plan.changes
        if earlier is None or self.plan.change != Change.REPLACE:
            return ()
        return (
            f"Kế hoạch này thay thế {earlier_named(earlier.number, earlier.issued_on)} của {earlier.unit.name}.",
        )


def _basis(verb: str, plan: Plan) -> Basis:
    assert plan.issued_on, "an issued plan has its day"
    text = (
        f"{verb} Kế hoạch số {plan.number} ngày {say_date(plan.issued_on)} của {plan.unit.name} về "
        f"{lowered(plan.title).rstrip('.')}"
    )
    return Basis(text, plan.number, plan.issued_on, plan.unit.name)


def paper_rows(plan: Plan, desk: Desk) -> list[ClauseRow]:
    """What the paper of a draft says: the clauses it makes, or, of an amendment, what it changes."""
    if plan.change != Change.AMEND:
        return [clause.row for clause in compose(desk.above, desk.draft)]
    assert plan.changes is not None, "an amendment names what it amends"
    earlier = earlier_named(plan.changes.number, plan.changes.issued_on)
    return rows_of_amendment(changes_in(plan, desk), earlier=earlier)


def draft_paper(plan: Plan, desk: Desk | None = None) -> Paper:
    """The paper that the draft would become, not yet numbered."""
    return PlanPaper(plan, tuple(paper_rows(plan, desk or desk_of(plan)))).paper()


def file_of(plan: Plan, kind: str, *, site: str = "") -> bytes:
    """The plan as "docx" or "pdf": as issued and frozen, or the draft as it would stand."""
    if plan.document:
        return render(plan.document, kind, site=site)
    return MAKERS[kind](draft_paper(plan), DEFAULT_LAYOUT)


def proposed_text(plan: Plan) -> dict[str, str]:
    """What a draft's opening and Nơi nhận say until somebody writes otherwise."""
    unit = plan.unit
    plan_above = plan.superior.superior if plan.superior == plan.changes and plan.changes else plan.superior
    above = plan_above.unit if plan_above and plan_above.unit_id != unit.pk else None
    lines = [f"{above.short_name or above.name} (để báo cáo)"] if above else []
    if unit.level != Level.GRASSROOTS:
        lines.append("Các CĐCS trực thuộc (để thực hiện)")
    verb = "sửa đổi, bổ sung kế hoạch" if plan.change == Change.AMEND else "xây dựng kế hoạch thực hiện"
    return {
        "opening": f"{body_of(unit)} {verb} với các nội dung sau:",
        "recipients": "\n".join([*lines, "Lưu: VT"]),
    }


def said_around(plan: Plan) -> dict[str, str]:
    """Title, opening and Nơi nhận of a draft, as they stand."""
    said = {**proposed_text(plan), **plan.draft.get("paper", {})}
    return {"title": plan.title, "opening": said["opening"], "recipients": said["recipients"]}


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
