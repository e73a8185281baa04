"""Who marks what: no conflict, loads as even as can be, jurors tied together by entries they share.

The loads are those of an optimal semi-matching (Harvey, Ladner, Lovász, Tamir: Semi-matchings for bipartite
graphs and load balancing, J. Algorithms 59, 2006): while a chain of exchanges leads from one juror to another who
has at least two entries fewer, an entry is passed along it. When none is left, no other assignment has smaller
loads, by whatever convex measure: the largest, the spread, the sum of squares.
"""

import random
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from donghanh.base.sentences import Refusal

Chosen = dict[int, list[int]]


@dataclass(frozen=True)
class Place:
    """An entry as conflicts see it: its unit with all above (`line`, own first), who takes part, its field."""

    entry_id: int
    field_id: int
    line: tuple[int, ...]
    people: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Marker:
    """A juror as conflicts see them.

    `homes` are units they belong to or serve, each with all above it (own first); `leads` the units for which they
    sign; `fields` what they can judge (all when empty); `units` and `entries` what they said they must not mark.
    """

    juror_id: int
    person_id: int
    homes: tuple[tuple[int, ...], ...] = ()
    leads: frozenset[int] = frozenset()
    fields: frozenset[int] = frozenset()
    units: frozenset[int] = frozenset()
    entries: frozenset[int] = frozenset()


def may_mark(marker: Marker, place: Place) -> bool:
    """Neither an entrant, nor of the same unit, nor one above or below the other by command, nor declared."""
    if marker.fields and place.field_id not in marker.fields:
        return False
    if marker.person_id in place.people or place.entry_id in marker.entries:
        return False
    line = set(place.line)
    if line & marker.units or line & marker.leads:
        return False
    return all(place.line[0] not in home for home in marker.homes)


@dataclass(frozen=True)
class Quality:
    """What was reached: loads, conflicts (0), whether each field's jurors hang together, who shares with how many."""

    entries: int
    jurors: int
    least: int
    most: int
    conflicts: int
    apart: tuple[int, ...]
    neighbours: int

    @property
    def is_connected(self) -> bool:
        """May all jurors of each field be compared?"""
        return not self.apart


@dataclass
class _Board:
    """An assignment that is being made."""

    allowed: Mapping[int, Sequence[int]]
    chosen: Chosen = field(default_factory=dict)
    load: dict[int, int] = field(default_factory=dict)
    held: dict[int, set[int]] = field(default_factory=dict)

    def give(self, entry: int, juror: int) -> None:
        self.chosen[entry].append(juror)
        self.load[juror] += 1
        self.held[juror].add(entry)

    def pass_on(self, entry: int, giver: int, taker: int) -> None:
        place = self.chosen[entry].index(giver)
        self.chosen[entry][place] = taker
        self.load[giver] -= 1
        self.load[taker] += 1
        self.held[giver].discard(entry)
        self.held[taker].add(entry)


def assign(
    places: Sequence[Place],
    markers: Sequence[Marker],
    *,
    per_entry: int,
    seed: int = 0,
    kept: Chosen | None = None,
) -> Chosen:
    """For each entry the keys of `per_entry` jurors; the same for the same seed. `kept` is given and stays.

    Raises Refusal when some entries have too few jurors who may mark them.
    """
    allowed = {
        place.entry_id: [marker.juror_id for marker in markers if may_mark(marker, place)] for place in places
    }
    check_enough(allowed, per_entry)
    board = _Board(allowed, load={marker.juror_id: 0 for marker in markers})
    board.held = {marker.juror_id: set() for marker in markers}
    _begin(board, per_entry=per_entry, seed=seed, kept=kept or {})
    _balance(board)
    _join(board, {place.entry_id: place.field_id for place in places})
    return board.chosen


def check_enough(allowed: Mapping[int, Sequence[int]], per_entry: int) -> None:
    """Refuse when an entry cannot have as many jurors as the rules ask."""
    short = sum(len(jurors) < per_entry for jurors in allowed.values())
    if short:
        raise Refusal(
            "{short} bài không đủ {per_entry} giám khảo được chấm (khác đơn vị, không thuộc tuyến chỉ đạo, không khai "
            "có liên quan). Mời thêm giám khảo từ đơn vị khác hoặc giảm số giám khảo mỗi bài.",
            short=short,
            per_entry=per_entry,
        )


def _begin(board: _Board, *, per_entry: int, seed: int, kept: Chosen) -> None:
    """Each entry in turn, those with the fewest choices first, to whoever has least and shares least with the rest."""
    chance = random.Random(seed)
    shared: dict[int, dict[int, int]] = {juror: {} for juror in board.load}
    order = sorted(board.allowed)
    chance.shuffle(order)
    order.sort(key=lambda entry: len(board.allowed[entry]))
    for entry in order:
        board.chosen[entry] = []
        for juror in kept.get(entry, []):
            board.give(entry, juror)
        for _turn in range(per_entry - len(board.chosen[entry])):
            here = board.chosen[entry]
            free = [juror for juror in board.allowed[entry] if juror not in here]
            least = min(board.load[juror] for juror in free)
            taken = min(
                (juror for juror in free if board.load[juror] == least),
                key=lambda juror: (sum(shared[juror].get(other, 0) for other in here), chance.random()),
            )
            for other in here:
                shared[taken][other] = shared[other][taken] = shared[taken].get(other, 0) + 1
            board.give(entry, taken)


def _balance(board: _Board) -> None:
    """Pass entries along chains of exchanges until no chain lowers the spread (each lowers the sum of squares)."""
    loaded = sorted(board.load, key=lambda juror: (-board.load[juror], juror))
    while loaded:
        start = loaded.pop(0)
        chain = _chain_from(board, start)
        if chain:
            for entry, giver, taker in chain:
                board.pass_on(entry, giver, taker)
            loaded = sorted(board.load, key=lambda juror: (-board.load[juror], juror))


def _chain_from(board: _Board, start: int) -> list[tuple[int, int, int]]:
    """Exchanges from `start` to a juror with at least two fewer, the last first; none where there is no such juror."""
    came: dict[int, tuple[int, int]] = {}
    seen, waiting = {start}, deque([start])
    while waiting:
        giver = waiting.popleft()
        for entry in sorted(board.held[giver]):
            for taker in board.allowed[entry]:
                if taker in seen or taker in board.chosen[entry]:
                    continue
                seen.add(taker)
                came[taker] = (entry, giver)
                if board.load[taker] <= board.load[start] - 2:
                    return _walk_back(came, taker, start)
                waiting.append(taker)
    return []


def _walk_back(came: Mapping[int, tuple[int, int]], taker: int, start: int) -> list[tuple[int, int, int]]:
    chain = []
    while taker != start:
        entry, giver = came[taker]
        chain.append((entry, giver, taker))
        taker = giver
    return chain


def _join(board: _Board, fields: Mapping[int, int]) -> None:
    """Where the jurors of one field fall apart, exchange two of them between two entries; loads stay as they are."""
    for field_id in sorted(set(fields.values())):
        entries = sorted(entry for entry, of in fields.items() if of == field_id)
        while True:
            groups = groups_of({entry: board.chosen[entry] for entry in entries})
            if len(groups) < 2 or not _exchange(board, entries, groups):
                break


def _exchange(board: _Board, entries: Sequence[int], groups: list[set[int]]) -> bool:
    """Join two groups by one exchange that keeps every load; was there one?"""
    group_of = {juror: number for number, group in enumerate(groups) for juror in group}
    for one in entries:
        for other in entries:
            if (
                len(board.chosen[one]) < 2
                or group_of[board.chosen[one][0]] == group_of[board.chosen[other][0]]
            ):
                continue
            for giver in list(board.chosen[one]):
                for taker in list(board.chosen[other]):
                    if taker in board.allowed[one] and giver in board.allowed[other]:
                        board.pass_on(one, giver, taker)
                        board.pass_on(other, taker, giver)
                        if len(groups_of({entry: board.chosen[entry] for entry in entries})) < len(groups):
                            return True
                        board.pass_on(one, taker, giver)
                        board.pass_on(other, giver, taker)
    return False


def groups_of(chosen: Mapping[int, Iterable[int]]) -> list[set[int]]:
    """Jurors tied together by entries that they share; one group when all can be compared."""
    head: dict[int, int] = {}

    def find(juror: int) -> int:
        while head[juror] != juror:
            head[juror] = head[head[juror]]
            juror = head[juror]
        return juror

    for jurors in chosen.values():
        together = list(jurors)
        for juror in together:
            head.setdefault(juror, juror)
        for juror in together[1:]:
            head[find(juror)] = find(together[0])
    groups: dict[int, set[int]] = {}
    for juror in head:
        groups.setdefault(find(juror), set()).add(juror)
    return sorted(groups.values(), key=lambda group: (-len(group), min(group)))


def measure(chosen: Chosen, places: Sequence[Place], markers: Sequence[Marker]) -> Quality:
    """What an assignment is worth, reckoned from nothing but itself."""
    by_key = {marker.juror_id: marker for marker in markers}
    load = dict.fromkeys(by_key, 0)
    shares: dict[int, set[int]] = {juror: set() for juror in by_key}
    conflicts = 0
    by_field: dict[int, Chosen] = {}
    for place in places:
        jurors = chosen.get(place.entry_id, [])
        by_field.setdefault(place.field_id, {})[place.entry_id] = jurors
        for juror in jurors:
            load[juror] += 1
            conflicts += not may_mark(by_key[juror], place)
            shares[juror] |= set(jurors) - {juror}
    used = [juror for juror in load if load[juror]]
    return Quality(
        entries=len(places),
        jurors=len(used),
        least=min(load.values(), default=0),
        most=max(load.values(), default=0),
        conflicts=conflicts,
        apart=tuple(sorted(key for key, part in by_field.items() if len(groups_of(part)) > 1)),
        neighbours=min((len(shares[juror]) for juror in used), default=0),
    )
