"""A draft as PDF: set by typst in several layouts, with page numbers and running heads."""

import json
import random
from pathlib import Path

import typst

from donghanh.documents.rules.writing.measures import FONTS

from .drafts import Draft

TEMPLATE = (Path(__file__).parent / "draft.typ").read_bytes()


def pdf_file(draft: Draft, chance: random.Random) -> bytes:
    data = {
        "left": draft.left,
        "right": draft.right,
        "number": draft.number_line,
        "about": draft.about or "",
        "date": draft.date_line,
        "title": [line for line in draft.title if line.strip("-")],
        "body": [{"kind": kind, "text": piece if kind != "table" else "", "rows": piece if kind == "table" else []} for kind, piece in draft.body],
        "recipients": draft.recipients,
        "signings": draft.signing,
        "size": chance.choice((12, 13, 14)),
        "indent": chance.choice((0, 10, 12.7)),
        "justify": chance.random() < 0.7,
        "spacing": chance.choice((4, 6, 9)),
        "numbers": chance.choice(("top", "bottom", "none")),
        "running": chance.choice(("", "", "LIÊN ĐOÀN LAO ĐỘNG TỈNH - Kế hoạch năm 2017")),
    }  # fmt: skip
    made = typst.Compiler(
        TEMPLATE,
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    ).compile(format="pdf")
    assert isinstance(made, bytes)
    return made
