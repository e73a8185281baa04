"""Certificates: many on A4 landscape in one PDF."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from .layout import Layout, layout_of
from .measures import balanced
from .pdf import qr_svg
from .sheet import MOTTO, NATIONAL
from .typeset import typeset

_WIDTH = 205.0  # mm for the words in the middle


@dataclass(frozen=True)
class Card:
    """One certificate.

    `kind` is its name ("GIẤY KHEN"), `issuer` who gives it (capitals), `given_to` the person or collective,
    `about` what stands under the name (title, unit), `achievement` what for, `decision` the line of the
    decision ("Quyết định số 12/QĐ-LĐLĐ ngày 20/12/2017"), `golden_book` the number in the golden book,
    `signing_lines` the lines above the signature.
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


def certificates(cards: Iterable[Card], layout: Layout | str = "union-2011") -> bytes:
    """One PDF/A-2b with a page for each card, in order. Raises ValueError when there is none."""
    chosen = layout_of(layout) if isinstance(layout, str) else layout
    pages = [_page(card) for card in cards]
    if not pages:
        raise ValueError("no certificate to print")
    national = [] if chosen.is_party else [NATIONAL, MOTTO]
    return typeset("certificate.typ", {"pages": pages, "national": national, "title": pages[0]["kind"]})


def _page(card: Card) -> dict[str, Any]:
    return {
        **asdict(card),
        "kind": card.kind.upper(),
        "issuer": balanced(card.issuer.upper(), _WIDTH, 17, bold=True),
        "given_to": balanced(card.given_to, _WIDTH, 30, bold=True),
        "about": balanced(card.about, _WIDTH, 16),
        "achievement": balanced(card.achievement, _WIDTH, 16),
        "qr": qr_svg(card.verify_url) if card.verify_url else "",
    }
