"""The papers of this app: a unit's plan in the union's layout."""

import datetime as dt
from dataclasses import dataclass

from donghanh.base.dates import say_date, today
from donghanh.documents.rules.paper import Basis, Paper, Recipient, Signing
from donghanh.organisations.choices import Level
from donghanh.organisations.facts import signer_of, superior_of
from donghanh.organisations.models import Unit

from .choices import PlanState
from .facts import clauses_above, rows_of_plan
from .models import Plan
from .rules.clauses import ClauseRow, tree_of
from .rules.drafting import Draft, compose

_NATIONAL = "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM"
_BODIES = {Level.GRASSROOTS: "BAN CHẤP HÀNH"}


@dataclass(frozen=True)
class PlanPaper:
    """The paper "Kế hoạch" of one unit, from its draft and its clauses. Not numbered before it is issued."""

    plan: Plan
    clauses: tuple[ClauseRow, ...]

    def paper(self, *, number: str | None = None, issued_on: dt.date | None = None) -> Paper:
        """The neutral model."""
        unit, said = self.plan.unit, {**proposed_text(self.plan), **self.plan.draft.get("paper", {})}
        above = superior_of(unit.pk, issued_on or today())
        return Paper(
            type="Kế hoạch",
            subject=self.plan.title,
            issuer_parent=above.name.upper()
            if above
            else _NATIONAL
            if unit.level == Level.PROVINCE
            else None,
            issuer=unit.name.upper(),
            number=number,
            symbol=symbol_of(unit),
            place=unit.place or None,
            issued_on=issued_on,
            bases=self._bases(),
            opening=(said["opening"],),
            clauses=tree_of(self.clauses),
            recipients=tuple(_recipient(line) for line in said["recipients"].splitlines() if line.strip()),
            signings=(signing_of(unit, issued_on or today()),),
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


def file_of(plan: Plan, kind: str) -> bytes:
    """The plan as "docx" or "pdf": as issued, or the draft as it would stand."""
    paper = draft_paper(plan) if plan.state == PlanState.DRAFT else issued_paper(plan)
    return MAKERS[kind](paper, DEFAULT_LAYOUT)


def issued_paper(plan: Plan) -> Paper:
    """The paper of an issued plan."""
    number = plan.number.partition("/")[0]
    return PlanPaper(plan, tuple(rows_of_plan(plan))).paper(number=number, issued_on=plan.issued_on)


def symbol_of(unit: Unit) -> str:
    """KH-LĐLĐ, KH-CĐCS."""
    return f"KH-{unit.symbol or 'CĐ'}"


def signing_of(unit: Unit, day: dt.date) -> Signing:
    """On behalf of the standing board (of the committee at a grassroots union), by who signs there that day."""
    signer = signer_of(unit.pk, day)
    return Signing(
        mark="TM.",
        body=_BODIES.get(Level(unit.level), "BAN THƯỜNG VỤ"),
        title=(signer.title or "Chủ tịch").upper() if signer else None,
        name=signer.person.name if signer else None,
    )


def proposed_text(plan: Plan) -> dict[str, str]:
    """What a draft's opening and Nơi nhận say until somebody writes otherwise."""
    unit = plan.unit
    body = "Ban Chấp hành" if unit.level == Level.GRASSROOTS else "Ban Thường vụ"
    lines = (
        [f"{plan.superior.unit.short_name or plan.superior.unit.name} (để báo cáo)"] if plan.superior else []
    )
    if unit.level != Level.GRASSROOTS:
        lines.append("Các CĐCS trực thuộc (để thực hiện)")
    return {
        "opening": f"{body} {unit.short_name or unit.name} xây dựng kế hoạch thực hiện với các nội dung sau:",
        "recipients": "\n".join([*lines, "Lưu: VT"]),
    }


def _recipient(line: str) -> Recipient:
    name, bracket, rest = line.strip(" -;.").rpartition(" (")
    return Recipient(name, rest.rstrip(");.")) if bracket else Recipient(rest)
