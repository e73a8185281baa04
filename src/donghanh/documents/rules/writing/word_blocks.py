"""Pieces of the content of a Word file: paragraphs, tables, pictures."""

import io

from docx.document import Document
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.shared import Mm

from ..paper import Figure, Table
from .columns import column_shares, short_columns
from .layout import Layout
from .sheet import Block
from .word_parts import bordered, drop_first, grid, put, repeated


def put_block(document: Document, block: Block | Table | Figure, layout: Layout) -> None:
    """A piece of the content at the end of the document."""
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
    widths = [share * layout.width for share in column_shares(table, layout)]
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
            if index == 0:
                cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
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
