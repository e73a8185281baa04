"""Certificates: many on A4 landscape in one PDF."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from .layout import Layout, layout_of
from .measures import balanced
from .qr import qr_svg_of_series
from .sheet import MOTTO, NATIONAL
from .typeset import typeset

_WIDTH = 205.0  # mm for the words in the middle
_SCALES = (1.0, 0.85, 0.72, 0.6)  # how far words shrink before they meet the signature
_ROOM = 6.9  # lines of 16 points that stand between the certificate's name and the signature


@dataclass(frozen=True)
class Card:
    """One certificate.

    `kind` is its name ("GIẤY KHEN"), `issuer` who gives it (capitals), `given_to` the person or collective,
    `about` what stands under the name (title, unit), `achievement` what for, `decision` the line of the
    decision ("Quyết định số 12/QĐ-LĐLĐ ngày 20/12/2017"), `golden_book` the number in the golden book,
    `signing_lines` the lines above the signature, `gives` the verb between issuer and kind.
    """

    kind: str
    issuer: str
    given_to: str
    about: str = ""
    achievement: str = ""
    decision: str = ""
    golden_book: str = ""
    place_date: str = ""
    signing_lines: tuple[str, ...] = ()
    signer: str = ""
    watermark: str = ""
    verify_url: str = ""
    gives: str = "TẶNG"


def certificates(cards: Iterable[Card], layout: Layout | str = "union-2011") -> bytes:
    """One PDF/A-2b with a page for each card, in order. Raises ValueError when there is none."""
    chosen = layout_of(layout) if isinstance(layout, str) else layout
    pages = [_page(card) for card in cards]
    if not pages:
        raise ValueError("no certificate to print")
    national = [] if chosen.is_party else [NATIONAL, MOTTO]
    return typeset("certificate.typ", {"pages": pages, "national": national, "title": pages[0]["kind"]})


def _page(card: Card) -> dict[str, Any]:
    scale = next((scale for scale in _SCALES if _rows(card, scale) * scale <= _ROOM), _SCALES[-1])
    return {
        **asdict(card),
        **_lines(card, scale),
        "scale": scale,
        "kind": card.kind.upper(),
        "qr": _code(card),
    }


def _lines(card: Card, scale: float) -> dict[str, list[str]]:
    return {
        "issuer": balanced(card.issuer.upper(), _WIDTH, 17, bold=True),
        "given_to": balanced(card.given_to, _WIDTH, 30 * scale, bold=True),
        "about": balanced(card.about, _WIDTH, 16 * scale),
        "achievement": balanced(card.achievement, _WIDTH, 16 * scale),
    }


def _rows(card: Card, scale: float) -> float:
    """How many lines of 16 points the middle takes; a name's line counts for two."""
    lines = _lines(card, scale)
    return 2 * len(lines["given_to"]) + len(lines["about"]) + len(lines["achievement"]) + len(lines["issuer"])


def _code(card: Card) -> str:
    return qr_svg_of_series(card.verify_url) if card.verify_url else ""
