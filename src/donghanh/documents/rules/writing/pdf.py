"""A paper as PDF, in the official layout."""

from dataclasses import asdict
from typing import Any

from ..paper import Appendix, Figure, Paper, Signing, Table
from .columns import column_shares, is_wide, short_columns
from .layout import Layout, layout_of
from .measures import balanced, width_of
from .qr import qr_svg
from .sheet import (
    Block,
    Run,
    address_parts,
    attached_line,
    blocks_of,
    glued,
    head_of,
    recipient_lines,
    signing_lines,
)
from .typeset import typeset

SIGNING_SHARE = 0.5  # of the text width, for one signer at the right


def pdf(paper: Paper, layout: Layout | str, *, copies: int = 1) -> bytes:
    """The paper as PDF/A-2b; the same bytes for the same paper and layout. `copies` follow each other, each with
    pages of its own numbering.
    """
    chosen = layout_of(layout) if isinstance(layout, str) else layout
    return typeset("paper.typ", {**sheet_data(paper, chosen), "copies": copies}, day=paper.issued_on)


def sheet_data(paper: Paper, layout: Layout) -> dict[str, Any]:
    """Everything the template prints, as JSON values."""
    return {
        "layout": asdict(layout),
        "title": " ".join(part for part in (paper.type, paper.full_number) if part) or "Văn bản",
        "head": asdict(head_of(paper, layout)),
        "type": (paper.type or "").upper(),
        "subject": glued(paper.subject or "") if paper.type else "",
        "subject_rule": subject_rule(paper, layout),
        "authority": paper.authority or "",
        "addressees": list(paper.addressees),
        "blocks": [_plain(block, layout) for block in blocks_of(paper)],
        "recipients": list(recipient_lines(paper)),
        "signings": [signing_data(signing, len(paper.signings), layout) for signing in paper.signings],
        "appendices": [_appendix(appendix, layout) for appendix in paper.appendices],
        "attached": attached_line(paper),
        "watermark": paper.watermark or "",
        "verify_url": address_parts(paper.verify_url or ""),
        "qr": qr_svg(paper.verify_url) if paper.verify_url else "",
    }


def subject_rule(paper: Paper, layout: Layout) -> float:
    """Length in mm of the rule under the subject: a third to a half of its longest line."""
    width = width_of(paper.subject or paper.type or "", layout.sizes.subject, bold=True)
    return max(18.0, min(width, layout.width * 0.86) * 0.36)


def signing_data(signing: Signing, count: int, layout: Layout) -> dict[str, Any]:
    """The lines above and below the signature, broken for its column."""
    width = layout.width * SIGNING_SHARE - 4 if count == 1 else layout.width / min(count, 3) - 10
    size = layout.sizes.signing
    lines = [line for text in signing_lines(signing) for line in balanced(text, width, size, bold=True)]
    return {"lines": lines, "name": signing.name or ""}


def _appendix(appendix: Appendix, layout: Layout) -> dict[str, Any]:
    things: tuple[Table | Figure, ...] = (*appendix.tables, *appendix.figures)
    paragraphs = [Block((Run(text),)) for text in appendix.paragraphs]
    across = is_wide(appendix, layout)
    page = layout.across() if across else layout
    blocks = [_plain(block, page) for block in (*paragraphs, *things)]
    return {
        "title": appendix.title,
        "subject": appendix.subject,
        "blocks": blocks,
        "across": across,
    }


def _plain(block: Block | Table | Figure, layout: Layout) -> dict[str, Any]:
    if isinstance(block, Table):
        return {"kind": "table", **_table(block, layout)}
    if isinstance(block, Figure):
        return {"kind": "figure", **_figure(block)}
    return {"kind": "block", **asdict(block)}


def _table(table: Table, layout: Layout) -> dict[str, Any]:
    return {
        "caption": table.caption,
        "shares": list(column_shares(table, layout)),
        "numeric": list(table.numeric),
        "short": list(short_columns(table)),
        "head": list(table.head),
        "rows": [list(row) for row in table.rows],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    is_svg = "svg" in figure.media
    return {
        "svg": figure.image.decode("utf-8") if is_svg else "",
        "png": [] if is_svg else list(figure.image),
        "alt": figure.alt,
        "caption": figure.caption,
        "width": figure.width,
    }
