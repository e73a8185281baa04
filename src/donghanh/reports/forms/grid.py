"""A grid of many units: read from what was sent, shown with what was wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.base.sentences import Sentence
from donghanh.evidence.forms import scan_field
from donghanh.ui.grids import GridCell

from ..rules.sheet import Line, read_cell

Sent = Mapping[str, str]


@dataclass(frozen=True)
class UnitRow:
    """One unit of the grid: its lines, what is kept of them, its report's version, which codes alone are open."""

    unit_id: int
    lines: Sequence[Line]
    kept: Mapping[str, str] = field(default_factory=dict)
    version: int = 0
    opened: Sequence[str] = ()

    def name_of(self, code: str) -> str:
        """The name of a cell in the form."""
        return f"c.{self.unit_id}.{code}"

    @property
    def version_name(self) -> str:
        """The name under which the version goes with the row."""
        return f"v.{self.unit_id}"

    def _may_type(self, line: Line) -> bool:
        return not line.is_computed and (not self.opened or line.code in self.opened)

    def changed(self, sent: Sent) -> dict[str, str]:
        """The cells that were typed otherwise than they are kept."""
        return {
            line.code: sent[name].strip()
            for line in self.lines
            if self._may_type(line)
            and (name := self.name_of(line.code)) in sent
            and sent[name].strip() != self.kept.get(line.code, "")
        }

    def wrong(self, sent: Sent) -> list[str]:
        """The codes of cells that were sent and mean no number."""
        return [
            line.code
            for line in self.lines
            if self._may_type(line) and read_cell(line, sent.get(self.name_of(line.code), "")).problem
        ]

    def seen_version(self, sent: Sent) -> int:
        """The version that the row was typed over."""
        text = sent.get(self.version_name, "")
        return int(text) if text.isdecimal() else self.version

    def cells(self, columns: Sequence[Line], sent: Sent | None = None) -> list[GridCell]:
        """A cell for each column; what means no number keeps its text and says why."""
        asked = {line.code for line in self.lines}
        return [self._cell(line, sent or {}) if line.code in asked else GridCell() for line in columns]

    def _cell(self, line: Line, sent: Sent) -> GridCell:
        name, kept = self.name_of(line.code), self.kept.get(line.code, "")
        typed = sent.get(name, kept)
        problem: Sentence | str = read_cell(line, typed).problem or ""
        return GridCell(name, typed, problem, is_locked=not self._may_type(line))


class PaperForm(forms.Form):
    """The scan of the signed paper that figures were read from."""

    upload = scan_field(label=_("Bản giấy có chữ ký của đơn vị"))
