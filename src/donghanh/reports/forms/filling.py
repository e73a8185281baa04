"""The cells of a report, taken as typed."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from donghanh.base.sentences import Sentence

from ..rules.earlier import Earlier
from ..rules.sheet import Cell, Line


class FillForm(forms.Form):
    """One text field a cell and one for its note: everything is taken as typed; the rules judge it later."""

    def __init__(
        self,
        lines: Iterable[Line],
        *args: Any,
        before: Mapping[str, Earlier] | None = None,
        locked: Iterable[str] = (),
        marks: Mapping[str, Sentence] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.lines, self.locked, self.before = list(lines), set(locked), before or {}
        self.marks = marks or {}
        for line in self.lines:
            if not line.is_computed:
                self.fields[f"v_{line.code}"] = self._cell(line)
                self.fields[f"n_{line.code}"] = forms.CharField(
                    label=_("Ghi chú mục %(number)s") % {"number": line.number},
                    required=False,
                    max_length=500,
                    disabled=line.code in self.locked,
                )
        self.fields["remarks"] = forms.CharField(
            label=_("Khó khăn, kiến nghị"), required=False, widget=forms.Textarea(attrs={"rows": 4})
        )
        self.fields["version"] = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def _cell(self, line: Line) -> forms.CharField:
        earlier = self.before.get(line.code)
        hints = [_("Kỳ trước: %(figure)s") % {"figure": earlier.said(line)}] if earlier else []
        hints += [str(self.marks[line.code])] if line.code in self.marks else []
        hints += [line.definition] if line.definition else []
        field = forms.CharField(
            label=f"{line.number}. {line.measured}",
            help_text=". ".join(hints),
            required=line.is_required,
            disabled=line.code in self.locked,
            widget=forms.Textarea(attrs={"rows": 4}) if line.is_text else forms.TextInput,
        )
        if line.is_text:
            return field
        field.widget.attrs |= {
            "inputmode": "decimal" if line.decimals else "numeric",
            "class": "short numbers",
            "autocomplete": "off",
        }
        return field

    @staticmethod
    def texts(cells: Mapping[str, Cell], *, remarks: str, version: int) -> dict[str, Any]:
        """What stands in the cells now, under the names of the fields."""
        texts: dict[str, Any] = {"remarks": remarks, "version": version}
        for code, cell in cells.items():
            texts |= {f"v_{code}": cell.typed, f"n_{code}": cell.note}
        return texts

    def sections(self, cells: Mapping[str, Cell]) -> list[dict[str, Any]]:
        """The fields under the headings of the form."""
        sections: list[dict[str, Any]] = []
        for line in self.lines:
            if not sections or sections[-1]["name"] != line.section:
                sections.append({"name": line.section, "rows": []})
            cell = cells.get(line.code, Cell())
            row: dict[str, Any] = {
                "line": line,
                "is_locked": line.code in self.locked,
                "computed": cell.typed,
                "made_of": self._made_of(line),
                "has_note": bool(cell.note),
            }
            if not line.is_computed:
                row |= {"value": self[f"v_{line.code}"], "note": self[f"n_{line.code}"]}
            sections[-1]["rows"].append(row)
        return sections

    def _made_of(self, line: Line) -> str:
        """Of which items a ratio is worked out."""
        numbers = {each.code: each.number for each in self.lines}
        parts = [numbers[code] for code in (line.numerator, line.denominator) if code in numbers]
        return (
            _("Tự tính khi lưu, từ mục %(above)s và mục %(below)s.")
            % {
                "above": parts[0],
                "below": parts[1],
            }
            if len(parts) == 2
            else _("Tự tính khi lưu.")
        )

    def _sent(self, prefix: str) -> dict[str, str]:
        return {
            line.code: self.data.get(f"{prefix}{line.code}", "")
            for line in self.lines
            if not line.is_computed and line.code not in self.locked
        }

    @property
    def typed(self) -> dict[str, str]:
        """The cells as typed, by code."""
        return self._sent("v_")

    @property
    def notes(self) -> dict[str, str]:
        """The notes, by code."""
        return self._sent("n_")

    @property
    def seen_version(self) -> int | None:
        """The version the form was opened with."""
        text = self.data.get("version", "")
        return int(text) if text.isdecimal() else None
