"""Widths of words in the Times measure (Tinos), for lines that may not wrap and rules as long as a text."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

from donghanh.base.sentences import Refusal

FONTS = Path(__file__).resolve().parents[2] / "fonts"
FAMILY = "Tinos"
_FILES = {
    (False, False): "Tinos_400Regular.ttf",
    (False, True): "Tinos_400Regular_Italic.ttf",
    (True, False): "Tinos_700Bold.ttf",
    (True, True): "Tinos_700Bold_Italic.ttf",
}
MM = 25.4 / 72  # millimetres in a point
_PART_OF_A_NAME = re.compile(
    r"(TỈNH|HUYỆN|QUẬN|PHƯỜNG|XÃ|BAN|TRƯỜNG|CÁC|KHU|CÔNG TY|CÔNG ĐOÀN|THÀNH PHỐ|THỊ XÃ|THỊ TRẤN|VIỆT NAM|LIÊN ĐOÀN)\b"
)


def font_file(*, bold: bool = False, italic: bool = False) -> Path:
    """The font file of a style. Raises Refusal where `make setup` has not fetched it yet."""
    found = next(FONTS.rglob(_FILES[bold, italic]), None)
    if found is None:
        raise Refusal(
            "Máy chủ chưa có phông chữ để trình bày văn bản. Người quản trị chạy lệnh `make setup`."
        )
    return found


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
    """`text` on as few lines of `width` mm as it needs, lines alike long; a name in capitals is broken
    where names are broken ("LIÊN ĐOÀN LAO ĐỘNG" / "TỈNH BẾN TRE").
    """
    words = tuple((word, width_of(word, size, bold=bold)) for word in text.split())
    row = _Row(words, width_of(" ", size, bold=bold))
    even = row.even(width)
    return (row.named(width, len(even)) if len(even) > 1 else None) or even


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

    def even(self, width: float) -> list[str]:
        """As few lines as it takes, as short as that allows."""
        needed = self.filled(width)
        low, high = 0.0, width
        for _ in range(12 if len(needed) > 1 else 0):
            middle = (low + high) / 2
            tried = self.filled(middle)
            if len(tried) == len(needed):
                high, needed = middle, tried
            else:
                low = middle
        return [" ".join(line) for line in needed]

    def named(self, width: float, lines: int) -> list[str] | None:
        """The words on no more than `lines` lines, each beginning as parts of a name do; None when they cannot."""
        whole = " ".join(word for word, _ in self.words)
        if len(self.filled(width)) == 1:
            return [whole]
        found = []
        for cut in range(2, len(self.words) if lines > 1 else 0):
            first, rest = _Row(self.words[:cut], self.space), _Row(self.words[cut:], self.space)
            rest_text = " ".join(word for word, _ in rest.words)
            if not _PART_OF_A_NAME.match(rest_text) or len(first.filled(width)) > 1:
                continue
            below = rest.named(width, lines - 1) or rest.even(width)
            if len(below) < lines:
                found.append((" ".join(word for word, _ in first.words), *below))
        best = min(found, key=lambda made: max(map(len, made)) - min(map(len, made)), default=None)
        return list(best) if best else None
