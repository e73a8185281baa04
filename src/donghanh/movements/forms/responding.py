"""A registration of response, from a proposal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..rules.proposal import Proposal


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
    ) -> None:
        super().__init__(data)
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
