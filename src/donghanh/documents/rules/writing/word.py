"""A paper as a Word file, in the official layout."""

import io
from typing import Any

import docx as word
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt

from ..paper import Appendix, Paper, Signing
from .columns import is_wide
from .layout import PAGE_HEIGHT, PAGE_WIDTH, Layout, layout_of
from .pdf import SIGNING_SHARE, signing_data, subject_rule
from .qr import qr_code
from .sheet import Block, Run, attached_line, blocks_of, glued, head_of, recipient_lines, things_of
from .word_base import empty_file, repacked
from .word_blocks import put_block
from .word_parts import (
    drop_first,
    grid,
    put,
    put_address,
    put_page_number,
    put_rule,
    put_watermark,
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
        put_block(document, block, chosen)
    _tail(document, paper, chosen)
    page = chosen
    for appendix in paper.appendices:
        page = put_appendix(document, appendix, page, attached=attached_line(paper))
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
        put(number, line, size=sizes.about, align="center", italic=layout.is_party)
    put(date, head.place_date, size=sizes.place_date, align="center", italic=True, before=4)
    for cell in (left, right, number, date):
        drop_first(cell)


def _title(document: Document, paper: Paper, layout: Layout) -> None:
    sizes = layout.sizes
    if paper.type:
        put(document, paper.type.upper(), size=sizes.type, align="center", bold=True, before=18)
        if paper.subject:
            subject = put(
                document, glued(paper.subject), size=sizes.subject, align="center", bold=True, before=2
            )
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
        lines, names = grid(document, [layout.width / len(some)] * len(some), rows=2).rows
        for above, below, signing in zip(lines.cells, names.cells, some, strict=True):
            _signing_lines(above, signing, layout, count=len(paper.signings))
            _signing_name(below, signing, layout)
            drop_first(above)
            drop_first(below)
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
        put_address(put(cell, "Kiểm tra văn bản tại: ", size=8.5, before=2), paper.verify_url)
    drop_first(cell)


def _signing(cell: Any, signing: Signing, layout: Layout, *, count: int) -> None:
    _signing_lines(cell, signing, layout, count=count)
    _signing_name(cell, signing, layout)
    drop_first(cell)


def _signing_lines(cell: Any, signing: Signing, layout: Layout, *, count: int) -> None:
    for line in signing_data(signing, count, layout)["lines"]:
        put(cell, line, size=layout.sizes.signing, align="center", bold=True)


def _signing_name(cell: Any, signing: Signing, layout: Layout) -> None:
    size = layout.sizes.signing
    put(cell, signing.name or "", size=size, align="center", bold=True, before=_SIGNATURE_ROOM)


def put_appendix(document: Document, appendix: Appendix, layout: Layout, *, attached: str) -> Layout:
    """An appendix on a page of its own, the page across where a table is wide; the layout of the page it ends on."""
    turned = layout.across() if is_wide(appendix, layout) else layout.upright()
    title = put(document, appendix.title, size=layout.sizes.type, align="center", bold=True)
    if turned != layout:
        _turn(document, turned)
    else:
        title.paragraph_format.page_break_before = True
    if appendix.subject:
        put(document, appendix.subject, size=layout.sizes.subject, align="center", bold=True)
    if attached:
        put(document, attached, size=layout.sizes.body, align="center", italic=True)
    put(document, "", size=8)
    for text in appendix.paragraphs:
        put_block(document, Block((Run(text),)), turned)
    for thing in things_of(appendix):
        put_block(document, thing, turned)
    return turned


def _turn(document: Document, layout: Layout) -> None:
    """End the section before the last paragraph; what follows stands on pages of this layout."""
    title = document.paragraphs[-1]._p
    section = document.add_section()
    section.different_first_page_header_footer = False
    section.page_width, section.page_height = Mm(layout.page_width), Mm(layout.page_height)
    section.orientation = WD_ORIENT.LANDSCAPE if layout.is_across else WD_ORIENT.PORTRAIT
    document.paragraphs[-1].paragraph_format.line_spacing = Pt(1)  # the break itself takes no room
    document.element.body.sectPr.addprevious(title)
