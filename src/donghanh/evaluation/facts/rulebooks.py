"""Criteria sets as their files write them."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import donghanh

from ..choices import CriterionKind, Grade, Part, SetKind
from ..models import CriteriaSet, Criterion
from ..rules.grades import Item, Scheme, canonical, check_scheme, digest_of
from ..rules.points import formula_of, to_points
from .catalogue import check_known

FOLDER = Path(donghanh.__file__).parent / "rulebooks"


@dataclass(frozen=True)
class SetInFile:
    """One file: unsaved rows, checked to add up."""

    criteria_set: CriteriaSet
    criteria: list[Criterion]


def sets_in_files(folder: Path = FOLDER) -> list[SetInFile]:
    """Every criteria-*.toml of the folder, in order of name; refuses one that does not add up."""
    return [
        read_set(tomllib.loads(file.read_text("utf-8"))) for file in sorted(folder.glob("criteria-*.toml"))
    ]


def read_set(data: dict[str, Any]) -> SetInFile:
    """The rows that a file's content stands for."""
    head = data["set"]
    bands = [
        {
            "grade": str(Grade(band["grade"]).value),
            "at_least": to_points(band["at_least"]),
            "needs_floors": bool(band.get("needs_floors", False)),
            "bars_vetoes": bool(band.get("bars_vetoes", False)),
        }
        for band in data["band"]
    ]
    made = CriteriaSet(
        code=head["code"],
        version=head["version"],
        name=head["name"],
        kind=SetKind(head["kind"]),
        level=head["level"],
        total=to_points(head["total"]),
        bonus_cap=to_points(head["bonus_cap"]),
        penalty_cap=to_points(head["penalty_cap"]),
        bands=bands,
        valid_from=head["valid_from"],
        valid_until=head["valid_until"],
        source=head["source"],
        verified=bool(head["verified"]),
        digest=digest_of(canonical(_plain(data))),
    )
    criteria = [
        _criterion(group, line)
        for group, line in ((group, line) for group in data["group"] for line in group["criterion"])
    ]
    for position, criterion in enumerate(criteria, start=1):
        criterion.position = position
    scheme: Scheme = made.scheme
    items: list[Item] = [criterion.item for criterion in criteria]
    check_scheme(items, scheme)
    return SetInFile(made, criteria)


def _criterion(group: dict[str, Any], line: dict[str, Any]) -> Criterion:
    if "formula" in line:
        check_known(formula_of(line["formula"]).keys)
    return Criterion(
        code=line["code"],
        group_code=group["code"],
        group_name=group["name"],
        name=line["name"],
        hint=line.get("hint", ""),
        kind=CriterionKind(line["kind"]),
        part=Part(line.get("part", "base")),
        most=to_points(line["most"]),
        floor=to_points(line["floor"]) if "floor" in line else None,
        clause_address=line.get("clause", ""),
        formula=line.get("formula"),
    )


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value if isinstance(value, str | int | float | bool) else str(value)
