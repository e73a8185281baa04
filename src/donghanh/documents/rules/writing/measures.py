"""Widths of words in the Times measure (Tinos), for lines that may not wrap and rules as long as a text."""

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
    words = text.split()
    sizes = [width_of(word, size, bold=bold) for word in words]
    space = width_of(" ", size, bold=bold)
    needed = _filled(words, sizes, space, width)
    if len(needed) == 2 and (cut := _named_cut(words, sizes, space, width)):
        return [" ".join(words[:cut]), " ".join(words[cut:])]
    low, high = 0.0, width
    for _ in range(12 if len(needed) > 1 else 0):
        middle = (low + high) / 2
        tried = _filled(words, sizes, space, middle)
        if len(tried) == len(needed):
            high, needed = middle, tried
        else:
            low = middle
    return [" ".join(line) for line in needed]


def _filled(words: list[str], sizes: list[float], space: float, width: float) -> list[list[str]]:
    """Words put on lines one after the other as long as they fit."""
    lines: list[list[str]] = []
    used = 0.0
    for word, size in zip(words, sizes, strict=True):
        if lines and used + space + size <= width:
            lines[-1].append(word)
            used += space + size
        else:
            lines.append([word])
            used = size
    return lines


def _named_cut(words: list[str], sizes: list[float], space: float, width: float) -> int | None:
    """The best index to break a name of two lines at, None when no line would begin as names do."""
    best: tuple[float, int] | None = None
    for cut in range(2, len(words)):
        first = sum(sizes[:cut]) + space * (cut - 1)
        second = sum(sizes[cut:]) + space * (len(words) - cut - 1)
        if words[cut] in _BREAKS_BEFORE and max(first, second) <= width:
            cost = abs(first - second)
            best = min(best, (cost, cut)) if best else (cost, cut)
    return best[1] if best else None
