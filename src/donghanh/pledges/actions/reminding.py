"""Reminding units to register and to tell what became of their promises."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from django.urls import reverse

from donghanh.base.sentences import Sentence
from donghanh.movements.facts import accounts_at
from donghanh.notices.actions import Wanted, remind
from donghanh.organisations.choices import Duty

from ..facts.reminding import Reminded, silent_on, to_register_on, to_tell_on
from ..models import Registration
from ..rules.reminding import register_text, silent_text, tell_text

AT_ONCE = 500  # units asked for in one statement


def remind_of_pledges(day: dt.date) -> int:
    """Remind everybody whose step has come by `day`, and tell who opened the gates; run again it changes nothing."""
    told = sum(remind(_to_units(each, "register", _register_text(day))) for each in to_register_on(day))
    told += sum(remind(_to_units(each, "tell", _tell_text(day))) for each in to_tell_on(day))
    return told + sum(remind(_to_opener(gate, names, day)) for gate, names in silent_on(day))


def _register_text(day: dt.date) -> Callable[[Registration, int], Sentence]:
    return lambda gate, _count: register_text(gate.year, closes_on=gate.closes_on, day=day)


def _tell_text(day: dt.date) -> Callable[[Registration, int], Sentence]:
    return lambda gate, count: tell_text(gate.year, count, ends_on=gate.ends_on, day=day)


def _to_units(each: Reminded, about: str, text: Callable[[Registration, int], Sentence]) -> Iterator[Wanted]:
    gate, unit_ids = each.gate, sorted(each.owing)
    page = "pledges:add" if about == "register" else "pledges:follow_up"
    due_on = gate.closes_on if about == "register" else gate.ends_on
    for start in range(0, len(unit_ids), AT_ONCE):
        found = accounts_at(unit_ids[start : start + AT_ONCE], Duty.DRAFT, Duty.SIGN)
        for unit_id, accounts in found.items():
            for account_id in sorted(accounts):
                yield Wanted(
                    account_id,
                    f"pledges.{about}:{gate.pk}:{due_on}:{each.step}:{unit_id}",
                    text(gate, each.owing[unit_id]),
                    reverse(page, args=[gate.pk]),
                )


def _to_opener(gate: Registration, names: Sequence[str], day: dt.date) -> Iterator[Wanted]:
    text = silent_text(gate.year, names, ends_on=gate.ends_on, day=day)
    for account_id in sorted(accounts_at([gate.unit_id], Duty.DRAFT, Duty.SIGN).get(gate.unit_id, ())):
        yield Wanted(
            account_id,
            f"pledges.silent:{gate.pk}:{gate.ends_on}",
            text,
            reverse("pledges:follow_up", args=[gate.pk]),
        )
