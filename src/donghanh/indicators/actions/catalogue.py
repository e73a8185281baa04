"""Bringing in what the catalogue has."""

from django.db import transaction

from donghanh.base.actors import SYSTEM, Actor
from donghanh.base.words import fold

from ..facts import catalogue_breakdowns, catalogue_checks, catalogue_entries
from ..models import Breakdown, CheckRow, Indicator
from ..permissions import check_may_change
from ..rules import check_told, kind_of
from .breaking import write_breakdown
from .listing import keep_wording

_DESCRIBED = (
    "name",
    "theme",
    "unit_of_measure",
    "better",
    "definition",
    "source",
    "verified",
    "levels",
    "sectors",
    "position",
    "search_key",
)


@transaction.atomic
def load_catalogue(*, by: Actor = SYSTEM) -> int:
    """Bring in what the catalogue has and the list lacks, and its newer wording; how many indicators were changed.

    How a known indicator is counted (decimals, adding up) is never changed: figures hang on it.
    """
    check_may_change(by)
    known = {indicator.code: indicator for indicator in Indicator.objects.all()}
    changed = 0
    for position, entry in enumerate(catalogue_entries(), start=1):
        facts = {"position": position * 10, "search_key": fold(entry["name"]), **entry}
        facts.setdefault("kind", kind_of(entry["over_units"], entry.get("unit_of_measure", "")))
        for part in ("numerator", "denominator"):
            facts[part] = known[entry[part]] if part in entry else None
        indicator = known.get(entry["code"])
        if indicator is None:
            known[entry["code"]] = Indicator.objects.create(**facts)
            changed += 1
        elif not indicator.is_reworded_here and any(
            getattr(indicator, field) != facts[field] for field in _DESCRIBED if field in facts
        ):
            if (indicator.name, indicator.definition) != (facts["name"], facts.get("definition", "")):
                keep_wording(indicator)
            for field in _DESCRIBED:
                setattr(indicator, field, facts.get(field, getattr(indicator, field)))
            indicator.save(update_fields=[*_DESCRIBED, "wording"])
            changed += 1
    _load_breakdowns(known)
    _load_checks()
    return changed


def _load_breakdowns(known: dict[str, Indicator]) -> None:
    """Those not there yet; a breakdown that somebody ended stays ended."""
    there = set(Breakdown.objects.values_list("whole__code", "name"))
    for entry in catalogue_breakdowns():
        if (entry["whole"], entry["name"]) not in there:
            write_breakdown(
                known[entry["whole"]],
                name=entry["name"],
                cells=[known[code] for code in entry["cells"]],
                is_exact=entry["is_exact"],
            )


def _load_checks() -> None:
    """Those not there yet; one that somebody ended stays ended."""
    there = set(CheckRow.objects.values_list("key", flat=True))
    checks = [(entry, check_told(entry)) for entry in catalogue_checks()]
    rows = [
        CheckRow(
            key=check.key,
            left=list(check.left),
            relation=check.relation,
            right=list(check.right),
            words=check.words,
            is_hard=check.is_hard,
            source=entry.get("source", ""),
            verified=entry.get("verified", False),
        )
        for entry, check in checks
        if check.key not in there
    ]
    CheckRow.objects.bulk_create(rows)
