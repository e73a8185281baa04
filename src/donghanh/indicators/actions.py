"""Changes of the list of indicators."""

import datetime as dt
from typing import Any

from django.db import transaction

from donghanh.base.actors import SYSTEM, Actor
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import fold, one_line
from donghanh.journal import actions as journal

from .facts import catalogue_entries
from .models import Indicator
from .permissions import check_may_change
from .rules import Draft, check_indicator

_DESCRIBED = (
    "name",
    "theme",
    "unit_of_measure",
    "definition",
    "source",
    "verified",
    "levels",
    "sectors",
    "position",
    "search_key",
)


@transaction.atomic
def add_indicator(
    *,
    by: Actor,
    code: str,
    name: str,
    unit_of_measure: str,
    over_units: str,
    over_time: str,
    decimals: int = 0,
    numerator: Indicator | None = None,
    denominator: Indicator | None = None,
    once: str | None = None,
    **facts: Any,
) -> Indicator:
    """A new indicator; refuses a code that was ever used."""
    check_may_change(by)
    journal.accept_once(once)
    code, name = one_line(code).upper(), one_line(name)
    parts = [part.code if part else "" for part in (numerator, denominator)]
    check_indicator(Draft(code, name, one_line(unit_of_measure), decimals, over_units, over_time, *parts))
    if Indicator.objects.filter(code=code).exists():
        raise Refusal(
            "Mã chỉ tiêu “{code}” đã dùng. Chọn mã khác; mã cũ không dùng lại.", code=code, field="code"
        )
    indicator = Indicator.objects.create(
        code=code,
        name=name,
        unit_of_measure=one_line(unit_of_measure),
        decimals=decimals,
        over_units=over_units,
        over_time=over_time,
        numerator=numerator,
        denominator=denominator,
        search_key=fold(name),
        **facts,
    )
    journal.record(by, "add", indicator, Sentence("Thêm chỉ tiêu “{name}”.", name=name))
    return indicator


@transaction.atomic
def retire(*, by: Actor, indicator: Indicator, on: dt.date) -> None:
    """Ask for it no longer from a day on; figures already given stay."""
    check_may_change(by)
    held = hold(indicator)
    if held.retired_on:
        raise Refusal("Chỉ tiêu này đã thôi dùng. Tải lại trang để xem tình trạng mới nhất.")
    held.retired_on = on
    held.save(update_fields=["retired_on"])
    journal.record(by, "retire", held, Sentence("Thôi dùng chỉ tiêu “{name}”.", name=held.name))


@transaction.atomic
def load_catalogue(*, by: Actor = SYSTEM) -> int:
    """Bring in what the catalogue has and the list lacks, and its newer wording; how many were changed.

    How a known indicator is counted (decimals, adding up) is never changed: figures hang on it.
    """
    check_may_change(by)
    known = {indicator.code: indicator for indicator in Indicator.objects.all()}
    changed = 0
    for position, entry in enumerate(catalogue_entries(), start=1):
        facts = {"position": position * 10, "search_key": fold(entry["name"]), **entry}
        for part in ("numerator", "denominator"):
            facts[part] = known[entry[part]] if part in entry else None
        indicator = known.get(entry["code"])
        if indicator is None:
            known[entry["code"]] = Indicator.objects.create(**facts)
            changed += 1
        elif any(getattr(indicator, field) != facts[field] for field in _DESCRIBED if field in facts):
            for field in _DESCRIBED:
                setattr(indicator, field, facts.get(field, getattr(indicator, field)))
            indicator.save(update_fields=_DESCRIBED)
            changed += 1
    return changed
