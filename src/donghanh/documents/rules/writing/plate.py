"""Plates of works (biển công trình), one on each A4 landscape page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .measures import balanced
from .typeset import typeset

_WIDTH = 235.0  # mm for the words
_SCALES = (1.0, 0.85, 0.72, 0.6)
_ROOM = 5  # lines of the name and the occasion together


@dataclass(frozen=True)
class Plate:
    """What stands on a plate: whose work, its kind ("CÔNG TRÌNH"), its name, for which occasion, and facts."""

    issuer: str
    kind: str
    name: str
    issuer_parent: str = ""
    occasion: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    watermark: str = ""


def plates(given: Iterable[Plate]) -> bytes:
    """One PDF/A-2b with a page for each plate, in order. Raises ValueError when there is none."""
    pages = [_page(plate) for plate in given]
    if not pages:
        raise ValueError("no plate to print")
    return typeset("plate.typ", {"pages": pages, "title": pages[0]["kind"]})


def _page(plate: Plate) -> dict[str, Any]:
    scale = next((scale for scale in _SCALES if len(_words(plate, scale)) <= _ROOM), _SCALES[-1])
    return {
        "issuer_parent": balanced(plate.issuer_parent.upper(), _WIDTH, 17) if plate.issuer_parent else [],
        "issuer": balanced(plate.issuer.upper(), _WIDTH, 19, bold=True),
        "kind": plate.kind.upper(),
        "name": balanced(plate.name, _WIDTH, 32 * scale, bold=True),
        "occasion": balanced(plate.occasion, _WIDTH, 20 * scale) if plate.occasion else [],
        "facts": [list(fact) for fact in plate.facts],
        "watermark": plate.watermark,
        "scale": scale,
    }


def _words(plate: Plate, scale: float) -> list[str]:
    occasion = balanced(plate.occasion, _WIDTH, 20 * scale) if plate.occasion else []
    return [*balanced(plate.name, _WIDTH, 32 * scale, bold=True), *occasion]
