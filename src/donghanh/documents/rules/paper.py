"""The neutral model of a Vietnamese official paper: what readers give and writers take.

Nine components of Nghị định 30/2020/NĐ-CP Art. 8 (the union's rules of 2011 and 2024 have the same):
national title (from the layout), issuer, number and symbol, place and date, type and subject, content,
signing, seal (never drawn), recipients.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from .plain import from_plain, to_plain

SAMPLE_MARK = "BẢN MẪU – KHÔNG CÓ GIÁ TRỊ"

_KINDS = (
    (re.compile(r"Ch[IVXLC]+$"), "chapter"),
    (re.compile(r"Đ\d+$"), "article"),
    (re.compile(r"[IVX]+$"), "section"),
    (re.compile(r"[A-Z]$"), "part"),
    (re.compile(r"\d+$"), "number"),
    (re.compile(r"d\d+$"), "dash"),
    (re.compile(r"p\d+$"), "paragraph"),
    (re.compile(r"[a-zđ]$"), "letter"),
)


@dataclass(frozen=True)
class Basis:
    """One legal basis, as it stands, without its closing mark; `number` is whole ("43/KH-TLĐ")."""

    text: str
    number: str | None = None
    issued_on: dt.date | None = None
    issuer: str | None = None


@dataclass(frozen=True)
class Clause:
    """One numbered, dashed or plain piece of the content.

    `address` is the way from the root: "II.3", "III.1.d1" (first dash item of III.1), "II.2.p2" (second
    paragraph of II.2, whose own text is its first; dash items are not counted), "I.1.a", "Đ5.1" (khoản 1
    of Điều 5), "ChI.Đ2". A dash item under a dash item is "III.1.d1.d1".
    """

    address: str
    text: str
    children: tuple["Clause", ...] = ()

    @property
    def kind(self) -> str:
        """chapter, part, section, article, number, letter, dash or paragraph."""
        return kind_of(self.address)

    def walk(self) -> Iterator["Clause"]:
        """This clause and all beneath, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


def kind_of(address: str) -> str:
    """The kind that the last step of an address names. Raises ValueError for what is no address."""
    last = address.rsplit(".", 1)[-1].split("~", 1)[0]
    for pattern, kind in _KINDS:
        if pattern.fullmatch(last):
            return kind
    raise ValueError(f"no clause address: {address}")


@dataclass(frozen=True)
class Table:
    """A table that stands after the clause `after` (at the end of the content when empty).

    `widths` are shares of the text width; `numeric` lists the columns set to the right.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    after: str = ""
    widths: tuple[float, ...] = ()
    numeric: tuple[int, ...] = ()


@dataclass(frozen=True)
class Figure:
    """A chart: SVG or PNG with the words that say what it shows; `width` in mm."""

    image: bytes
    media: str
    alt: str
    caption: str = ""
    after: str = ""
    width: float = 150


@dataclass(frozen=True)
class Recipient:
    """One line of Nơi nhận; `purpose` without brackets."""

    name: str
    purpose: str | None = None


@dataclass(frozen=True)
class Signing:
    """Who signs and in whose name: "TM." + "BAN THƯỜNG VỤ" + "PHÓ CHỦ TỊCH THƯỜNG TRỰC" + the name.

    `title` is free text, no list of allowed titles; its lines are parted by newlines.
    """

    mark: str | None = None
    body: str | None = None
    title: str | None = None
    name: str | None = None


@dataclass(frozen=True)
class Appendix:
    """What follows on a page of its own after the signing."""

    title: str
    subject: str = ""
    paragraphs: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True)
class Paper:
    """One official paper. What the paper does not say is None or empty.

    `type` as said ("Kế hoạch"), None for a công văn; `issuer_parent` and `issuer` as printed (capitals);
    `authority` is the line of a decision ("BAN THƯỜNG VỤ …"), `enacting` its "QUYẾT ĐỊNH:". Several
    `signings` stand side by side (both sides of a pledge, secretary and chair of minutes).
    """

    type: str | None = None
    subject: str | None = None
    issuer_parent: str | None = None
    issuer: str | None = None
    number: str | None = None
    symbol: str | None = None
    place: str | None = None
    issued_on: dt.date | None = None
    authority: str | None = None
    addressees: tuple[str, ...] = ()
    bases: tuple[Basis, ...] = ()
    opening: tuple[str, ...] = ()
    enacting: str | None = None
    clauses: tuple[Clause, ...] = ()
    closing: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    figures: tuple[Figure, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    signings: tuple[Signing, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    watermark: str | None = None
    verify_url: str | None = None

    @property
    def signing(self) -> Signing | None:
        """The first signer."""
        return self.signings[0] if self.signings else None

    @property
    def full_number(self) -> str | None:
        """ "29/KH-LĐLĐ"; "36-HD/VPTW" where the symbol is the Party's (type before the slash)."""
        if not self.number or not self.symbol:
            return self.number
        return f"{self.number}{separator_of(self.symbol)}{self.symbol}"

    def walk(self) -> Iterator[Clause]:
        """Every clause in reading order."""
        for clause in self.clauses:
            yield from clause.walk()

    def clause(self, address: str) -> Clause | None:
        """The clause at `address`."""
        return next((clause for clause in self.walk() if clause.address == address), None)

    def as_sample(self) -> "Paper":
        """The same paper marked as a sample without validity."""
        return replace(self, watermark=SAMPLE_MARK)

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values; pictures in base64, days in ISO."""
        plain: dict[str, Any] = to_plain(self)
        return plain

    @staticmethod
    def from_json(plain: dict[str, Any]) -> "Paper":
        """The paper that `to_json` was made from; keys it does not know are ignored."""
        return from_plain(Paper, plain)


def separator_of(symbol: str) -> str:
    """What stands between number and symbol: "-" for the Party's "HD/VPTW", else "/"."""
    head, slash, _ = symbol.partition("/")
    return "-" if slash and head.isalpha() else "/"


def numbered(*texts: Any, at: str = "") -> tuple[Clause, ...]:
    """Clauses I, II, … or 1, 2, … from texts or (text, children) pairs, for papers written by code.

    The level follows from `at`: sections at the root, numbers in a section, letters in a number, dashes
    in a letter.
    """
    return tuple(_built(item, index, at) for index, item in enumerate(texts, start=1))


def _built(item: Any, index: int, at: str) -> Clause:
    text, children = item if isinstance(item, tuple) else (item, ())
    step = _STEPS[kind_of(at) if at else ""](index)
    address = f"{at}.{step}" if at else step
    return Clause(address, text, numbered(*children, at=address))


def articles(*texts: Any) -> tuple[Clause, ...]:
    """Điều 1, Điều 2, … from texts or (text, children) pairs."""
    clauses = []
    for index, item in enumerate(texts, start=1):
        text, children = item if isinstance(item, tuple) else (item, ())
        clauses.append(Clause(f"Đ{index}", text, numbered(*children, at=f"Đ{index}")))
    return tuple(clauses)


def roman(number: int) -> str:
    """1 → I … up to 39."""
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


_LETTERS = "abcdđeghiklmnopqrstuvxy"
_STEPS: dict[str, Callable[[int], str]] = {
    "": roman,
    "part": roman,
    "chapter": lambda index: f"Đ{index}",
    "section": str,
    "article": str,
    "number": lambda index: _LETTERS[index - 1],
    "letter": lambda index: f"d{index}",
    "dash": lambda index: f"d{index}",
    "paragraph": lambda index: f"d{index}",
}
