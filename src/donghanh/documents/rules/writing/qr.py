"""QR codes of verification addresses: small, and cheap where thousands differ in a code only.

An address in capitals is told in the alphanumeric mode (5.5 bits a sign instead of 8), so the symbol is a size
smaller and read from farther; `/VERIFY/…` answers as `/verify/…` does.

For one version, mask and length a QR code is an affine map over GF(2) from its data bits to its modules (the
Reed-Solomon code is linear, the mask is added): the symbol of one address is that of zeros with the pattern of each
set bit added. So a series of addresses costs one exclusive-or a set bit, once the patterns of its beginning are known.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

import segno

_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"  # ISO/IEC 18004, table 5
_ADDRESS = re.compile(r"(https?://[^/?#]+)/verify/([A-Za-z0-9-]+)/?")
_TAIL = 16  # signs that differ within a series: the code and what follows
_PAIR_BITS, _LAST_BITS = 11, 6
_RUN = re.compile("1+")


def as_scanned(url: str) -> str:
    """The address as the code says it: in capitals where it is one of `/verify/`."""
    found = _ADDRESS.fullmatch(url)
    said = f"{found[1]}/VERIFY/{found[2]}".upper() if found else url
    return said if set(said) <= set(_SIGNS) else url


def qr_svg(url: str) -> str:
    """The QR code of `url` as SVG without a border."""
    code = _made(as_scanned(url))
    return _drawn(_bits_of(code), len(code.matrix))


def qr_svg_of_series(url: str) -> str:
    """The same picture as `qr_svg`, for one of many addresses that begin alike."""
    said = as_scanned(url)
    if said == url and not set(said) <= set(_SIGNS) or len(said) <= _TAIL + 1:
        return qr_svg(url)
    cut = (len(said) - _TAIL) // 2 * 2  # signs are told in pairs from the first on
    series, bits = _series(said[:cut], len(said) - cut), 0
    for place, value in enumerate(_values(said[cut:])):
        for pattern in series.patterns[place]:
            if value & 1:
                bits ^= pattern
            value >>= 1
    return _drawn(bits ^ series.zeros, series.size)


def qr_code(url: str) -> segno.QRCode:
    """The QR code of `url`, to be saved as a picture."""
    return _made(as_scanned(url))


@dataclass(frozen=True)
class _Series:
    """`zeros` is the symbol whose last signs are all "0"; `patterns[place][bit]` what that bit of a pair adds."""

    size: int
    zeros: int
    patterns: tuple[tuple[int, ...], ...]


@lru_cache(maxsize=8)
def _series(beginning: str, length: int) -> _Series:
    code = _made(beginning + "0" * length)
    zeros = _bits_of(code)
    patterns = []
    for place in range(0, length, 2):
        width = _PAIR_BITS if place + 1 < length else _LAST_BITS
        changed = (_with_value(length, place, 1 << bit) for bit in range(width))
        patterns.append(tuple(zeros ^ _bits_of(_made(beginning + tail)) for tail in changed))
    return _Series(len(code.matrix), zeros, tuple(patterns))


def _with_value(length: int, place: int, value: int) -> str:
    signs = ["0"] * length
    if place + 1 < length:
        signs[place], signs[place + 1] = _SIGNS[value // 45], _SIGNS[value % 45]
    else:
        signs[place] = _SIGNS[value]
    return "".join(signs)


def _values(tail: str) -> list[int]:
    pairs = [tail[place : place + 2] for place in range(0, len(tail), 2)]
    return [
        _SIGNS.index(pair[0]) * 45 + _SIGNS.index(pair[1]) if len(pair) == 2 else _SIGNS.index(pair)
        for pair in pairs
    ]


def _made(said: str) -> segno.QRCode:
    mode = "alphanumeric" if set(said) <= set(_SIGNS) else "byte"
    return segno.make(said, error="m", mode=mode, mask=2, boost_error=False, micro=False)


def _bits_of(code: segno.QRCode) -> int:
    return int("".join("1" if module else "0" for row in code.matrix for module in row), 2)


def _drawn(bits: int, size: int) -> str:
    rows = f"{bits:0{size * size}b}"
    runs = (
        f"M{run.start()} {row}h{run.end() - run.start()}v1H{run.start()}z"
        for row in range(size)
        for run in _RUN.finditer(rows[row * size : (row + 1) * size])
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" width="{size}" height="{size}">'
        f'<path d="{"".join(runs)}"/></svg>'
    )
