"""A rendered page taken apart: lines of words with their place, size and style, and the rules drawn on it; mm."""

import ctypes
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

MM = 25.4 / 72
_ONE_LINE = 0.4  # mm that baselines of one line may differ by
_ONE_COLUMN = 6  # mm between words of one line; more parts columns


@dataclass
class Line:
    """Words on one baseline of one column: mm from the page's left and top, size in points."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    fonts: frozenset[str]

    @property
    def middle(self):
        return (self.left + self.right) / 2

    @property
    def is_bold(self):
        return all("Bold" in font for font in self.fonts)

    @property
    def is_italic(self):
        return all("Italic" in font for font in self.fonts)


@dataclass
class Rule:
    """A drawn horizontal line."""

    left: float
    right: float
    at: float

    @property
    def length(self):
        return self.right - self.left

    @property
    def middle(self):
        return (self.left + self.right) / 2


class Sheet:
    """One page."""

    def __init__(self, page):
        self.width, self.height = page.get_width() * MM, page.get_height() * MM
        self.lines, self.rules = self._lines_of(page), self._rules_of(page)

    def _lines_of(self, page):
        words = page.get_textpage()
        found = []
        for index in range(words.count_chars()):
            char = chr(pdfium.FPDFText_GetUnicode(words, index))
            if char in "\r\n\x00":
                continue
            left, right, baseline, size, font = _place(words, index, self.height)
            last = found[-1] if found else None
            joins = (
                last and abs(last.baseline - baseline) < _ONE_LINE and -1 < left - last.right < _ONE_COLUMN
            )
            if char.isspace():
                if joins:
                    last.text += " "
                continue
            if not joins:
                found.append(Line(char, left, right, baseline, size, frozenset([font])))
            else:
                last.text += char
                last.right, last.size, last.fonts = (
                    max(right, last.right),
                    max(size, last.size),
                    last.fonts | {font},
                )
        for line in found:
            line.text = " ".join(line.text.split())
        words.close()
        return found

    def _rules_of(self, page):
        found = []
        for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
            left, bottom, right, top = (side * MM for side in thing.get_bounds())
            if top - bottom < 1 and right - left > 5:
                found.append(Rule(left, right, self.height - (top + bottom) / 2))
        return found

    def line(self, text):
        """The first line with these words."""
        return next(line for line in self.lines if text in line.text)

    def below(self, line):
        """The rule drawn close under a line."""
        return next((rule for rule in self.rules if 0 < rule.at - line.baseline < 5
                     and rule.left < line.middle < rule.right), None)  # fmt: skip


def _place(words, index, height):
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    pdfium.FPDFText_GetLooseCharBox(words, index, box)
    pdfium.FPDFText_GetMatrix(words, index, matrix)
    across, up = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(words, index, across, up)
    size = pdfium.FPDFText_GetFontSize(words, index) * abs(matrix.d)
    name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(words, index, name, 200, flags)
    font = name.value.decode("latin-1").split("+")[-1]
    return box.left * MM, box.right * MM, height - up.value * MM, size, font


def sheets_of(pdf):
    """Every page of a PDF."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [Sheet(page) for page in document]
