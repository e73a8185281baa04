"""Setting a target, answering it, dividing it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.numbers import parse_number, to_scaled
from donghanh.base.sentences import Refusal
from donghanh.documents.models import Document
from donghanh.imports.forms import SheetField
from donghanh.indicators.models import Indicator
from donghanh.organisations.models import Unit
from donghanh.ui.fields import DayField, NumberField
from donghanh.ui.listing import FilterForm

from ..choices import TargetState
from ..facts import Share
from ..models import Clause, Plan, Target
from ..rules.targets import LONGEST_REASON

_LONGEST = 60


class ClauseField(forms.ModelChoiceField):
    """Clauses by address and their first words."""

    def label_from_instance(self, clause: Clause) -> str:
        """II.3.p2. Vận động cán bộ, …"""
        return f"{clause.address}. {clause.text[:_LONGEST]}…"


class TargetForm(forms.Form):
    """An amount of an indicator for a unit and a year, from a clause."""

    unit = forms.ModelChoiceField(label=_("Đơn vị"), queryset=None)
    indicator = forms.ModelChoiceField(label=_("Chỉ tiêu"), queryset=None)
    clause = ClauseField(label=_("Theo nội dung"), queryset=None, required=False)
    period = forms.ChoiceField(label=_("Kỳ"))
    amount = forms.CharField(label=_("Phải đạt"), max_length=30)

    def __init__(self, by: Actor, plan: Plan, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.fields["unit"].queryset = (
            Unit.objects.visible_to(by)
            .alive_on(today())
            .filter(  # type: ignore[attr-defined]
                pk__in=[by.unit_id, *plan.deliveries.values_list("unit_id", flat=True)]
            )
        )
        self.fields["indicator"].queryset = Indicator.objects.visible_to(by).in_use(today())  # type: ignore[attr-defined]
        self.fields["clause"].queryset = (
            Clause.objects.visible_to(by).filter(plan=plan).current().to_be_done()
        )  # type: ignore[attr-defined]
        years = range(plan.movement.starts_on.year, plan.movement.ends_on.year + 1)
        self.fields["period"].choices = [(str(year), _("Năm %d") % year) for year in years]  # type: ignore[attr-defined]

    def scaled(self, name: str) -> int:
        """An amount typed, scaled by the indicator's decimals; refuses what is no number."""
        typed = self.cleaned_data[name] or "0"
        try:
            return to_scaled(parse_number(typed), self.cleaned_data["indicator"].decimals)
        except Refusal as refusal:
            refusal.field = name
            raise


class TargetFilters(FilterForm):
    """Which targets to list."""

    state = forms.ChoiceField(
        label=_("Tình hình"), required=False, choices=[("", _("Tất cả")), *TargetState.choices]
    )
    of = forms.ChoiceField(
        label=_("Của đơn vị nào"),
        required=False,
        choices=[
            ("", _("Đơn vị và cấp dưới trực tiếp (khi tìm: mọi cấp)")),
            ("all", _("Mọi cấp dưới, mới đặt trước")),
        ],
    )


class _SeenForm(forms.Form):
    """Carries what the page showed, so that a decision on a number that has changed is told."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, target: Target, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial={"seen": target.version})


def _reason(label: Any, *, rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": rows})
    )


class SettleForm(_SeenForm):
    """Nothing to type: the unit agrees."""


class ProposeForm(_SeenForm):
    """Another amount, and why."""

    reason = _reason(_("Vì sao"))

    def __init__(self, target: Target, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(target, data)
        self.fields["amount"] = NumberField(
            label=_("Số đơn vị đề nghị"), decimals=target.indicator.decimals, initial=target.amount
        )
        self.order_fields(["amount", "reason"])


class AnswerForm(_SeenForm):
    """What the superior says to a proposal."""

    answer = forms.CharField(
        label=_("Trả lời đơn vị"),
        max_length=LONGEST_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Bắt buộc khi giữ nguyên số đã giao."),
    )


class WithdrawForm(_SeenForm):
    """Why a target is taken back."""

    reason = _reason(_("Lý do thu lại"), rows=2)


class RebaseForm(_SeenForm):
    """Another amount from a day on."""

    from_on = DayField(label=_("Áp dụng từ ngày"))
    reason = _reason(_("Lý do điều chỉnh"))
    paper = forms.ModelChoiceField(
        label=_("Theo văn bản"),
        queryset=None,
        required=False,
        help_text=_("Kế hoạch bổ sung hoặc quyết định, nếu có. Chọn trong sổ văn bản của đơn vị."),
    )

    def __init__(self, by: Actor, target: Target, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(target, data)
        self.fields["amount"] = NumberField(
            label=_("Số mới"), decimals=target.indicator.decimals, initial=target.amount
        )
        latest = Document.objects.visible_to(by).filter(unit=by.unit_id, state="issued").newest_first()
        self.fields["paper"].queryset = latest  # type: ignore[attr-defined]
        self.fields["paper"].widget.attrs["class"] = "wide"
        self.order_fields(["amount", "from_on", "reason", "paper"])


@dataclass(frozen=True)
class ShareLine:
    """A unit beneath with its field."""

    share: Share
    field: forms.BoundField


class DivideForm(_SeenForm):
    """An amount for each unit beneath; what is left stays in reserve."""

    reason = forms.CharField(
        label=_("Lý do điều chuyển"),
        max_length=LONGEST_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Cần ghi khi đổi số đã giao trước đó."),
    )

    def __init__(
        self, target: Target, shares: Iterable[Share], data: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(target, data)
        self.shares = list(shares)
        for share in self.shares:
            self.fields[f"unit_{share.unit.pk}"] = NumberField(
                label=share.unit.name,
                decimals=target.indicator.decimals,
                required=False,
                initial=share.amount,
            )

    @property
    def lines(self) -> list[ShareLine]:
        """Each unit with its field."""
        return [ShareLine(share, self[f"unit_{share.unit.pk}"]) for share in self.shares]

    @property
    def parts(self) -> dict[int, int]:
        """The amounts typed, by unit; a unit without one before and now is left out."""
        typed = {share.unit.pk: self.cleaned_data[f"unit_{share.unit.pk}"] for share in self.shares}
        given = {share.unit.pk for share in self.shares if share.amount is not None}
        return {key: amount or 0 for key, amount in typed.items() if amount is not None or key in given}


class AllocationForm(forms.Form):
    """The sheet on which a target was divided."""

    upload = SheetField(
        label=_("Tệp Excel đã điền"),
        help_text=_(
            "Tệp .xlsx, .xls hoặc .csv, có cột Đơn vị và cột Số giao. Ô để trống thì giữ số đang giao."
        ),
    )
