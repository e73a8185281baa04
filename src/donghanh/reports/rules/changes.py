"""What differs between two versions of a report, cell by cell."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .sheet import Line

Told = Mapping[str, object]


@dataclass(frozen=True)
class Change:
    """One cell that differs: its figure before and now (as people read it), its note, whether its evidence does."""

    line: Line
    before: str
    after: str
    note_before: str = ""
    note_after: str = ""
    has_other_evidence: bool = False

    @property
    def is_of_figure(self) -> bool:
        """Is it the figure itself that differs?"""
        return self.before != self.after


def changes_between(
    lines: Iterable[Line], before: Mapping[str, Told], after: Mapping[str, Told]
) -> list[Change]:
    """Cells whose figure (or text where there is no number), note or evidence differs between two snapshots."""
    found = []
    for line in lines:
        old, new = before.get(line.code) or {}, after.get(line.code) or {}
        change = Change(
            line,
            _said(line, old),
            _said(line, new),
            str(old.get("note") or ""),
            str(new.get("note") or ""),
            old.get("evidence") != new.get("evidence"),
        )
        if change.is_of_figure or change.note_before != change.note_after or change.has_other_evidence:
            found.append(change)
    return found


def _said(line: Line, cell: Told) -> str:
    number = cell.get("number")
    return line.say(number) if isinstance(number, int) else str(cell.get("typed") or "")
