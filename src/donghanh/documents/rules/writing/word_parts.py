"""Small pieces of a Word file: runs, paragraphs, drawn rules, tables, page numbers, the watermark."""

from collections.abc import Iterable
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from .sheet import Run, address_parts

ALIGN = {
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


def put(
    place: Any,
    runs: Iterable[Run] | str,
    *,
    size: float,
    align: str = "left",
    bold: bool = False,
    italic: bool = False,
    before: float = 0,
    after: float = 0,
    line: float = 1.0,
) -> Paragraph:
    """A paragraph at the end of `place` (document, cell, header); sizes and spaces in points."""
    paragraph: Paragraph = place.add_paragraph()
    for run in (Run(runs, bold, italic),) if isinstance(runs, str) else runs:
        written = paragraph.add_run(run.text)
        written.font.size = Pt(size)
        written.bold, written.italic = run.bold or None, run.italic or None
    shape = paragraph.paragraph_format
    shape.alignment = ALIGN[align]
    shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), line
    return paragraph


def put_rule(place: Any, length: float, within: float, *, gap: float = 1) -> None:
    """A drawn rule of `length` mm in the middle of `within` mm: the top border of an empty line."""
    paragraph = put(place, "", size=2, before=gap)
    indent = Mm(max(0.0, (within - length) / 2))
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = indent
    paragraph.paragraph_format.line_spacing = Pt(3)
    properties = paragraph._p.get_or_add_pPr()
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    properties.insert_element_before(borders, "w:shd", "w:spacing", "w:ind", "w:jc")


def grid(document: Document, widths: Iterable[float], rows: int = 1) -> Table:
    """A table without borders; column widths in mm."""
    widths = list(widths)
    table: Table = document.add_table(rows, len(widths))
    table.autofit = False
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
        unbroken(row)
    table._tbl.tblPr.append(_cell_room(0))
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = Mm(width)
    return table


def _cell_room(twentieths: int) -> Any:
    sides = "".join(f'<w:{side} w:w="{twentieths}" w:type="dxa"/>' for side in ("left", "right"))
    return parse_xml(f"<w:tblCellMar {nsdecls('w')}>{sides}</w:tblCellMar>")


def unbroken(row: Any) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def drop_first(cell: _Cell) -> None:
    """Take away the empty paragraph that a new cell begins with."""
    if len(cell.paragraphs) > 1:
        cell._tc.remove(cell.paragraphs[0]._p)


def bordered(table: Table) -> None:
    """Thin lines around every cell, and room beside its words."""
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    properties = table._tbl.tblPr
    properties.append(parse_xml(f"<w:tblBorders {nsdecls('w')}>{edges}</w:tblBorders>"))
    layout = properties.find(qn("w:tblLayout"))
    if layout is not None:
        properties.remove(layout)
        properties.append(layout)
    properties.remove(properties.find(qn("w:tblCellMar")))
    properties.append(_cell_room(85))


def repeated(row: Any) -> None:
    """Print this row again at the top of every page the table goes on to."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def put_page_number(paragraph: Paragraph, size: float) -> None:
    """The number of the page as a field; each of its runs has the size, for what shows it takes that of its own."""
    for kind in ("begin", "", "separate", "shown", "end"):
        run = paragraph.add_run("2" if kind == "shown" else "")
        run.font.size = Pt(size)
        if kind == "":
            piece = OxmlElement("w:instrText")
            piece.set(qn("xml:space"), "preserve")
            piece.text = " PAGE "
            run._r.append(piece)
        elif kind != "shown":
            piece = OxmlElement("w:fldChar")
            piece.set(qn("w:fldCharType"), kind)
            run._r.append(piece)


def put_address(paragraph: Paragraph, url: str) -> None:
    """An address behind what the paragraph says; the hyphens of the code at its end do not break."""
    head, code = address_parts(url)
    run = paragraph.add_run(head)
    first, *others = code.split("-")
    run.add_text(first)
    for part in others:
        run._r.append(OxmlElement("w:noBreakHyphen"))
        run.add_text(part)
    run.font.size = paragraph.runs[0].font.size


def put_watermark(paragraph: Paragraph, words: str) -> None:
    """Pale words across the page, behind the text."""
    pict = parse_xml(
        f"<w:pict {nsdecls('w')} xmlns:v='urn:schemas-microsoft-com:vml' xmlns:o='urn:schemas-microsoft-com:office:office'>"
        "<v:shapetype id='_x0000_t136' coordsize='21600,21600' o:spt='136' adj='10800' "
        "path='m@7,l@8,m@5,21600l@6,21600e'><v:formulas><v:f eqn='sum #0 0 10800'/><v:f eqn='prod #0 2 1'/>"
        "<v:f eqn='sum 21600 0 @1'/><v:f eqn='sum 0 0 @2'/><v:f eqn='sum 21600 0 @3'/><v:f eqn='if @0 @3 0'/>"
        "<v:f eqn='if @0 21600 @1'/><v:f eqn='if @0 0 @2'/><v:f eqn='if @0 @4 21600'/></v:formulas>"
        "<v:path textpathok='t' o:connecttype='rect'/><v:textpath on='t' fitshape='t'/></v:shapetype>"
        "<v:shape id='sample' type='#_x0000_t136' stroked='f' fillcolor='#e9e6e6' "
        "style='position:absolute;margin-left:0;margin-top:0;width:600pt;height:42pt;rotation:308;z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:page;"
        "mso-position-vertical:center;mso-position-vertical-relative:page'>"
        "<v:textpath style='font-family:\"Times New Roman\";font-weight:bold'/></v:shape></w:pict>"
    )
    textpaths = [piece for piece in pict.iter() if piece.tag.endswith("}textpath")]
    textpaths[-1].set("string", words)
    paragraph.add_run()._r.append(pict)
