"""Word files (.docx): the text as it stands when every tracked change is accepted."""

import io
import re
from collections import Counter
from collections.abc import Callable

from lxml import etree

from donghanh.base.alphabets import OF_FONT, alphabet_of, decoder_of
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import nfc

from .archive import SAFE, Archive, bomb, broken
from .breaks import lines_of_paragraph
from .grid import as_lines
from .plain import said_of
from .source import Source, with_across
from .word_numbers import Numbers, W, numbers_of, place_in_list

_DRAWING = "{urn:schemas-microsoft-com:vml}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = {
    f"{W}del",
    f"{W}moveFrom",
    f"{_COMPATIBLE}Fallback",
    f"{W}pPr",
    f"{W}rPr",
    f"{W}instrText",
    f"{W}delText",
}
_TRACKED = {f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo"}
_CHARACTERS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_P, _TABLE, _BOX = f"{W}p", f"{W}tbl", f"{W}txbxContent"
_TAG = re.compile(rb"<[^>]*>")
_OLD_FONT = re.compile(rb'w:ascii="(\.Vn|VNI)')
DEEPEST = 12  # tables in tables
HEADERS_AT_MOST = 20
TEXT_LIMIT = 60 * 1024 * 1024


def read_word(content: bytes) -> Source:
    """The text of a .docx. Raises Refusal for hostile and broken files."""
    archive = Archive(content)
    name = archive.main_part()
    folder = name.rpartition("/")[0]
    main = archive.part(name)
    if main is None:
        raise Refusal(
            "Tệp “{name}” không phải văn bản Word: bên trong không có phần nội dung. Chọn đúng tệp."
        )
    numbers = numbers_of(archive.tree(f"{folder}/numbering.xml"), archive.tree(f"{folder}/styles.xml"))
    alphabet = alphabet_of(_TAG.sub(b" ", main[:600_000]).decode("utf-8", "replace"))
    alphabet = alphabet if not _OLD_FONT.search(main) else None
    body = _Body(numbers, decoder_of(alphabet))
    try:
        body.read(main)
    except etree.XMLSyntaxError:
        raise broken() from None
    source = Source(nfc("\n".join(body.lines)), (*body.warnings(), *said_of(alphabet)))
    return with_across(source, nfc(_across(archive, folder)))


def _across(archive: Archive, folder: str) -> str:
    """The words of a watermark: a drawn text in the header of a page."""
    for number in range(1, HEADERS_AT_MOST):
        header = archive.tree(f"{folder}/header{number}.xml")
        if header is None:
            return ""
        for drawn in header.iter(f"{_DRAWING}textpath"):
            if words := drawn.get("string", ""):
                return str(words)
    return ""


class _Body:
    """Takes the paragraphs and tables of the body in order."""

    def __init__(self, numbers: Numbers, decode: Callable[[str], str]) -> None:
        self.numbers = numbers
        self.decode = decode
        self.lines: list[str] = []
        self.seen: Counter[str] = Counter()
        self._carried = ""  # text of a paragraph whose end was deleted: the next one goes on with it
        self._boxes: list[str] = []
        self._size = 0

    def read(self, xml: bytes) -> None:
        """Element by element, so that a long document does not stand in memory whole."""
        for _, element in etree.iterparse(io.BytesIO(xml), events=("end",), tag=(_P, _TABLE), **SAFE):
            if any(above.tag in (_P, _TABLE) for above in element.iterancestors()):
                continue
            added = self.paragraph(element) if element.tag == _P else self.table(element, 1)
            self._size += sum(map(len, added))
            if self._size > TEXT_LIMIT:
                raise bomb()
            self.lines += added
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]

    def paragraph(self, element: etree._Element) -> list[str]:
        properties = element.find(f"{W}pPr")
        pieces: list[str] = []
        self._pieces(element, pieces, 0)
        text = self._carried + self.decode("".join(pieces))
        boxes, self._boxes = self._boxes, []
        if properties is not None and any(
            properties.find(f"{W}rPr/{W}{gone}") is not None for gone in ("del", "moveFrom")
        ):
            self.seen["tracked"] += 1
            self._carried = text
            return boxes
        self._carried = ""
        place = place_in_list(properties, self.numbers)
        if place and text.strip():
            label = self.numbers.label(*place)
            text = f"{label} {text.strip()}" if label else text
        return [*lines_of_paragraph(text), *boxes]

    def _pieces(self, element: etree._Element, pieces: list[str], depth: int) -> None:
        for child in element:
            if child.tag in _TRACKED:
                self.seen["tracked"] += 1
            if child.tag in _GONE:
                continue
            if child.tag == f"{W}r":
                self._run(child, pieces, depth)
            elif child.tag == _BOX:
                self._boxes += self._box(child, depth)
            else:
                self._pieces(child, pieces, depth)

    def _run(self, run: etree._Element, pieces: list[str], depth: int) -> None:
        properties = run.find(f"{W}rPr")
        if properties is not None and _is_on(properties.find(f"{W}vanish")):
            self.seen["hidden"] += 1
            return
        taken: list[str] = []
        for child in run:
            if child.tag == f"{W}t":
                taken.append(child.text or "")
            elif child.tag in _CHARACTERS:
                taken.append(_CHARACTERS[child.tag])
            elif child.tag not in _GONE:
                self._pieces(child, taken, depth + 1)
        pieces.append(_in_unicode("".join(taken), properties))

    def _box(self, box: etree._Element, depth: int) -> list[str]:
        if depth > DEEPEST * 4:
            raise bomb()
        inner = _Body(self.numbers, self.decode)
        return [line for child in box if child.tag == _P for line in inner.paragraph(child)]

    def table(self, table: etree._Element, depth: int) -> list[str]:
        if depth > DEEPEST:
            raise Refusal(
                "Tệp “{name}” có bảng lồng trong bảng quá nhiều lớp nên không được đọc. Bỏ bớt các lớp rồi tải lại."
            )
        rows = []
        for row in table.iterchildren(f"{W}tr", f"{W}sdt", f"{W}ins"):
            for line in [row] if row.tag == f"{W}tr" else row.iter(f"{W}tr"):
                if line.find(f"{W}trPr/{W}del") is not None:
                    self.seen["tracked"] += 1
                    continue
                rows.append([self._cell(cell, depth) for cell in _cells(line)])
        return ["", *as_lines(rows), ""]

    def _cell(self, cell: etree._Element, depth: int) -> str:
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        if merged is not None and merged.get(f"{W}val", "continue") == "continue":
            return ""
        inner = _Body(self.numbers, self.decode)
        lines: list[str] = []
        for child in cell:
            if child.tag == _P:
                lines += inner.paragraph(child)
            elif child.tag == _TABLE:
                lines += inner.table(child, depth + 1)
        self.seen += inner.seen
        return "\n".join(lines).strip("\n")

    def warnings(self) -> tuple[Sentence, ...]:
        said = []
        if self.seen["tracked"]:
            said.append(
                Sentence(
                    "Tệp còn vết sửa đổi (Track Changes): đã đọc như khi chấp nhận mọi sửa đổi. Đối chiếu với bản đã ký."
                )
            )
        if self.seen["hidden"]:
            said.append(Sentence("Tệp có chữ ẩn; phần ẩn đã được bỏ qua."))
        return tuple(said)


def _cells(row: etree._Element) -> list[etree._Element]:
    found: list[etree._Element] = []
    for child in row:
        found += [child] if child.tag == f"{W}tc" else child.findall(f"{W}sdtContent/{W}tc")
    return found


def _is_on(switch: etree._Element | None) -> bool:
    return switch is not None and switch.get(f"{W}val", "true") not in ("0", "false", "off")


def _in_unicode(text: str, properties: etree._Element | None) -> str:
    """Runs set in a font of an old alphabet hold its codes."""
    fonts = properties.find(f"{W}rFonts") if properties is not None else None
    if fonts is None or not text:
        return text
    name = fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or ""
    for pattern, alphabet in OF_FONT:
        if pattern.match(name):
            decoded = alphabet.decode(text)
            return decoded.upper() if name.endswith("H") else decoded
    return text
