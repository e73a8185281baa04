"""HTML, also as Word saves it: text, lists and tables; scripts, styles and hidden parts are left out."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser

from donghanh.base.alphabets import decoder_of
from donghanh.base.sentences import Refusal
from donghanh.base.words import nfc

from .breaks import lines_of_paragraph
from .grid import as_lines
from .plain import decoded, said_of
from .source import Source
from .word_numbers import said

_VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "param",
    "source",
    "track",
    "wbr",
}
_SKIPPED = {"script", "style", "head", "title", "template", "noscript", "svg", "iframe", "object", "nav", "aside", "button", "select", "del", "audio", "video", "canvas"}  # fmt: skip
_BLOCKS = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "center", "section", "article", "header", "footer", "main", "body", "html", "blockquote", "pre", "hr", "form", "dl", "dt", "dd", "address", "figure"}  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_NUMBERED = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
DEEPEST = 400


def read_html(content: bytes) -> Source:
    """The text of a page. Raises Refusal for one nested beyond reason."""
    named = _CHARSET.search(content[:4000])
    text, alphabet = decoded(content, named[1].decode("ascii", "replace") if named else None)
    page = _Page(decoder_of(alphabet))
    page.feed(text)
    page.close()
    page.end_line()
    return Source(nfc("\n".join(page.out())), said_of(alphabet))


@dataclass
class _Table:
    rows: list[list[str]] = field(default_factory=list)
    nests: bool = False
    is_open: bool = False  # is a cell open


@dataclass
class _List:
    shown: str | None  # None for bullets
    number: int = 1


class _Page(HTMLParser):
    """Text pieces are gathered into lines, lines into cells where a table is open."""

    def __init__(self, decode: Callable[[str], str]) -> None:
        super().__init__(convert_charrefs=True)
        self.decode = decode
        self.lines: list[str] = []
        self.tables: list[_Table] = []
        self.kept: list[list[str]] = []
        self.lists: list[_List] = []
        self.skipping: list[str] = []
        self.depth = 0
        self.preformatted = 0
        self.piece: list[str] = []

    def out(self) -> list[str]:
        while self.tables:
            self._close_table()
        return self.lines

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID and tag not in ("p", "li", "tr", "td", "th", "option"):
            self.depth += 1
            if self.depth > DEEPEST:
                raise Refusal(
                    "Tệp “{name}” lồng các thẻ quá nhiều lớp nên không được đọc. Lưu lại dưới dạng văn bản rồi tải lên."
                )
        values = {name: value or "" for name, value in attrs}
        if self.skipping:
            if tag == self.skipping[-1]:
                self.skipping.append(tag)
            return
        if tag in _SKIPPED or (
            (("hidden" in values) or _HIDDEN.search(values.get("style", ""))) and tag not in _VOID
        ):
            self.skipping.append(tag)
            return
        self._start(tag, values)

    def _start(self, tag: str, values: dict[str, str]) -> None:
        if tag == "br":
            self.piece.append("\n")
        elif tag == "table":
            self.end_line()
            self.tables.append(_Table())
            self.kept.append(self.lines)
            self.lines = []
        elif tag == "tr" and self.tables:
            self._close_cell()
            self.tables[-1].rows.append([])
        elif tag in ("td", "th") and self.tables:
            self._close_cell()
            if not self.tables[-1].rows:
                self.tables[-1].rows.append([])
            self.tables[-1].is_open = True
        elif tag in ("ul", "ol"):
            self.end_line()
            shown = _NUMBERED.get(values.get("type", "1"), "decimal") if tag == "ol" else None
            start = values.get("start", "1")
            self.lists.append(_List(shown, int(start) if start.isdecimal() and len(start) < 5 else 1))
        elif tag == "li":
            self.end_line()
            self.piece.append(self._label())
        elif tag in _BLOCKS:
            self.end_line()
            self.preformatted += tag == "pre"

    def _label(self) -> str:
        if not self.lists:
            return "- "
        last = self.lists[-1]
        if last.shown is None:
            return "- " if sum(item.shown is None for item in self.lists) < 2 else "+ "
        last.number += 1
        closing = ")" if last.shown == "lowerLetter" else "."
        return f"{said(last.shown, last.number - 1)}{closing} "

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID and tag not in ("p", "li", "tr", "td", "th", "option"):
            self.depth = max(0, self.depth - 1)
        if self.skipping:
            if tag == self.skipping[-1]:
                self.skipping.pop()
            return
        if tag == "table" and self.tables:
            self._close_table()
        elif tag in ("td", "th", "tr") and self.tables:
            self._close_cell()
        elif tag in ("ul", "ol") and self.lists:
            self.end_line()
            self.lists.pop()
        elif tag in _BLOCKS:
            self.end_line()
            self.preformatted -= tag == "pre" and self.preformatted > 0

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self.piece.append(data if self.preformatted else re.sub(r"[ \t\r\n\f]+", " ", data))

    def end_line(self) -> None:
        """The gathered pieces become lines."""
        text = self.decode("".join(self.piece))
        self.piece = []
        if self.preformatted:
            self.lines += text.split("\n")
        elif text.strip(" \n"):
            self.lines += lines_of_paragraph(
                re.sub(r" {3,}", "  ", text.replace("\u00a0", " "))
                if text.count("\u00a0") < 3
                else text.strip(" \n")
            )
        elif "\n" in text or text.strip("\n"):
            self.lines.append("")

    def _close_cell(self) -> None:
        self.end_line()
        table = self.tables[-1]
        if table.is_open:
            table.rows[-1].append("\n".join(self.lines).strip("\n"))
        elif any(line.strip() for line in self.lines):  # text between cells stays in the text
            self.kept[-1] += self.lines
        self.lines, table.is_open = [], False

    def _close_table(self) -> None:
        self._close_cell()
        table = self.tables.pop()
        inner = self.kept.pop()
        if table.nests:
            made = [line for row in table.rows for cell in row for line in [*cell.split("\n"), ""]]
        else:
            made = as_lines(table.rows)
        self.lines = [*inner, "", *made, ""]
        if self.tables and len(table.rows) > 0:
            self.tables[-1].nests = True
