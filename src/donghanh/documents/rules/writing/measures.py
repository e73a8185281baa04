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
_BREAKS_BEFORE = ("TỈNH", "THÀNH", "HUYỆN", "QUẬN", "THỊ", "XÃ", "PHƯỜNG", "CÔNG", "TRƯỜNG", "VIỆT", "KHU", "BAN", "CƠ")


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
    """`text` on as few lines of `width` mm as it needs, broken where a name is best broken, lines alike long."""
    words = text.split()
    if not words or width_of(text, size, bold=bold) <= width:
        return [" ".join(words)] if words else []
    best: tuple[float, list[str]] | None = None
    for cut in range(1, len(words)):
        first, rest = " ".join(words[:cut]), balanced(" ".join(words[cut:]), width, size, bold=bold)
        if width_of(first, size, bold=bold) > width:
            break
        lines = [first, *rest]
        widths = [width_of(line, size, bold=bold) for line in lines]
        cost = len(lines) * 1000 + max(widths) - min(widths) - (60 if words[cut] in _BREAKS_BEFORE else 0)
        if best is None or cost < best[0]:
            best = (cost, lines)
    return best[1] if best else [" ".join(words)]
