"""A paper as plain text that the reader gives back: one paragraph a line, blank lines between."""

from ..paper import Appendix, Paper, Table
from .sheet import (
    MOTTO,
    NATIONAL,
    attached_line,
    basis_lines,
    closing_lines,
    label_of,
    number_line,
    place_date,
    recipient_lines,
    signing_lines,
)


def text(paper: Paper) -> str:
    """The paper in plain text. Reading it gives back every field but figures, captions and appendix subjects."""
    parts: list[str | None] = [paper.watermark, paper.issuer_parent, paper.issuer, f"{NATIONAL}\n{MOTTO}"]
    parts += [number_line(paper), f"V/v {paper.subject}" if paper.subject and not paper.type else None]
    parts += [place_date(paper), paper.type and paper.type.upper(), paper.subject if paper.type else None]
    parts += [paper.authority, _addressees(paper), *basis_lines(paper), *paper.opening, paper.enacting]
    placed = set()
    for clause in paper.walk():
        parts.append(f"{label_of(clause.address)} {clause.text}".strip())
        placed.add(clause.address)
        parts += [_table(table) for table in paper.tables if table.after == clause.address]
    parts += [_table(table) for table in paper.tables if table.after not in placed]
    parts += [*closing_lines(paper), _recipients(paper), *_signings(paper)]
    parts += [f"Kiểm tra văn bản tại: {paper.verify_url}" if paper.verify_url else None]
    parts += [_appendix(appendix, attached_line(paper)) for appendix in paper.appendices]
    return "\n\n".join(part for part in parts if part) + "\n"


def _addressees(paper: Paper) -> str | None:
    if len(paper.addressees) == 1:
        return f"Kính gửi: {paper.addressees[0]}"
    return (
        "\n".join(["Kính gửi:", *(f"- {name};" for name in paper.addressees)]) if paper.addressees else None
    )


def _table(table: Table) -> str:
    return "\n".join("| " + " | ".join(row) + " |" for row in (table.head, *table.rows))


def _recipients(paper: Paper) -> str | None:
    return "\n".join(["Nơi nhận:", *recipient_lines(paper)]) if paper.recipients else None


def _signings(paper: Paper) -> list[str]:
    return [
        "\n".join([*signing_lines(signing), *([signing.name] if signing.name else [])])
        for signing in paper.signings
    ]


def _appendix(appendix: Appendix, attached: str) -> str:
    tables = [_table(table) for table in appendix.tables]
    return "\n\n".join(
        part for part in (appendix.title, appendix.subject, attached, *appendix.paragraphs, *tables) if part
    )
