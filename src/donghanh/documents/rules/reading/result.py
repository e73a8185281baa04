"""What a reading gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from donghanh.base.sentences import Sentence

from ..paper import Clause, Paper


@dataclass(frozen=True)
class Found:
    """Where a field stands in the source and how sure the reader is.

    `confidence` from 0 to 1; lines are counted from 1, both ends belong to the place; pages where
    the file has any.
    """

    confidence: float
    first_line: int
    last_line: int
    page: int | None = None


@dataclass(frozen=True)
class Reading:
    """A paper as read. `fields` has the found ones only: "number", "subject", "bases.0", "clauses.II.3",
    "recipients.0", "tables.0", "signing" …; `missing` the reason for each that was not; `warnings` say what a person
    must look at before confirming.
    """

    paper: Paper
    fields: Mapping[str, Found] = field(default_factory=dict)
    warnings: tuple[Sentence, ...] = ()
    missing: Mapping[str, Sentence] = field(default_factory=dict)

    def place_of(self, name: str) -> Found | None:
        """Where the field stands; None when it was not found."""
        return self.fields.get(name)

    def as_json(self) -> dict[str, Any]:
        """The reading for machines: what is not in the text is null."""
        paper = self.paper
        signing = paper.signing
        return {
            "number": paper.number,
            "symbol": paper.symbol,
            "place": paper.place,
            "issued_on": paper.issued_on.isoformat() if paper.issued_on else None,
            "type": paper.type,
            "subject": paper.subject,
            "issuer": paper.issuer,
            "bases": [
                {
                    "text": basis.text,
                    "number": basis.number,
                    "issued_on": basis.issued_on.isoformat() if basis.issued_on else None,
                    "issuer": basis.issuer,
                }
                for basis in paper.bases
            ],
            "clauses": [_clause(clause) for clause in paper.clauses],
            "recipients": [{"name": line.name, "purpose": line.purpose} for line in paper.recipients],
            "signing": {
                "mark": signing.mark,
                "body": signing.body,
                "title": signing.title,
                "name": signing.name,
            }
            if signing
            else None,
            "tables": [
                {
                    "caption": table.caption,
                    "after": table.after,
                    "head": list(table.head),
                    "rows": [list(row) for row in table.rows],
                }
                for table in paper.tables
            ],
            "warnings": [str(warning) for warning in self.warnings],
            "fields": self._places(),
        }

    def _places(self) -> dict[str, Any]:
        """How surely and where each field was read; the reason for each that was not."""
        places: dict[str, Any] = {
            name: {
                "confidence": found.confidence,
                "lines": [found.first_line, found.last_line],
                "page": found.page,
            }
            for name, found in self.fields.items()
        }
        for name, reason in self.missing.items():
            places.setdefault(name, {"confidence": 0, "reason": str(reason)})
        return places


def _clause(clause: Clause) -> dict[str, Any]:
    return {
        "address": clause.address,
        "text": clause.text,
        "children": [_clause(child) for child in clause.children],
    }
