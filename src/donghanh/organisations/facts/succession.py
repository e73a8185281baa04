"""What units were called, what became of them, and by which papers."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.sentences import Sentence
from donghanh.base.sockets import Socket

from ..models import (
    Appointment,
    Headcount,
    Papered,
    Placement,
    Succession,
    Unit,
    UnitName,
)
from ..rules import ActPaper, Heads, merged_heads, split_heads

# Asked upwards, of the papers by which units changed: where each opens for `by`, as far as the program has it.
papers_kept: Socket[[Actor, Sequence[ActPaper]], dict[ActPaper, str]] = Socket(
    "Where do these papers open, those that `by` may read?"
)


def successions_of(unit: Unit) -> list[Succession]:
    """What became of an ended unit."""
    return list(Succession.objects.filter(predecessor=unit).select_related("successor").order_by("pk"))


def names_of(unit: Unit) -> list[UnitName]:
    """What the unit was called, the latest first."""
    return list(UnitName.objects.filter(unit=unit).order_by("-from_on"))


def ended_units_of(person_id: int | None, day: dt.date) -> list[Unit]:
    """Units where the person held a role until they ended, the latest first; to say what became of them."""
    held = Appointment.objects.filter(person=person_id).values("unit")
    ended = Unit.objects.filter(pk__in=held, ended_on__lte=day)
    return list(ended.order_by("-ended_on").prefetch_related("successions__successor")[:3])


def called(unit: Unit, then: dt.date) -> str:
    """How a record of `then` names one unit; asks only where it ended or was renamed."""
    return called_now([unit], then=then, day=today())[unit.pk]


@dataclass(frozen=True)
class Act:
    """One step of a unit's life: from which day, what, by which paper (opening at `url`), with which other unit."""

    on: dt.date
    what: Sentence
    paper: ActPaper
    url: str = ""


@dataclass(frozen=True)
class Life:
    """A unit with what is known of it through time: where it stood, what it was called, whom it took over."""

    unit: Unit
    placements: list[Placement]
    names: list[UnitName]
    successions: list[Succession]

    def superior_on(self, day: dt.date) -> Unit | None:
        """The direct superior on `day`, while the unit was there."""
        placed = [row for row in self.placements if row.from_on <= day] if self.unit.is_alive(day) else []
        return max(placed, key=lambda row: row.from_on).superior if placed else None


def life_of(unit: Unit) -> Life:
    """Placements and names of the unit; successions of it and of all it took over, one query a generation."""
    successions: dict[int, Succession] = {}
    asked, seen = {unit.pk}, set[int]()
    while asked:
        seen |= asked
        rows = Succession.objects.filter(Q(predecessor__in=asked) | Q(successor__in=asked))
        found = list(rows.select_related("predecessor", "successor"))
        successions |= {row.pk: row for row in found}
        asked = {row.predecessor_id for row in found if row.successor_id in asked} - seen
    placements = list(Placement.objects.filter(unit=unit).select_related("superior"))
    return Life(unit, placements, names_of(unit), sorted(successions.values(), key=lambda row: row.pk))


def acts_of(life: Life, by: Actor) -> list[Act]:
    """How the unit was founded, placed, renamed, joined and ended, the latest first; one query."""
    unit = life.unit
    acts = [
        *(_placing(unit, row) for row in life.placements),
        *(
            _act(row, row.from_on, Sentence("Đổi tên thành {name}.", name=row.name))
            for row in life.names
            if row.from_on > unit.founded_on
        ),
        *(
            _act(row, row.on_day, Sentence("Tiếp nhận {name}.", name=row.predecessor.name))
            for row in life.successions
            if row.successor_id == unit.pk
        ),
        *(_ending(row) for row in life.successions if row.predecessor_id == unit.pk),
    ]
    urls: dict[ActPaper, str] = {}
    for answer in papers_kept.ask(by, [act.paper for act in acts if act.paper.issued_on]):
        urls |= answer
    told = [Act(act.on, act.what, act.paper, urls.get(act.paper, "")) for act in acts]
    return sorted(told, key=lambda act: act.on, reverse=True)


def _act(row: Papered, on: dt.date, what: Sentence) -> Act:
    return Act(on, what, ActPaper(row.paper_number, row.paper_on))


def _placing(unit: Unit, row: Placement) -> Act:
    superior = row.superior.name if row.superior else ""
    if row.from_on > unit.founded_on:
        what = Sentence("Chuyển về {name}.", name=superior)
    elif superior:
        what = Sentence("Thành lập, trực thuộc {name}.", name=superior)
    else:
        what = Sentence("Thành lập.")
    return _act(row, row.from_on, what)


def _ending(row: Succession) -> Act:
    if row.successor is None:
        return _act(row, row.on_day, Sentence("Giải thể."))
    told = Sentence("Kết thúc hoạt động; {name} kế thừa {share} %.", name=row.successor.name, share=row.share)
    return _act(row, row.on_day, told)


def heirs_of(unit_ids: Iterable[int], day: dt.date) -> dict[int, list[Unit]]:
    """The units that on `day` go on with each of these, through all successions; one query a generation.

    A unit that still works, or was dissolved, is not among the keys.
    """
    reached: dict[int, set[int]] = {unit_id: {unit_id} for unit_id in unit_ids}
    passed: dict[int, set[int]] = {}
    found: dict[int, Unit] = {}
    asked = set(reached)
    while asked:
        rows = Succession.objects.filter(predecessor__in=asked, on_day__lte=day, successor__isnull=False)
        asked = set()
        for row in rows.select_related("successor"):
            passed.setdefault(row.predecessor_id, set()).add(row.successor_id)
            if row.successor and row.successor_id not in found:
                found[row.successor_id] = row.successor
                asked.add(row.successor_id)
    return {
        unit_id: sorted((found[key] for key in _last_of(unit_id, passed)), key=lambda unit: unit.sort_key)
        for unit_id in reached
        if unit_id in passed
    }


def _last_of(unit_id: int, passed: dict[int, set[int]]) -> set[int]:
    after = passed.get(unit_id)
    return set().union(*(_last_of(key, passed) for key in after)) if after else {unit_id}


def called_now(units: Iterable[Unit], *, then: dt.date, day: dt.date) -> dict[int, str]:
    """How records of `then` name these units: "LĐLĐ tỉnh Bến Tre (nay là LĐLĐ tỉnh Vĩnh Long)"."""
    units = list(units)
    heirs = heirs_of({unit.pk for unit in units if unit.ended_on}, day)
    told = {}
    for unit in units:
        name = unit.name_on(then)
        now = ", ".join(heir.name for heir in heirs.get(unit.pk, ())) or unit.name
        told[unit.pk] = name if now == name else str(Sentence("{name} (nay là {now})", name=name, now=now))
    return told


def heads_on(unit: Unit, days: Iterable[dt.date]) -> dict[dt.date, Heads | None]:
    """As was: workers and members counted last by each day, while the unit was there; one query."""
    counts = list(Headcount.objects.filter(unit=unit).order_by("as_of"))
    told: dict[dt.date, Heads | None] = {}
    for day in days:
        known = [row for row in counts if row.as_of <= day] if unit.is_alive(day) else []
        told[day] = Heads(known[-1].workers, known[-1].members) if known else None
    return told


def heads_as_is(life: Life, day: dt.date) -> Heads | None:
    """Workers and members on `day` of all that the unit is today: its own and its share of what it took over."""
    keys = {life.unit.pk, *(row.predecessor_id for row in life.successions)}
    units = Unit.objects.alive_on(day).filter(pk__in=keys).with_headcount(day)
    counted = {
        row.pk: Heads(row.workers_now, row.members_now) for row in units if row.workers_now is not None
    }
    return _heads_with_shares(life.unit.pk, day, successions=life.successions, counted=counted)


def _heads_with_shares(
    unit_id: int, day: dt.date, *, successions: list[Succession], counted: dict[int, Heads]
) -> Heads | None:
    counts = [counted[unit_id]] if unit_id in counted else []
    for row in successions:
        if row.successor_id != unit_id or row.on_day <= day:
            continue
        heads = _heads_with_shares(row.predecessor_id, day, successions=successions, counted=counted)
        if heads is None:
            continue
        siblings = [each for each in successions if each.predecessor_id == row.predecessor_id]
        parts = split_heads(heads, [each.share for each in siblings])
        counts.append(parts[siblings.index(row)])
    return merged_heads(counts) if counts else None
