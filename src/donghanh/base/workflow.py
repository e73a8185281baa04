"""States as data: an enum and a table of moves, from which the diagrams in docs/states are drawn."""

import enum
from collections.abc import Iterable
from dataclasses import dataclass, field

from .sentences import Refusal, Sentence


@dataclass(frozen=True)
class Move:
    """One permitted step: `verb` takes a thing from `source` to `target`."""

    verb: str
    source: enum.Enum
    target: enum.Enum


_known: dict[str, "Workflow"] = {}


@dataclass(frozen=True)
class Workflow:
    """The states of one kind of thing and the moves between them.

    `name` is app.noun; `states` an enum whose members carry their Vietnamese word as `.label` (Django
    TextChoices do).
    """

    name: str
    states: type[enum.Enum]
    initial: enum.Enum
    moves: tuple[Move, ...] = field(default_factory=tuple)

    def __post_init__(self) -> None:
        _known[self.name] = self

    def check(self, state: object, verb: str) -> str:
        """The state after `verb`, or a Refusal that names the present state."""
        here = self.states(state)
        for move in self.moves:
            if move.verb == verb and move.source is here:
                return str(move.target.value)
        raise Refusal(
            "Việc này không làm được khi đang ở trạng thái “{state}”. Tải lại trang để xem tình trạng mới nhất.",
            state=getattr(here, "label", here.value),
        )

    def allows(self, state: object, verb: str) -> bool:
        """May `verb` be done in `state`?"""
        return any(move.verb == verb and move.source is self.states(state) for move in self.moves)

    def reachable(self) -> set[enum.Enum]:
        """Every state that some path of moves leads to."""
        found = {self.initial}
        while True:
            more = {move.target for move in self.moves if move.source in found} - found
            if not more:
                return found
            found |= more

    def diagram(self) -> str:
        """The table as a mermaid state diagram."""
        lines = ["stateDiagram-v2", f"    [*] --> {self.initial.value}"]
        lines += [f"    {m.source.value} --> {m.target.value} : {m.verb}" for m in self.moves]
        labels = [f"    {s.value} : {getattr(s, 'label', s.value)}" for s in self.states]
        return "\n".join([lines[0], *labels, *lines[1:]]) + "\n"


def known_workflows() -> Iterable[Workflow]:
    """Every workflow declared so far, by name."""
    return (_known[name] for name in sorted(_known))


@dataclass(frozen=True)
class Step:
    """One step of a record's step line: its word, and whether it is done, current or ahead."""

    label: str | Sentence
    standing: str
