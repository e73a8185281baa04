"""Deriving an own plan, clause by clause."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.base.words import one_line
from donghanh.ui.fields import DayField

from ..choices import Decision
from ..rules.drafting import ADAPTED, ADOPTED, OUT_OF_SCOPE, Above, Addition, Choice, Draft

DECISIONS = [
    (ADOPTED, Decision.ADOPTED.label),
    (ADAPTED, Decision.ADAPTED.label),
    (OUT_OF_SCOPE, Decision.OUT_OF_SCOPE.label),
]
_BLANK_ADDITIONS = 1


@dataclass(frozen=True)
class Block:
    """One clause above with its fields; a heading has only its text."""

    above: Above
    choice: Choice
    decision: forms.BoundField | None
    text: forms.BoundField
    reason: forms.BoundField | None


class DeriveForm(forms.Form):
    """A decision for each clause above, own clauses, and what the paper says around them. Everything may be left
    open: it is a draft.
    """

    title = forms.CharField(label=_("Trích yếu"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    opening = forms.CharField(label=_("Câu mở đầu"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    recipients = forms.CharField(
        label=_("Nơi nhận, mỗi dòng một nơi"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(
        self,
        clauses: Sequence[Above],
        draft: Draft,
        data: Mapping[str, Any] | None = None,
        *,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial={**(initial or {}), **_first_values(clauses, draft)})
        self.clauses, self.draft = clauses, draft
        for above in clauses:
            self._add_clause(above)
        self.additions = len(draft.additions) + _BLANK_ADDITIONS
        headings = [
            (above.address, f"{above.address}. {above.text[:60]}") for above in clauses if above.is_heading
        ]
        for index in range(self.additions):
            self.fields[f"under_{index}"] = forms.ChoiceField(
                label=_("Đặt dưới mục"), choices=headings, required=False
            )
            self.fields[f"added_{index}"] = forms.CharField(
                label=_("Nội dung của đơn vị"), required=False, widget=forms.Textarea(attrs={"rows": 3})
            )

    def _add_clause(self, above: Above) -> None:
        self.fields[f"text_{above.id}"] = forms.CharField(
            label=_("Nội dung của đơn vị"), required=False, widget=forms.Textarea(attrs={"rows": 4})
        )
        if above.is_heading:
            self.fields[f"text_{above.id}"].widget.attrs["rows"] = 1
            return
        self.fields[f"decision_{above.id}"] = forms.ChoiceField(
            label=_("Cách thực hiện"), choices=DECISIONS, required=False, widget=forms.RadioSelect
        )
        self.fields[f"reason_{above.id}"] = forms.CharField(
            label=_("Lý do không thuộc phạm vi"), required=False, max_length=500
        )

    @property
    def blocks(self) -> list[Block]:
        """The clauses in reading order with their fields."""
        return [
            Block(
                above,
                self.draft.choice(above),
                None if above.is_heading else self[f"decision_{above.id}"],
                self[f"text_{above.id}"],
                None if above.is_heading else self[f"reason_{above.id}"],
            )
            for above in self.clauses
        ]

    @property
    def added(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The own clauses: where, and what."""
        return [(self[f"under_{index}"], self[f"added_{index}"]) for index in range(self.additions)]

    def decided(self) -> Draft:
        """The draft as typed."""
        typed = self.cleaned_data
        choices = {
            above.id: Choice(
                _decision(above, typed),
                typed[f"text_{above.id}"],
                typed.get(f"reason_{above.id}", ""),
            )
            for above in self.clauses
        }
        additions = [
            Addition(typed[f"under_{index}"], typed[f"added_{index}"])
            for index in range(self.additions)
            if typed[f"added_{index}"] and typed[f"under_{index}"]
        ]
        return Draft(choices, tuple(additions))


def _decision(above: Above, typed: Mapping[str, Any]) -> str:
    """The decision ticked; own words count as an adaptation though only «nguyên văn» or nothing was ticked, and a
    reason alone as out of scope.
    """
    ticked = str(typed.get(f"decision_{above.id}", ""))
    words = one_line(typed[f"text_{above.id}"])
    if ticked in ("", ADOPTED) and words and words != one_line(above.text):
        return ADAPTED
    if not ticked and typed.get(f"reason_{above.id}", "").strip():
        return OUT_OF_SCOPE
    return ticked


def _first_values(clauses: Sequence[Above], draft: Draft) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for above in clauses:
        made = draft.choices.get(above.id, Choice())
        values[f"decision_{above.id}"] = made.decision
        values[f"text_{above.id}"] = made.text or above.text
        values[f"reason_{above.id}"] = made.reason
    for index, addition in enumerate(draft.additions):
        values[f"under_{index}"], values[f"added_{index}"] = addition.under, addition.text
    return values


class IssueForm(forms.Form):
    """Number and day, as the clerk has them in the office's own book."""

    number = forms.CharField(
        label=_("Số kế hoạch"),
        error_messages={"required": _("Chưa có số kế hoạch. Lấy số ở sổ văn bản đi rồi nhập vào.")},
        max_length=10,
        help_text=_("Lấy ở sổ văn bản đi của đơn vị; chỉ ghi phần số, ví dụ 15."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    issued_on = DayField(
        label=_("Ngày ban hành"),
        error_messages={"required": _("Chưa có ngày ban hành. Nhập ngày như 12/5/2017.")},
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, today: dt.date) -> None:
        super().__init__(data, initial={"issued_on": today})
