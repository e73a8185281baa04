"""A draft as a Word file: by python-docx, with the habits of offices (tables without borders, tabs, tracked changes)."""

import copy
import io
import random
import re

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from .drafts import Draft
from .old_letters import in_tcvn3

_BULLET = re.compile(r"[-–] ")


def word_file(draft: Draft, chance: random.Random, habit: str) -> bytes:
    """`habit` is one of plain, tabs, breaks, lists, tracked, old font."""
    made = docx.Document()
    if chance.random() < 0.5:
        made.sections[0].header.paragraphs[0].text = "Số: 999/KH-TRANG ĐẦU"
    _head(made, draft, habit)
    for line in draft.title:
        made.add_paragraph(line).alignment = 1
    if habit == "breaks" and len(draft.title) > 2:
        _join_title(made, draft)
    for kind, piece in draft.body:
        if kind == "table":
            _grid(made, piece)
        elif habit == "lists" and _BULLET.match(piece):
            made.add_paragraph(piece[2:], style="List Bullet")
        else:
            made.add_paragraph(piece)
    if habit == "tracked":
        _track(made, chance)
    _tail(made, draft, habit)
    if habit == "old font":
        _old_font(made)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _head(made, draft: Draft, habit: str) -> None:
    low = "\n".join([draft.number_line, *([draft.about] if draft.about else [])])
    if habit == "tabs":
        height = max(len(draft.left), len(draft.right))
        for at in range(height):
            left = draft.left[at] if at < len(draft.left) else ""
            right = draft.right[at] if at < len(draft.right) else ""
            made.add_paragraph(f"{left}\t{right}")
        made.add_paragraph(f"{draft.number_line}\t\t{draft.date_line}")
        if draft.about:
            made.add_paragraph(draft.about)
        return
    table = made.add_table(2, 2)
    _cell(table, (0, 0), draft.left, habit)
    _cell(table, (0, 1), draft.right, habit)
    _cell(table, (1, 0), low.split("\n"), habit)
    _cell(table, (1, 1), [draft.date_line], habit)


def _cell(table, place: tuple[int, int], lines: list[str], habit: str) -> None:
    cell = table.cell(*place)
    if habit == "breaks":
        cell.paragraphs[0].text = "\n".join(lines)
        return
    cell.paragraphs[0].text = lines[0] if lines else ""
    for line in lines[1:]:
        cell.add_paragraph(line)


def _join_title(made, draft: Draft) -> None:
    """Type and subject in one paragraph with soft breaks."""
    found = [p for p in made.paragraphs if p.text in draft.title]
    found[0].text = "\n".join(draft.title)
    for paragraph in found[1:]:
        paragraph._p.getparent().remove(paragraph._p)


def _grid(made, rows) -> None:
    table = made.add_table(len(rows), len(rows[0]), style="Table Grid")
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            table.cell(at, column).text = cell


def _tail(made, draft: Draft, habit: str) -> None:
    receive = ["Nơi nhận:", *draft.recipients]
    if habit == "tabs":
        for line in receive:
            made.add_paragraph(line)
        for block in draft.signing:
            for line in block:
                made.add_paragraph(line)
        return
    table = made.add_table(1, 1 + len(draft.signing))
    _cell(table, (0, 0), receive, habit)
    for at, block in enumerate(draft.signing, start=1):
        _cell(table, (0, at), block, habit)


def _track(made, chance: random.Random) -> None:
    """Words deleted and inserted, a whole paragraph deleted, one split in two joined again."""
    body = [p for p in made.paragraphs if len(p.text) > 60]
    for paragraph in chance.sample(body, min(4, len(body))):
        run = paragraph.runs[0]._r
        words = run.find(qn("w:t"))
        cut = len(words.text) // 2
        rest = copy.deepcopy(run)
        rest.find(qn("w:t")).text = words.text[cut:]
        words.text = words.text[:cut]
        for element in (run, rest):
            element.find(qn("w:t")).set(qn("xml:space"), "preserve")
        inserted = _change("w:ins")
        inserted.append(rest)
        deleted = _change("w:del")
        gone = OxmlElement("w:r")
        text = OxmlElement("w:delText")
        text.text = " chữ đã bỏ "
        gone.append(text)
        deleted.append(gone)
        run.addnext(deleted)
        deleted.addnext(inserted)
    whole = copy.deepcopy(body[0]._p)
    for run in list(whole):
        if run.tag != qn("w:pPr"):
            whole.remove(run)
    properties = OxmlElement("w:pPr")
    marks = OxmlElement("w:rPr")
    marks.append(_change("w:del"))
    properties.append(marks)
    whole.insert(0, properties)
    deleted = _change("w:del")
    gone = OxmlElement("w:r")
    text = OxmlElement("w:delText")
    text.text = "IX. Một mục đã bỏ cả đoạn"
    gone.append(text)
    deleted.append(gone)
    whole.append(deleted)
    body[-1]._p.addprevious(whole)


def _change(tag: str):
    element = OxmlElement(tag)
    element.set(qn("w:id"), "7")
    element.set(qn("w:author"), "Người soạn")
    return element


def _old_font(made) -> None:
    """Every run in .VnTime, its letters as windows-1252 shows the codes."""
    paragraphs = list(made.paragraphs)
    for table in made.tables:
        paragraphs += [p for row in table.rows for cell in row.cells for p in cell.paragraphs]
    for paragraph in paragraphs:
        for run in paragraph.runs:
            run.text = in_tcvn3(run.text).decode("cp1252")
            run.font.name = ".VnTime"
