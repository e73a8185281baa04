"""How alike two texts are, and how candidates are found among a million without reading them.

Jaccard here is exactly: shingles are the words and the pairs of neighbouring words of the folded text (no marks, đ as d,
lower case), abbreviations written out, fixed phrases of forms cut; the shingles of title, problem and solution are one
set, and no pair crosses from one field or sentence into the next. J(A, B) = |A ∩ B| / |A ∪ B|.

Candidates: 256 permutations (MinHash) are cut into 64 bands of 4; texts that agree in a whole band are candidates, a
pair with J = 0.5 with probability 1 − (1 − 0.5⁴)⁶⁴ = 0.984. The last bit of each permutation makes a sketch of 256 bits,
in which a pair with J agrees in (1 + J)/2 of the bits: what differs too much is dropped before any text is read.
"""

import re
import struct
import zlib
from dataclasses import dataclass
from functools import lru_cache

from rensa import RMinHash

from donghanh.base.words import fold

# Whatever changes below (seed, bands, abbreviations, phrases, the library's hashing) makes a new scheme: imprints of
# another one are not compared, and `donghanh find-duplicates` makes them anew.
SCHEME = 1
ALIKE = 0.5
PERMUTATIONS, BANDS = 256, 64
_WIDTH = PERMUTATIONS // BANDS * 4  # bytes of one band
_SEED = 2017
# Of a pair with J = 0.5, 192 ± 7 bits agree; of two texts that have nothing to do with each other 137 ± 8.
LEAST_AGREEMENT = 168
_WORD = re.compile(r"[a-z0-9]+")
_STOP = re.compile(r"[.;:!?\n•…]+")
_ABBREVIATIONS = {
    "cn": "cong nhan",
    "cnvcld": "cong nhan vien chuc lao dong",
    "cnld": "cong nhan lao dong",
    "nld": "nguoi lao dong",
    "nsdld": "nguoi su dung lao dong",
    "sx": "san xuat",
    "kt": "ky thuat",
    "dn": "doanh nghiep",
    "sk": "sang kien",
    "ctkt": "cai tien ky thuat",
    "hlhsx": "hop ly hoa san xuat",
    "atld": "an toan lao dong",
    "atvsld": "an toan ve sinh lao dong",
    "vsld": "ve sinh lao dong",
    "bhld": "bao ho lao dong",
    "cd": "cong doan",
    "cdcs": "cong doan co so",
    "ldld": "lien doan lao dong",
    "bch": "ban chap hanh",
    "qlcl": "quan ly chat luong",
    "nvl": "nguyen vat lieu",
    "nsld": "nang suat lao dong",
    "mm": "may moc",
    "sp": "san pham",
    "dc": "duoc",
    "ko": "khong",
    "k": "khong",
}
# What forms print for everybody says nothing about one's own idea.
_FIXED = re.compile(
    r"\b(ten sang kien|tinh trang truoc khi ap dung( sang kien)?|noi dung (cua )?sang kien|noi dung giai phap"
    r"|mo ta giai phap|hieu qua mang lai|pham vi ap dung|toi xin cam doan[^.]*"
    r"|xin chan thanh cam on|kinh de nghi hoi dong sang kien xem xet( cong nhan)?)\b"
)


@dataclass(frozen=True)
class Wording:
    """The text of one initiative as it is compared."""

    title: str
    problem: str
    solution: str


@dataclass(frozen=True)
class Imprint:
    """What is kept of a text for comparing: the keys of its bands (32 bits, signed) and its sketch."""

    keys: tuple[int, ...]
    sketch: bytes
    size: int


@lru_cache(maxsize=50_000)
def _written_out(word: str) -> tuple[str, ...]:
    return tuple(_ABBREVIATIONS.get(word, word).split(" "))


def shingles(wording: Wording) -> frozenset[str]:
    """Words and pairs of neighbouring words, as the module says."""
    found: set[str] = set()
    for part in (wording.title, wording.problem, wording.solution):
        for sentence in _STOP.split(_FIXED.sub(" . ", fold(_STOP.sub(" . ", part)))):
            words = [each for word in _WORD.findall(sentence) for each in _written_out(word)]
            found.update(words)
            found.update(map(" ".join, zip(words, words[1:], strict=False)))
    return frozenset(found)


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """|A ∩ B| / |A ∪ B|; two empty sets are not alike."""
    common = len(one & other)
    whole = len(one) + len(other) - common
    return common / whole if whole else 0.0


def permille(share: float) -> int:
    """A likeness as it is kept: 0 to 1000."""
    return round(share * 1000)


def imprint_of(found: frozenset[str]) -> Imprint | None:
    """The imprint of a set of shingles; None of an empty text, which is like nothing."""
    if not found:
        return None
    hashed = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    hashed.update(sorted(found))
    values = hashed.digest()
    written = struct.pack(f">{PERMUTATIONS}I", *values)
    keys = {
        zlib.crc32(written[place : place + _WIDTH], SCHEME * PERMUTATIONS + place) - 2**31
        for place in range(0, len(written), _WIDTH)
    }
    bits = 0
    for value in values:
        bits = bits << 1 | value & 1
    return Imprint(tuple(sorted(keys)), bits.to_bytes(PERMUTATIONS // 8, "big"), len(found))


def agreement(one: int, other: int) -> int:
    """In how many of their bits two sketches agree."""
    return PERMUTATIONS - (one ^ other).bit_count()


def are_close(one: int, other: int) -> bool:
    """Is it worth reading both texts?"""
    return PERMUTATIONS - (one ^ other).bit_count() >= LEAST_AGREEMENT
