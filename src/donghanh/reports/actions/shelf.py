"""Forms of the shelf: they come with the program, a file each, and are asked with like any other."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import transaction

from donghanh.base.actors import SYSTEM, Actor
from donghanh.base.dates import today
from donghanh.indicators.facts import by_code

from ..choices import FormState
from ..facts.building import digest_of_form
from ..models import FormItem, FormVersion
from .publishing import listed_checks, write_out

SHELF = Path(__file__).resolve().parent.parent / "data"


@transaction.atomic
def load_forms(*, by: Actor = SYSTEM) -> int:
    """Make the form versions of the shelf that are not there yet; how many were made.

    Those that were made before forms had a source are given theirs.
    """
    made = 0
    for told in forms_told():
        same = FormVersion.objects.filter(code=told["code"], version=told["version"]).first()
        if same is None:
            _make_form(told)
            made += 1
        elif not same.source and same.unit_id is None:
            same.source, same.verified = told["source"], told.get("verified", False)
            same.save(update_fields=["source", "verified"])
    return made


def forms_told() -> Iterator[dict[str, Any]]:
    """What the files say, a form at a time; a file asked for periods of several kinds is several forms."""
    for file in sorted(SHELF.glob("*.toml")):
        told = tomllib.loads(file.read_text("utf-8"))
        for form in told.pop("form", [{}]):
            yield told | form


def _make_form(told: dict[str, Any]) -> FormVersion:
    lines = [(section["name"], line) for section in told["section"] for line in section["line"]]
    known = by_code(line["indicator"] for _, line in lines)
    form = FormVersion.objects.create(
        code=told["code"],
        version=told["version"],
        name=told["name"],
        intro=told.get("intro", ""),
        period_kind=told["period_kind"],
        source=told["source"],
        verified=told.get("verified", False),
    )
    items = [
        FormItem(
            form=form,
            position=position,
            section=section,
            indicator=known[line["indicator"]],
            is_required=line.get("required", True),
            levels=known[line["indicator"]].levels,
            sectors=known[line["indicator"]].sectors,
            clause_address=line.get("clause", ""),
        )
        for position, (section, line) in enumerate(lines, start=1)
    ]
    write_out(items)
    FormItem.objects.bulk_create(items)
    form.checks = told["check"] if "check" in told else listed_checks(items)
    form.state, form.published_on, form.digest = FormState.PUBLISHED, today(), digest_of_form(form)
    form.save()
    return form
