"""An announced and an open contest, at one's own unit and at the neighbour's, for tests that only open pages."""

import datetime as dt
from typing import Any

from donghanh.contests.models import Appeal, Contest, Entry, Field, Juror, Part, Result, Round
from donghanh.people.actions import add_person

DAY = dt.date(2017, 6, 1)


def add_contest_rows(things: Any) -> None:
    """Give `things` a contest with all that hangs on it, and the neighbour's."""
    for prefix, unit in (("", things.unit), ("neighbour_", things.neighbour)):
        plan, scan = getattr(things, f"{prefix}plan"), getattr(things, f"{prefix}evidence")
        over = _contest(
            unit,
            plan.movement,
            state="announced",
            announced_on=DAY,
            sealed_on=DAY,
            signed_on=DAY,
            decision_number="1/QĐ",
            scan=scan,
        )
        one = Round.objects.create(contest=over, position=1, name="Vòng thi", state="sealed")
        Part.objects.create(round=one, position=1, kind="practice", name="Thực hành", most=10_000)
        entry = Entry.objects.create(
            contest=over,
            field=over.fields.get(),
            unit=unit,
            name="Vai Thi",
            state="accepted",
            number=1,
            code="P100",
            sent_on=DAY,
        )
        Result.objects.create(round=one, entry=entry, raw=8000, corrected=8000, rank=1, prize="first")
        winner = Entry.objects.create(
            contest=over,
            field=over.fields.get(),
            unit=unit,
            name="Vai Giải",
            state="accepted",
            number=2,
            code="P101",
            sent_on=DAY,
        )
        Result.objects.create(round=one, entry=winner, raw=8000, corrected=8000, rank=1, prize="first")
        appeal = Appeal.objects.create(entry=entry, reason="Xem lại", asked_on=DAY, due_on=DAY)
        juror = Juror.objects.create(contest=over, person=add_person(name="Giám Khảo"))
        for name, row in {
            "contest": over,
            "contest_round": one,
            "contest_entry": entry,
            "appeal": appeal,
            "juror": juror,
            "open_contest": _contest(unit, plan.movement, state="open"),
        }.items():
            setattr(things, f"{prefix}{name}", row)


def _contest(unit: Any, movement: Any, **given: Any) -> Contest:
    made = Contest.objects.create(
        unit=unit,
        movement=movement,
        kind="skilled",
        name="Hội thi thợ giỏi",
        search_key="hoi thi tho gioi",
        enters_until=dt.date(2017, 7, 1),
        held_on=dt.date(2017, 7, 2),
        **given,
    )
    Field.objects.create(contest=made, position=1, name="May")
    return made
