"""Two people edit one draft: piece by piece, what each of them changed is kept, and where both did, it is said."""

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from donghanh.base.words import one_line

from .drafting import ADAPTED, Above, Addition, Choice, Draft

_LENGTH = 12


@dataclass(frozen=True)
class Merged:
    """`pieces` as they stand now; `written` are the keys that changed by it, `clashes` those left as they were."""

    pieces: dict[str, str]
    written: frozenset[str]
    clashes: tuple[str, ...]


def digest_of(piece: str) -> str:
    """A short name of a piece's words: the token of the version that somebody saw."""
    return hashlib.sha256(piece.encode()).hexdigest()[:_LENGTH] if piece else ""


def merged(
    stored: Mapping[str, str], typed: Mapping[str, str], seen: Mapping[str, str], *, mine: Collection[str]
) -> Merged:
    """Lay what somebody typed over what is stored.

    `seen` has the digest of each piece as the page showed it; `mine` are pieces that the same person wrote last.
    A piece that was not changed on the page stays as stored; one that somebody else changed since is a clash.
    """
    pieces, written, clashes = dict(stored), set[str](), list[str]()
    for key, words in typed.items():
        there = stored.get(key, "")
        if words == there or digest_of(words) == seen.get(key, ""):
            continue
        if digest_of(there) != seen.get(key, "") and key not in mine:
            clashes.append(key)
            continue
        pieces[key] = words
        written.add(key)
    return Merged(pieces, frozenset(written), tuple(clashes))


def pieces_of(clauses: Sequence[Above], draft: Draft) -> dict[str, str]:
    """Each decision and each own clause as words that can be compared; the empty string where there is nothing."""
    pieces = {above.key: _words(_tidy(above, draft.choices.get(above.id, Choice()))) for above in clauses}
    return pieces | {added.key: _words(added) for added in draft.additions}


def draft_of(clauses: Sequence[Above], pieces: Mapping[str, str], *, order: tuple[str, ...]) -> Draft:
    """The draft that the pieces make."""
    of_clauses = {above.key: above.id for above in clauses}
    choices, additions = {}, []
    for key, words in pieces.items():
        if not words:
            continue
        plain = _tupled(json.loads(words))
        if key in of_clauses:
            choices[of_clauses[key]] = Choice(**plain)
        elif "under" in plain:
            additions.append(Addition(**plain))
    return Draft(choices, tuple(additions), order)


def _tidy(above: Above, made: Choice) -> Choice:
    """Words that are the clause's own are no words; whom it is meant for anyway need not be said."""
    text = "" if one_line(made.text) == one_line(above.text) else made.text.replace("\r\n", "\n").strip()
    sectors = None if made.sectors == above.sectors else made.sectors
    decision = made.decision if not above.is_heading else ADAPTED if text else ""
    return replace(made, decision=decision, text=text, sectors=sectors, reason=made.reason.strip())


def _words(made: Choice | Addition) -> str:
    if made == Choice() or (isinstance(made, Addition) and not one_line(made.text)):
        return ""
    return json.dumps(asdict(made), ensure_ascii=False, sort_keys=True)


def _tupled(plain: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(kept) if isinstance(kept, list) else kept for key, kept in plain.items()}
