"""A draft as a text file or a web page."""

import html
import random
import textwrap
import unicodedata

from .drafts import Draft
from .old_letters import in_tcvn3, in_vni, in_windows_1258

ENCODINGS = {
    "utf-8": lambda text: text.encode(),
    "bom": lambda text: text.encode("utf-8-sig"),
    "nfd": lambda text: unicodedata.normalize("NFD", text).encode(),
    "utf-16": lambda text: text.encode("utf-16"),
    "tcvn3": in_tcvn3,
    "vni": in_vni,
    "1258": in_windows_1258,
}


def head_lines(draft: Draft, chance: random.Random) -> list[str]:
    left = [*draft.left, *(["*"] if draft.is_party else ["-------"] if chance.random() < 0.5 else [])]
    right = [*draft.right, *(["---------------"] if chance.random() < 0.5 else [])]
    low = [draft.number_line, *([draft.about] if draft.about else [])]
    if chance.random() < 0.55:
        return [
            *left,
            "",
            *right,
            "",
            draft.number_line,
            *([draft.about] if draft.about else []),
            "",
            draft.date_line,
            "",
        ]
    return [*_beside(left, right), *_beside(low, [draft.date_line]), ""]


def _beside(left: list[str], right: list[str]) -> list[str]:
    height = max(len(left), len(right))
    pad = [*left, *[""] * (height - len(left))], [*right, *[""] * (height - len(right))]
    return [f"{one:<48}{'      '}{other}".rstrip() for one, other in zip(*pad, strict=True)]


def tail_lines(draft: Draft, chance: random.Random) -> list[str]:
    receive = [chance.choice(("Nơi nhận:", "Nơi nhận:", "NƠI NHẬN:", "Nơi nhận")), *draft.recipients]
    if len(draft.signing) > 1:
        return [*receive, "", *[line for block in draft.signing for line in [*block, ""]]]
    shape = chance.randrange(3)
    if shape == 0:
        return [*receive, "", *draft.signing[0]]
    if shape == 1:
        return _beside(receive, draft.signing[0])
    return [*(" " * 50 + line if line else "" for line in draft.signing[0]), "", *receive]


def text_of(draft: Draft, chance: random.Random) -> str:
    width = 82 if chance.random() < 0.3 else 0
    blank = chance.random() < 0.5
    lines = head_lines(draft, chance) + [*draft.title, ""]
    for count, (kind, piece) in enumerate(draft.body, start=1):
        if kind == "table":
            lines += ["| " + " | ".join(row) + " |" for row in piece]
        else:
            lines += textwrap.wrap(piece, width) if width else [piece]
        lines += [""] if blank or kind == "center" or width else []
        if count == 9 and chance.random() < 0.3:
            lines += ["", "\f2" if chance.random() < 0.5 else "2", ""]
    return "\n".join([*lines, "", *tail_lines(draft, chance)]) + "\n"


def text_file(draft: Draft, chance: random.Random, encoding: str) -> bytes:
    text = text_of(draft, chance)
    if chance.random() < 0.3:
        text = text.replace("\n", "\r\n")
    return ENCODINGS[encoding](text)


def web_page(draft: Draft, chance: random.Random, encoding: str = "utf-8") -> bytes:
    shape = chance.randrange(3)
    said = [_head_page(draft, shape)]
    for line in draft.title:
        said.append(f'<p align="center"><b>{html.escape(line)}</b></p>' if line.strip("-") else "<hr>")
    for kind, piece in draft.body:
        if kind == "table":
            rows = "".join(
                "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in piece
            )
            said.append(f'<table border="1">{rows}</table>')
        else:
            text = html.escape(piece).replace(" ", "\n", 1) if chance.random() < 0.2 else html.escape(piece)
            said.append(f"<p class=MsoNormal>{text}<o:p></o:p></p>" if shape else f"<div>{text}</div>")
    said.append(_tail_page(draft, shape))
    page = (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>Văn bản</title>'
        "<style>p{margin:0}</style><script>var a = '<p>Số: 99/KH-GIA</p>';</script></head><body>"
        + "\n".join(said)
        + "</body></html>"
    )
    return ENCODINGS[encoding](page)


def _head_page(draft: Draft, shape: int) -> str:
    left, right = "<br>".join(draft.left), "<br>".join(draft.right)
    about = f"<br>{html.escape(draft.about)}" if draft.about else ""
    if shape == 2:
        return f"<p>{left}</p><p>{right}</p><p>{draft.number_line}{about}</p><p><i>{draft.date_line}</i></p>"
    return (
        f"<table><tr><td>{left}</td><td>{right}</td></tr>"
        f"<tr><td>{draft.number_line}{about}</td><td><i>{draft.date_line}</i></td></tr></table>"
    )


def _tail_page(draft: Draft, shape: int) -> str:
    receive = "<b><i>Nơi nhận:</i></b><br>" + "<br>".join(map(html.escape, draft.recipients))
    signed = ["<br>".join(line or "&nbsp;" for line in block) for block in draft.signing]
    if shape == 2:
        return f"<p>{receive}</p>" + "".join(f"<p>{block}</p>" for block in signed)
    return (
        f"<table><tr><td>{receive}</td>" + "".join(f"<td>{block}</td>" for block in signed) + "</tr></table>"
    )
