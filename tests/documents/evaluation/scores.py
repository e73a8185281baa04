"""How much of the truth a reading has."""

from dataclasses import dataclass, field

from donghanh.base.words import nfc
from donghanh.documents.rules.reading import Reading, read_file

from .drafts import Truth
from .samples import Sample

GOALS = {
    "number": 0.98, "symbol": 0.98, "issued_on": 0.98, "type": 0.98, "signer": 0.98, "subject": 0.95, "issuer": 0.95,
    "recipients": 0.95, "clauses": 0.95, "tables": 0.95,
}  # fmt: skip


@dataclass
class Card:
    """Scores from 0 to 1 by field, over all papers that have the field's question."""

    points: dict[str, list[float]] = field(default_factory=lambda: {name: [] for name in GOALS})
    misses: list[tuple[str, str, object, object]] = field(default_factory=list)

    def add(self, name: str, truth: Truth, reading: Reading) -> None:
        read = values_of(reading)
        for key in GOALS:
            expected = expected_of(truth, key)
            point = agreement(expected, read[key])
            if point is not None:
                self.points[key].append(point)
                if point < 1:
                    self.misses.append((name, key, expected, read[key]))

    def score(self, key: str) -> float:
        return sum(self.points[key]) / max(1, len(self.points[key]))


def card_of(samples: list[Sample]) -> Card:
    card = Card()
    for sample in samples:
        card.add(sample.name, sample.truth, read_file(sample.name, sample.content))
    return card


def values_of(reading: Reading) -> dict[str, object]:
    paper = reading.paper
    return {
        "number": paper.number,
        "symbol": paper.symbol,
        "issued_on": paper.issued_on,
        "type": paper.type,
        "signer": paper.signing.name if paper.signing else None,
        "subject": paper.subject,
        "issuer": paper.issuer,
        "recipients": [recipient.name for recipient in paper.recipients],
        "clauses": [(clause.address, clause.text) for clause in paper.walk()],
        "tables": [[table.head, *table.rows] for table in paper.tables],
    }


def expected_of(truth: Truth, key: str) -> object:
    return getattr(truth, key)


def agreement(expected: object, read: object) -> float | None:
    """1 for the same, for lists the shared part of both (F1); None where there is nothing to read."""
    if isinstance(expected, list):
        if not expected and not read:
            return None
        one, other = [_plain(item) for item in expected], [_plain(item) for item in read]
        shared = sum(item in other for item in one)
        return 2 * shared / max(1, len(one) + len(other))
    if isinstance(expected, str) and isinstance(read, str):
        return float(_plain(expected) == _plain(read))
    return float(expected == read)


def _plain(value: object) -> object:
    if isinstance(value, str):
        return " ".join(nfc(value).split()).removeprefix("Về việc ").rstrip(" .;:")
    if isinstance(value, tuple | list):
        return tuple(_plain(item) for item in value)
    return value
