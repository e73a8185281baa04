"""What becomes of a line."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from .members import MemberRow
from .units import UnitRow


@dataclass(frozen=True)
class UnitStep:
    """A unit to add (`key` None) or to change; the superior is known, or made from an earlier row."""

    row: UnitRow
    key: int | None
    superior: int | None = None
    superior_row: int | None = None
    changes: Mapping[str, object] = field(default_factory=dict)
    headcount: tuple[dt.date, int, int] | None = None

    @property
    def is_new(self) -> bool:
        """Nothing of it is there yet."""
        return self.key is None

    @property
    def is_same(self) -> bool:
        """The line says what is known."""
        return not self.is_new and not self.changes and self.headcount is None


@dataclass(frozen=True)
class MemberStep:
    """A member to add (`person` and `membership` None) or to change; `person_changes`, `own_changes` of the membership."""

    row: MemberRow
    unit: int
    person: int | None = None
    membership: int | None = None
    person_changes: Mapping[str, object] = field(default_factory=dict)
    own_changes: Mapping[str, object] = field(default_factory=dict)
    collective: str = ""
    gives_national_id: bool = False
    office: tuple[str, dt.date, dt.date | None] | None = None

    @property
    def is_new(self) -> bool:
        """Nothing of it is there yet."""
        return self.membership is None

    @property
    def is_same(self) -> bool:
        """The line says what is known."""
        told = (self.person_changes, self.own_changes, self.collective, self.gives_national_id, self.office)
        return not self.is_new and not any(told)
