"""A registration of response, from a proposal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.ui.fields import DayField

from ..rules.proposal import Proposal
from ..rules.responding import Programme


@dataclass(frozen=True)
class Line:
    """One clause with its two fields."""

    proposal: Proposal
    take: forms.BoundField
    text: forms.BoundField


class RespondForm(forms.Form):
    """For each clause: take it on or not, and in which words. What was kept earlier goes before the proposal."""

    def __init__(
        self,
        proposals: Sequence[Proposal],
        kept: Mapping[int, str] | None,
        data: Mapping[str, Any] | None = None,
        *,
        note: str = "",
        programme: Programme | None = None,
    ) -> None:
        super().__init__(data)
        self.asks_programme = programme is not None
        if programme is not None:
            self._add_programme(programme)
        self.proposals = proposals
        for proposal in proposals:
            key = proposal.clause_id
            chosen = proposal.is_chosen if kept is None else key in kept
            sentence = (kept or {}).get(key) or proposal.sentence
            self.fields[f"take_{key}"] = forms.BooleanField(label=sentence, required=False, initial=chosen)
            self.fields[f"text_{key}"] = forms.CharField(
                label=_("Đơn vị sẽ làm"),
                required=False,
                initial=sentence,
                widget=forms.Textarea(attrs={"rows": 3}),
            )
        self.fields["note"] = forms.CharField(
            label=_("Ghi chú"), required=False, initial=note, widget=forms.Textarea(attrs={"rows": 2})
        )

    def _add_programme(self, programme: Programme) -> None:
        """Where the section stands, when a section of the yearly work programme is owed."""
        self.fields["programme"] = forms.CharField(
            label=_("Chương trình công tác"),
            required=False,
            initial=programme.name,
            max_length=300,
            help_text=_("Ví dụ: Chương trình công tác năm 2018."),
        )
        self.fields["programme_number"] = forms.CharField(
            label=_("Số, ký hiệu"), required=False, initial=programme.number, max_length=60
        )
        self.fields["issued_on"] = DayField(
            label=_("Ngày ban hành"), required=False, initial=programme.issued_on
        )
        self.fields["section"] = forms.CharField(
            label=_("Mục trong chương trình"),
            required=False,
            initial=programme.section,
            max_length=120,
            help_text=_("Ví dụ: III.2."),
        )

    @property
    def programme_fields(self) -> list[forms.BoundField]:
        """The fields that say where the section stands; none for a registration."""
        names = ("programme", "programme_number", "issued_on", "section") if self.asks_programme else ()
        return [self[name] for name in names]

    def named_programme(self) -> Programme | None:
        """The work programme as typed; None where none is asked for."""
        if not self.asks_programme:
            return None
        typed = self.cleaned_data
        return Programme(typed["programme"], typed["programme_number"], typed["issued_on"], typed["section"])

    @property
    def lines(self) -> list[Line]:
        """The clauses in order."""
        return [
            Line(proposal, self[f"take_{proposal.clause_id}"], self[f"text_{proposal.clause_id}"])
            for proposal in self.proposals
        ]

    def taken(self) -> dict[int, str]:
        """The clauses taken on, with their sentences."""
        typed = self.cleaned_data
        return {
            proposal.clause_id: typed[f"text_{proposal.clause_id}"]
            for proposal in self.proposals
            if typed[f"take_{proposal.clause_id}"]
        }
