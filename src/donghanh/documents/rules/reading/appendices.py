"""Appendices: what follows the signing, each with its name, its subject, its paragraphs and tables."""

import re
from collections.abc import Sequence

from ..paper import Appendix
from .lines import Line, is_capitals, is_rule, paragraphs, wrap_width
from .marks import APPENDIX, begins
from .tables import Row, is_row, tables_of

ATTACHED = re.compile(r"\(?\s*(Ban hành\s+)?(đính\s+)?kèm\s+theo\b.{5,300}", re.IGNORECASE)
_HEAD_LINES = 6  # of an appendix, among which it may say what it is attached to


def appendices_of(lines: Sequence[Line]) -> list[Appendix]:
    """The appendices that `lines`, all behind the signing, are made of."""
    taken: list[list[Line]] = []
    for line in lines:
        if is_rule(line.text):
            continue
        is_name = bool(APPENDIX.match(line.text)) and is_capitals(line.text[:12])
        if not taken or (is_name and len([one for one in taken[-1] if one.text]) > 1):
            taken.append([])
        taken[-1].append(line)
    return [_appendix(group) for group in taken if any(line.text for line in group)]


def _appendix(lines: list[Line]) -> Appendix:
    start = next(index for index, line in enumerate(lines) if line.text)
    title, rest, subject = lines[start].text, lines[start + 1 :], ""
    head = [index for index, line in enumerate(rest) if line.text][:_HEAD_LINES]
    attached = next((index for index in head if ATTACHED.fullmatch(rest[index].text)), None)
    if attached is not None:
        subject = " ".join(line.text for line in rest[:attached] if line.text)
        rest = rest[attached + 1 :]
    rows, texts = [], []
    for paragraph in paragraphs(rest, begins, wrap_width(rest)):
        if is_row(paragraph.text):
            rows.append(Row(paragraph.text, paragraph.first, paragraph.last, after="", caption=""))
        else:
            texts.append(paragraph.text)
    tables = tuple(table for table, _, _ in tables_of(rows))
    return Appendix(title, subject, paragraphs=tuple(texts), tables=tables)
