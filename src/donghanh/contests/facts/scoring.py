"""What the sheets of a round come to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Count, QuerySet

from ..choices import PartKind, Prize, ScoreRule, SheetState
from ..models import Mark, Part, Round, Sheet, TestMark
from ..rules import Given, Means, Ranked, Scored, goes_on, groups_of, means_of, prizes, rank
from ..rules.severity import half_up
from .placing import entries_of

PRACTICE = (PartKind.PRACTICE, PartKind.PRODUCT)


@dataclass(frozen=True)
class Outcome:
    """What one entry reached in a round, reckoned from its sheets alone."""

    entry_id: int
    field_id: int
    raw: int
    corrected: int | None
    ranked: Ranked
    goes_on: bool
    prize: str


@dataclass
class _Sums:
    """Of one entry: points by part of all its sheets, how many sheets, what its test papers were worth."""

    sheets: int = 0
    judged: dict[int, int] = field(default_factory=dict)
    counted: dict[int, int] = field(default_factory=dict)

    def points(self, part_id: int) -> int:
        """Its points for a part: the mean of its sheets, or what the test paper was worth."""
        if part_id in self.counted:
            return self.counted[part_id]
        return half_up(self.judged.get(part_id, 0), self.sheets) if self.sheets else 0


@dataclass(frozen=True)
class HowFar:
    """How much of a round is marked; numbers only, of nobody."""

    sent: int
    sheets: int
    uncounted: int

    @property
    def missing(self) -> int:
        """Sheets still to be marked."""
        return self.sheets - self.sent


def how_far(round: Round) -> HowFar:
    """How many sheets there are and are in, how many test marks are missing; four queries."""
    counts = dict(Sheet.objects.of_round(round).order_by().values_list("state").annotate(found=Count("pk")))
    sent, waiting = counts.get(SheetState.SENT, 0), counts.get(SheetState.ASSIGNED, 0)
    counted = round.parts.filter(is_counted=True).count()
    wanted = entries_of(round).count() * counted if counted else 0
    there = (
        TestMark.objects.filter(
            part__round=round.pk, part__is_counted=True, entry__in=entries_of(round)
        ).count()
        if wanted
        else 0
    )
    return HowFar(sent, sent + waiting, wanted - there)


def outcomes_of(round: Round, *, is_last: bool) -> list[Outcome]:
    """Every entry's totals, rank, whether it goes on, its prize; the same sheets give the same, in any order."""
    contest, parts = round.contest, list(round.parts.all())
    fields = dict(entries_of(round).values_list("pk", "field"))
    sums, given = _sums_of(round, fields)
    means = means_of(given)
    apart = _fields_apart(given, fields)
    scored = []
    for entry_id, field_id in fields.items():
        raw, corrected = _totals(parts, sums[entry_id], means[entry_id])
        corrected = None if field_id in apart else corrected
        by_rule = corrected if contest.score_rule == ScoreRule.CORRECTED else None
        scored.append(
            (
                raw,
                corrected,
                Scored(
                    entry_id, field_id, raw if by_rule is None else by_rule, _of_kind(parts, sums[entry_id])
                ),
            )
        )
    places = {one.entry_id: one for one in rank([one for _raw, _corrected, one in scored], contest.tie_rule)}
    on, won = _fates(places, fields, round, is_last=is_last)
    return [
        Outcome(
            one.entry_id,
            one.field_id,
            raw,
            corrected,
            places[one.entry_id],
            one.entry_id in on,
            won.get(one.entry_id, ""),
        )
        for raw, corrected, one in scored
    ]


def _totals(parts: list[Part], sums: _Sums, mean: Means) -> tuple[int, int]:
    """The plain and the corrected total; marked anew on request, both are what that marking gave."""
    if any(part.pk in sums.counted for part in parts if not part.is_counted):
        total = sum(sums.points(part.pk) for part in parts)
        return total, total
    counted = sum(sums.counted.values())
    return mean.raw + counted, mean.corrected + counted


def _marks_of(round: Round) -> QuerySet[Mark]:
    """What stands on the sheets that count."""
    return Mark.objects.filter(
        sheet__in=Sheet.objects.of_round(round).filter(state=SheetState.SENT).values("pk")
    )


def given_in(round: Round) -> list[Given]:
    """The total of every sheet that was handed in; one query."""
    totals: dict[tuple[int, int], int] = {}
    marks = _marks_of(round)
    for entry_id, juror_id, points in marks.values_list("sheet__entry", "sheet__juror", "points"):
        totals[entry_id, juror_id] = totals.get((entry_id, juror_id), 0) + points
    return [Given(entry, juror, total) for (entry, juror), total in totals.items()]


def _sums_of(round: Round, fields: Mapping[int, int]) -> tuple[dict[int, _Sums], list[Given]]:
    sums = {entry_id: _Sums() for entry_id in fields}
    totals: dict[tuple[int, int], int] = {}
    marks = _marks_of(round)
    for entry_id, juror_id, part_id, points in marks.values_list(
        "sheet__entry", "sheet__juror", "part", "points"
    ):
        if entry_id not in sums:
            continue
        judged = sums[entry_id].judged
        judged[part_id] = judged.get(part_id, 0) + points
        totals[entry_id, juror_id] = totals.get((entry_id, juror_id), 0) + points
    for entry_id, _juror_id in totals:
        sums[entry_id].sheets += 1
    papers = TestMark.objects.filter(part__round=round.pk, entry__in=list(fields))
    for entry_id, part_id, points in papers.values_list("entry", "part", "points"):
        sums[entry_id].counted[part_id] = points
    return sums, [Given(entry, juror, total) for (entry, juror), total in totals.items()]


def _fields_apart(given: list[Given], fields: Mapping[int, int]) -> set[int]:
    """Fields whose jurors cannot be compared: no correction is reckoned there."""
    by_field: dict[int, dict[int, list[int]]] = {}
    for one in given:
        by_field.setdefault(fields[one.entry_id], {}).setdefault(one.entry_id, []).append(one.juror_id)
    return {field_id for field_id, chosen in by_field.items() if len(groups_of(chosen)) > 1}


def _of_kind(parts: list[Part], sums: _Sums) -> dict[str, int]:
    top = max(parts, key=lambda part: (part.most, -part.position))
    return {
        "theory": sum(sums.points(part.pk) for part in parts if part.kind == PartKind.THEORY),
        "practice": sum(sums.points(part.pk) for part in parts if part.kind in PRACTICE),
        "top_part": sums.points(top.pk),
    }


def _fates(
    places: Mapping[int, Ranked], fields: Mapping[int, int], round: Round, *, is_last: bool
) -> tuple[set[int], dict[int, str]]:
    on: set[int] = set()
    won: dict[int, str] = {}
    for field_id in set(fields.values()):
        here = [ranked for entry_id, ranked in places.items() if fields[entry_id] == field_id]
        if is_last:
            won |= prizes(here, round.contest.prizes, Prize.values)
        else:
            on |= goes_on(here, round.passes)
    return on, won


def marks_given(round: Round) -> dict[int, list[int]]:
    """The totals that each entry was given, the lowest first: whose they are is in no order, column or name."""
    found: dict[int, dict[int, int]] = {}
    marks = _marks_of(round)
    for entry_id, sheet_id, points in marks.values_list("sheet__entry", "sheet", "points"):
        totals = found.setdefault(entry_id, {})
        totals[sheet_id] = totals.get(sheet_id, 0) + points
    return {entry_id: sorted(totals.values()) for entry_id, totals in found.items()}
