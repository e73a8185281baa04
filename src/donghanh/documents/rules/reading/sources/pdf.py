"""PDF with text: characters with their places into lines and paragraphs. Pictures, scripts and links are not touched."""

import ctypes
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from donghanh.base.alphabets import alphabet_of, decoder_of
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import nfc

from .archive import broken
from .pdf_lines import Char, Page, paragraphs_of
from .plain import said_of
from .source import Source, with_across

PAGES_AT_MOST = 600
CHARACTERS_AT_MOST = 4_000_000
PATHS_AT_MOST = 4_000  # of a page: drawings beyond that are no table


def read_pdf(content: bytes) -> Source:
    """The text of a PDF. Raises Refusal for locked, broken, scanned and endless files."""
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise Refusal("Tệp “{name}” có mật khẩu. Mở tệp, bỏ mật khẩu, lưu lại rồi tải lên.") from None
        raise broken() from None
    try:
        pages = _pages(document)
    finally:
        document.close()
    alphabet = alphabet_of(" ".join("".join(char.text for char in page.chars) for page in pages[:20]))
    lines, firsts = paragraphs_of(pages, decoder_of(alphabet))
    text = "\n".join(lines)
    if sum(c.isalpha() for c in text) < 20:
        raise Refusal(
            "Tệp PDF “{name}” là ảnh chụp hoặc bản quét, không có chữ để đọc. Xin tệp Word của văn bản, hoặc gõ lại."
        )
    source = Source(nfc(text), (*_about(pages), *said_of(alphabet)), tuple(firsts))
    return with_across(source, nfc(next((page.across for page in pages if page.across), "")))


def _pages(document: pdfium.PdfDocument) -> list[Page]:
    count = len(document)
    if count > PAGES_AT_MOST:
        raise Refusal(
            "Tệp PDF “{name}” có {pages} trang, quá dài so với một văn bản (nhiều nhất {limit} trang). Tách riêng văn bản "
            "cần đọc rồi tải lên.",
            pages=count,
            limit=PAGES_AT_MOST,
        )
    pages, total = [], 0
    for index in range(count):
        try:
            page = document[index]
        except pdfium.PdfiumError:
            continue
        made = _page(page)
        page.close()
        total += len(made.chars)
        if total > CHARACTERS_AT_MOST:
            raise Refusal(
                "Tệp PDF “{name}” quá dài so với một văn bản. Tách riêng văn bản cần đọc rồi tải lên."
            )
        pages.append(made)
    return pages


def _page(page: pdfium.PdfPage) -> Page:
    width, height = page.get_size()
    text = page.get_textpage()
    across: list[str] = []
    chars = list(_chars(text, height, across))
    text.close()
    return Page(width, height, chars, list(_rules(page, height)), across="".join(across))


def _chars(text: pdfium.PdfTextPage, height: float, across: list[str]) -> Iterator[Char]:
    """Characters with the left and right end and the base line, measured from the top left; those that stand across
    the page go to `across`.
    """
    x, y, box, wide = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF(), None
    last: Char | None = None
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        if 0xD800 <= code < 0xDC00:
            wide = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((wide or 0xD800) - 0xD800) * 0x400 + code - 0xDC00
        generated = raw.FPDFText_IsGenerated(text, index) == 1
        if code in (0, 0xFFFE, 0xFFFF, 0x0D, 0x0A) or (generated and code != 0x20):
            continue
        if not raw.FPDFText_GetCharOrigin(text, index, x, y) or not raw.FPDFText_GetLooseCharBox(
            text, index, box
        ):
            continue
        if 0.2 < raw.FPDFText_GetCharAngle(text, index) < 6.0:  # a watermark across the page
            across.append(chr(code))
            continue
        if generated:  # the file has no space here, the library supposes one
            if last:
                yield Char(" ", last.right, last.right, last.base, last.size)
            continue
        size = abs(box.top - box.bottom)
        last = Char(chr(code) if code != 2 else "-", box.left, box.right, height - y.value, size or 12.0)
        yield last


def _rules(page: pdfium.PdfPage, height: float) -> Iterator[tuple[float, float, float, float]]:
    """Thin lines and edges of boxes: (left, top, right, bottom) from the top left."""
    for count, item in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3)):
        if count > PATHS_AT_MOST:
            return
        try:
            left, bottom, right, top = item.get_bounds() if hasattr(item, "get_bounds") else item.get_pos()
        except pdfium.PdfiumError:
            continue
        yield left, height - top, right, height - bottom


def _about(pages: list[Page]) -> tuple[Sentence, ...]:
    empty = [str(number) for number, page in enumerate(pages, start=1) if len(page.chars) < 3]
    if not empty:
        return ()
    return (
        Sentence(
            "Trang {pages} không có chữ (ảnh quét hoặc trang trắng), chưa đọc được. Xem bản giấy.",
            pages=", ".join(empty[:10]),
        ),
    )
