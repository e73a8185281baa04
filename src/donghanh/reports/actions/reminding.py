"""Reminding who has not sent, and telling their superiors."""

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse

from donghanh.movements.facts import accounts_at
from donghanh.notices.actions import Wanted, remind
from donghanh.organisations.choices import Duty

from ..facts.reminding import escalated_on, reminded_on
from ..models import ReportRequest
from ..rules.reminding import owing_text, silent_text

AT_ONCE = 500  # units asked for in one statement


def remind_of_reports(day: dt.date) -> int:
    """Remind everybody whose step has come by `day`, and tell the superiors; run again it changes nothing."""
    told = sum(
        remind(_to_units(request, units, step=step, day=day)) for request, units, step in reminded_on(day)
    )
    return told + sum(remind(_to_superiors(request, silent, day)) for request, silent in escalated_on(day))


def _to_units(request: ReportRequest, unit_ids: list[int], *, step: int, day: dt.date) -> Iterator[Wanted]:
    """One for each account, however many of the units it acts for."""
    text = owing_text(request.title, due_on=request.due_on, grace_days=request.grace_days, day=day)
    key = f"reports.request:{request.pk}:{request.due_on}:{step}"
    url = reverse("reports:fill", args=[request.pk])
    for start in range(0, len(unit_ids), AT_ONCE):
        found = accounts_at(unit_ids[start : start + AT_ONCE], Duty.FIGURES, Duty.SIGN)
        for account_id in sorted({account for accounts in found.values() for account in accounts}):
            yield Wanted(account_id, key, text, url)


def _to_superiors(request: ReportRequest, silent: dict[int, list[str]], day: dt.date) -> Iterator[Wanted]:
    accounts = accounts_at(sorted(silent), Duty.FIGURES, Duty.SIGN)
    for superior_id, names in silent.items():
        text = silent_text(request.title, names, due_on=request.due_on, day=day)
        for account_id in sorted(accounts.get(superior_id, ())):
            yield Wanted(
                account_id,
                f"reports.silent:{request.pk}:{request.due_on}:{superior_id}",
                text,
                reverse("reports:missing", args=[request.pk]),
            )
