"""Widths of words in the Times measure (Tinos), for lines that may not wrap and rules as long as a text."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[2] / "fonts"
FAMILY = "Tinos"
_FILES = {
    (False, False): "Tinos_400Regular.ttf",
    (False, True): "Tinos_400Regular_Italic.ttf",
    (True, False): "Tinos_700Bold.ttf",
    (True, True): "Tinos_700Bold_Italic.ttf",
}
MM = 25.4 / 72  # millimetres in a point
_BREAKS_BEFORE = (
    "TỈNH",
    "THÀNH",
    "HUYỆN",
    "QUẬN",
    "THỊ",
    "XÃ",
    "PHƯỜNG",
    "CÔNG",
    "TRƯỜNG",
    "VIỆT",
    "KHU",
    "BAN",
    "CƠ",
)


def font_file(*, bold: bool = False, italic: bool = False) -> Path:
    """The font file of a style; `make assets` puts them there."""
    return next(FONTS.rglob(_FILES[bold, italic]))


@cache
def _advances(bold: bool, italic: bool) -> tuple[dict[int, float], float]:
    with TTFont(font_file(bold=bold, italic=italic), lazy=True) as font:
        units, widths = font["head"].unitsPerEm, font["hmtx"].metrics
        return {code: widths[glyph][0] / units for code, glyph in font.getBestCmap().items()}, 0.5


def width_of(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """Millimetres of `text` on one line at `size` points."""
    advances, unknown = _advances(bold, italic)
    return sum(advances.get(ord(char), unknown) for char in text) * size * MM


def balanced(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """`text` on as few lines of `width` mm as it needs, lines alike long; a name of two lines is broken where
    names are broken ("LIÊN ĐOÀN LAO ĐỘNG" / "TỈNH BẾN TRE").
    """
    words = tuple((word, width_of(word, size, bold=bold)) for word in text.split())
    row = _Row(words, width_of(" ", size, bold=bold))
    needed = row.filled(width)
    if len(needed) == 2 and (cut := row.named_cut(width)):
        return [" ".join(word for word, _ in part) for part in (words[:cut], words[cut:])]
    low, high = 0.0, width
    for _ in range(12 if len(needed) > 1 else 0):
        middle = (low + high) / 2
        tried = row.filled(middle)
        if len(tried) == len(needed):
            high, needed = middle, tried
        else:
            low = middle
    return [" ".join(line) for line in needed]


@dataclass(frozen=True)
class _Row:
    """Words with their widths, and the width of a space between them; mm."""

    words: tuple[tuple[str, float], ...]
    space: float

    def filled(self, width: float) -> list[list[str]]:
        """Words put on lines one after the other as long as they fit."""
        lines: list[list[str]] = []
        used = 0.0
        for word, size in self.words:
            if lines and used + self.space + size <= width:
                lines[-1].append(word)
                used += self.space + size
            else:
                lines.append([word])
                used = size
        return lines

    def named_cut(self, width: float) -> int | None:
        """The best index to break a name of two lines at, None when no line would begin as names do."""
        cuts = []
        for cut in range(2, len(self.words)):
            halves = (self.words[:cut], self.words[cut:])
            first, second = (sum(size for _, size in half) + self.space * (len(half) - 1) for half in halves)
            if self.words[cut][0] in _BREAKS_BEFORE and max(first, second) <= width:
                cuts.append((abs(first - second), cut))
        return min(cuts)[1] if cuts else None
