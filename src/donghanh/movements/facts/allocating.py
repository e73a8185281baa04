"""The sheet on which a target is divided: what one that comes back would change."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from donghanh.base.sentences import Sentence
from donghanh.base.sheets import read_table

from ..choices import TargetState
from ..models import Target
from ..rules.allocating import COLUMNS, Known, read_allocation
from .targets import Share


@dataclass(frozen=True)
class Change:
    """What a unit has, and what the sheet gives it (scaled)."""

    share: Share
    amount: int


@dataclass
class Outcome:
    """What a sheet says: every unit it names, what stays in reserve by it (None: the rest), cells that are wrong
    with their address, what was passed over, and the cell that stands for the whole.
    """

    changes: list[Change] = field(default_factory=list)
    reserve: int | None = None
    wrong: list[tuple[str, Sentence]] = field(default_factory=list)
    notes: list[Sentence] = field(default_factory=list)
    whole_cell: str = ""

    @property
    def parts(self) -> dict[int, int]:
        """The amounts by unit."""
        return {change.share.unit.pk: change.amount for change in self.changes}

    @property
    def moved(self) -> list[Change]:
        """Only what would become otherwise."""
        return [change for change in self.changes if change.amount != change.share.amount]


def named(target: Target) -> str:
    """What the sheet calls the target, so that none is taken for another."""
    return f"{target.indicator.name}, {target.period}"


def outcome_of(target: Target, shares: Sequence[Share], path: Path, *, file_name: str) -> Outcome:
    """What the sheet would change; refuses in words what is no such sheet."""
    by_unit = {share.unit.pk: share for share in shares}
    table = read_table(path, COLUMNS, name=file_name)
    read = read_allocation(
        table.lines,
        [_known(share) for share in shares],
        decimals=target.indicator.decimals,
        named=named(target),
        divides=target.is_adding,
    )
    return Outcome(
        changes=[Change(by_unit[key], amount) for key, amount in read.parts.items()],
        reserve=read.reserve if target.is_adding else None,
        wrong=[(table.cell_name(one.row, one.key), one.sentence) for one in read.wrong],
        notes=list(table.notes),
        whole_cell=table.cell_name(read.reserve_row or table.heading_row, "amount"),
    )


def _known(share: Share) -> Known:
    target = share.target
    if target is None:
        return Known(share.unit.pk, share.unit.code, share.unit.name)
    is_asking = target.state == TargetState.PROPOSED
    return Known(
        share.unit.pk, share.unit.code, share.unit.name, target.amount, target.reserve, is_asking=is_asking
    )
