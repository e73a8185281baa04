"""A paper as a Word file, in the official layout."""

import io
from typing import Any

import docx as word
from docx.document import Document
from docx.shared import Mm

from ..paper import Appendix, Figure, Paper, Signing, Table
from .layout import PAGE_HEIGHT, PAGE_WIDTH, Layout, layout_of
from .pdf import SIGNING_SHARE, signing_data, subject_rule
from .qr import qr_code
from .sheet import Block, Run, blocks_of, column_shares, head_of, recipient_lines, short_columns, things_of
from .word_base import empty_file, repacked
from .word_parts import (
    bordered,
    drop_first,
    grid,
    put,
    put_page_number,
    put_rule,
    put_watermark,
    repeated,
)

_SIGNATURE_ROOM = 66  # points between title and name


def docx(paper: Paper, layout: Layout | str) -> bytes:
    """The paper as .docx; the same bytes for the same paper and layout.

    SVG figures are left out with their alternative text in place, as Word needs a picture beside them.
    """
    chosen = layout_of(layout) if isinstance(layout, str) else layout
    document = word.Document(
        empty_file(" ".join(p for p in (paper.type, paper.full_number) if p) or "Văn bản")
    )
    _page(document, paper, chosen)
    _head(document, paper, chosen)
    _title(document, paper, chosen)
    for block in blocks_of(paper):
        _block(document, block, chosen)
    _tail(document, paper, chosen)
    for appendix in paper.appendices:
        _appendix(document, appendix, chosen)
    made = io.BytesIO()
    document.save(made)
    return repacked(made)


def _page(document: Document, paper: Paper, layout: Layout) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(PAGE_WIDTH), Mm(PAGE_HEIGHT)
    margins = layout.margins
    section.top_margin, section.bottom_margin = Mm(margins.top), Mm(margins.bottom)
    section.left_margin, section.right_margin = Mm(margins.left), Mm(margins.right)
    section.header_distance = section.footer_distance = Mm(9)
    section.different_first_page_header_footer = not layout.number_on_first
    at_top = layout.number_at == "top-center"
    numbered = (section.header if at_top else section.footer).paragraphs[0]
    numbered.alignment = 1 if at_top else 2
    put_page_number(numbered, layout.number_size)
    if paper.watermark:
        put_watermark(section.header.paragraphs[0], paper.watermark)
        if not layout.number_on_first:
            put_watermark(section.first_page_header.paragraphs[0], paper.watermark)


def _head(document: Document, paper: Paper, layout: Layout) -> None:
    head, sizes = head_of(paper, layout), layout.sizes
    table = grid(document, (head.left_width, head.right_width), rows=2)
    (left, right), (number, date) = (row.cells for row in table.rows)
    for line in head.parent:
        put(left, line, size=sizes.parent, align="center")
    for line in head.issuer:
        put(left, line, size=sizes.issuer, align="center", bold=True)
    if layout.is_party:
        put(left, "*", size=sizes.issuer, align="center")
    elif head.issuer:
        put_rule(left, head.issuer_rule, head.left_width)
    for text, size, bold in head.right:
        put(right, text, size=size, align="center", bold=bold)
    put_rule(right, head.right_rule, head.right_width)
    put(number, head.number, size=sizes.number, align="center", before=4)
    for line in head.about:
        put(number, line, size=sizes.recipients_label, align="center")
    put(date, head.place_date, size=sizes.place_date, align="center", italic=True, before=4)
    for cell in (left, right, number, date):
        drop_first(cell)


def _title(document: Document, paper: Paper, layout: Layout) -> None:
    sizes = layout.sizes
    if paper.type:
        put(document, paper.type.upper(), size=sizes.type, align="center", bold=True, before=18)
        if paper.subject:
            subject = put(document, paper.subject, size=sizes.subject, align="center", bold=True, before=2)
            subject.paragraph_format.left_indent = subject.paragraph_format.right_indent = Mm(
                layout.width * 0.05
            )
        put_rule(document, subject_rule(paper, layout), layout.width, gap=3)
    if paper.authority:
        put(document, paper.authority, size=sizes.body, align="center", bold=True, before=6)
    if len(paper.addressees) == 1:
        put(document, f"Kính gửi: {paper.addressees[0]}", size=sizes.body, align="center", before=12)
    for index, name in enumerate(("", *paper.addressees) if len(paper.addressees) > 1 else ()):
        end = "." if index == len(paper.addressees) else ";"
        line = put(
            document, f"- {name}{end}" if name else "Kính gửi:", size=sizes.body, before=0 if name else 12
        )
        line.paragraph_format.left_indent = Mm(layout.width * (0.25 if name else 0.15))
    put(document, "", size=6)


def _block(document: Document, block: Block | Table | Figure, layout: Layout) -> None:
    if isinstance(block, Table):
        _table(document, block, layout)
    elif isinstance(block, Figure):
        _figure(document, block, layout)
    else:
        written = put(
            document,
            block.runs,
            size=layout.sizes.body,
            align=block.align,
            after=layout.spacing,
            line=layout.line,
        )
        written.paragraph_format.keep_with_next = block.holds
        if block.indented:
            written.paragraph_format.first_line_indent = Mm(layout.first_indent)


def _table(document: Document, table: Table, layout: Layout) -> None:
    size = layout.sizes.table
    if table.caption:
        caption = put(document, table.caption, size=size, align="center", italic=True, before=3, after=3)
        caption.paragraph_format.keep_with_next = True
    widths = [share * layout.width for share in column_shares(table)]
    made = grid(document, widths, rows=1 + len(table.rows))
    bordered(made)
    repeated(made.rows[0])
    short = short_columns(table)
    for index, (row, words) in enumerate(zip(made.rows, (table.head, *table.rows), strict=True)):
        for column, (cell, text) in enumerate(zip(row.cells, words, strict=False)):
            align = (
                "center" if index == 0 or column in short else "right" if column in table.numeric else "left"
            )
            put(cell, text, size=size, align=align, bold=index == 0, before=2, after=2)
            drop_first(cell)
    put(document, "", size=6)


def _figure(document: Document, figure: Figure, layout: Layout) -> None:
    if "svg" in figure.media:
        put(document, f"[{figure.alt}]", size=layout.sizes.table, align="center", italic=True)
    else:
        paragraph = put(document, "", size=layout.sizes.table, align="center", before=6)
        picture = paragraph.add_run().add_picture(
            io.BytesIO(figure.image), width=Mm(min(figure.width, layout.width))
        )
        picture._inline.docPr.set("descr", figure.alt)
        paragraph.paragraph_format.keep_with_next = bool(figure.caption)
    if figure.caption:
        put(
            document,
            figure.caption,
            size=layout.sizes.table,
            align="center",
            italic=True,
            after=layout.spacing,
        )


def _tail(document: Document, paper: Paper, layout: Layout) -> None:
    if document.paragraphs:
        document.paragraphs[-1].paragraph_format.keep_with_next = True  # no signature alone on a page
    put(document, "", size=8).paragraph_format.keep_with_next = True
    if len(paper.signings) == 1:
        left = layout.width * (1 - SIGNING_SHARE)
        cells = grid(document, (left, layout.width - left)).rows[0].cells
        _recipients(cells[0], paper, layout)
        _signing(cells[1], paper.signings[0], layout, count=1)
        return
    for start in range(0, len(paper.signings), 3):
        some = paper.signings[start : start + 3]
        row = grid(document, [layout.width / len(some)] * len(some)).rows[0]
        for cell, signing in zip(row.cells, some, strict=True):
            _signing(cell, signing, layout, count=len(paper.signings))
        put(document, "", size=8)
    if paper.recipients or paper.verify_url:
        _recipients(grid(document, [layout.width]).rows[0].cells[0], paper, layout)


def _recipients(cell: Any, paper: Paper, layout: Layout) -> None:
    if paper.recipients:
        put(cell, "Nơi nhận:", size=layout.sizes.recipients_label, bold=True, italic=True)
    for line in recipient_lines(paper):
        put(cell, line, size=layout.sizes.recipients)
    if paper.verify_url:
        drawn = io.BytesIO()
        qr_code(paper.verify_url).save(drawn, kind="png", scale=6, border=0)
        drawn.seek(0)
        picture = put(cell, "", size=8, before=8).add_run().add_picture(drawn, width=Mm(15))
        picture._inline.docPr.set("descr", "Mã QR kiểm tra văn bản")
        put(cell, f"Kiểm tra văn bản tại: {paper.verify_url}", size=8.5, before=2)
    drop_first(cell)


def _signing(cell: Any, signing: Signing, layout: Layout, *, count: int) -> None:
    data, size = signing_data(signing, count, layout), layout.sizes.signing
    for line in data["lines"]:
        put(cell, line, size=size, align="center", bold=True)
    put(cell, data["name"], size=size, align="center", bold=True, before=_SIGNATURE_ROOM)
    drop_first(cell)


def _appendix(document: Document, appendix: Appendix, layout: Layout) -> None:
    title = put(document, appendix.title, size=layout.sizes.type, align="center", bold=True)
    title.paragraph_format.page_break_before = True
    if appendix.subject:
        put(document, appendix.subject, size=layout.sizes.subject, align="center", bold=True)
    put(document, "", size=8)
    for text in appendix.paragraphs:
        _block(document, Block((Run(text),)), layout)
    for thing in things_of(appendix):
        _block(document, thing, layout)
