"""Forms of gates and pledges."""

from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.numbers import parse_number, to_scaled
from donghanh.base.sentences import Refusal
from donghanh.documents.forms import NumberForm
from donghanh.evidence.forms import EvidenceField, scan_field
from donghanh.imports.forms import SheetField
from donghanh.movements.models import Movement
from donghanh.organisations.models import Unit
from donghanh.ui.fields import DayField
from donghanh.ui.listing import FilterForm

from . import facts
from .choices import LateRule, ListKind, PledgeState, Result
from .models import Pledge, Promise
from .rules import PromiseDraft

ROWS = 3


class RegistrationForm(forms.Form):
    """A gate for one emulation year."""

    movement = forms.ModelChoiceField(label=_("Phong trào"), queryset=None)
    year = forms.IntegerField(label=_("Năm thi đua"), widget=forms.TextInput(attrs={"inputmode": "numeric"}))
    opens_on = DayField(label=_("Mở từ ngày"))
    closes_on = DayField(
        label=_("Hạn đăng ký"), help_text=_("Hết ngày này, hai bên không xác nhận được nữa.")
    )
    results_due_on = DayField(
        label=_("Hạn ghi kết quả thực hiện"),
        required=False,
        help_text=_("Trước ngày này hai bên ghi kết quả từng cam kết. Để trống thì là ngày 31/12 của năm."),
    )
    late_rule = forms.ChoiceField(
        label=_("Đăng ký sau hạn"),
        choices=LateRule.choices,
        widget=forms.RadioSelect,
        initial=LateRule.REFUSE,
    )

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("year", today().year)
        self.initial.setdefault("opens_on", today())
        self.fields["movement"].queryset = Movement.objects.visible_to(by).running_on(today())


class ClosingDayForm(forms.Form):
    """Another closing day, with the reason."""

    closes_on = DayField(label=_("Hạn đăng ký mới"))
    reason = forms.CharField(label=_("Lý do"), max_length=300)


class PartnerForm(forms.Form):
    """With which other unit."""

    q = forms.CharField(
        label=_("Tên đơn vị"), help_text=_("Nhập một phần tên, có dấu hoặc không dấu."), max_length=100
    )


class SidesForm(forms.Form):
    """Who pledges with whom, where, before whom."""

    first = forms.ChoiceField(label=_("Bên thứ nhất"))
    second = forms.ChoiceField(
        label=_("Bên thứ hai"), help_text=_("Tập thể với tập thể, cá nhân với cá nhân, đơn vị với đơn vị.")
    )
    place = forms.CharField(label=_("Nơi ký"), required=False, max_length=120)
    witnesses = forms.CharField(
        label=_("Người chứng kiến"),
        required=False,
        help_text=_("Ví dụ: Giám đốc công ty, đại diện công đoàn cấp trên."),
    )

    def __init__(self, *args: Any, by: Actor, partner: Unit | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        blank = ("", _("Chọn"))
        self.fields["first"].choices = [blank, *facts.own_choices(by)]
        self.fields["second"].choices = [blank, *facts.partner_choices(by, partner)]


class WordingForm(forms.Form):
    """What may be changed in a draft beside its promises."""

    place = forms.CharField(label=_("Nơi ký"), required=False, max_length=120)
    witnesses = forms.CharField(label=_("Người chứng kiến"), required=False)


class PromiseForm(forms.Form):
    """One promise: to which clause it belongs, what it says, how it is measured."""

    clause = forms.ChoiceField(label=_("Thuộc nội dung"), required=False)
    text = forms.CharField(
        label=_("Nội dung giao ước"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
    )
    amount = forms.CharField(
        label=_("Chỉ tiêu (số)"), required=False, widget=forms.TextInput(attrs={"inputmode": "decimal"})
    )
    unit_of_measure = forms.CharField(
        label=_("Đơn vị tính"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"placeholder": _("sáng kiến, %, người")}),
    )
    indicator = forms.ChoiceField(label=_("Gắn với chỉ tiêu thống kê"), required=False)
    target = forms.ChoiceField(
        label=_("Góp vào chỉ tiêu được giao"),
        required=False,
        help_text=_("Chỉ tiêu năm mà cam kết này góp phần hoàn thành."),
    )

    def __init__(
        self, *args: Any, clauses: list[Any], indicators: list[Any], targets: list[Any], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if targets:
            self.fields["target"].choices = [("", _("Không gắn")), *targets]
        else:
            del self.fields["target"]
        self.decimals = {key: decimals for key, _label, decimals, _unit in indicators}
        self.fields["clause"].choices = [("", _("Chọn một nội dung")), *clauses]
        self.fields["indicator"].choices = [
            ("", _("Không gắn")),
            *((key, label) for key, label, _decimals, _unit in indicators),
        ]

    def clean(self) -> dict[str, Any]:
        """The amount scaled by its indicator's decimals; a measure without words is asked for them."""
        data = super().clean() or {}
        typed, indicator = data.get("amount", "").strip(), data.get("indicator", "")
        data["scaled"] = None
        if typed:
            try:
                data["scaled"] = to_scaled(parse_number(typed), self.decimals.get(indicator, 0))
            except Refusal as refusal:
                self.add_error("amount", str(refusal))
            if not data.get("text", "").strip():
                self.add_error("text", _("Có chỉ tiêu nhưng chưa ghi nội dung giao ước."))
        return data

    def draft(self) -> PromiseDraft:
        """What the action takes."""
        data = self.cleaned_data
        return PromiseDraft(
            text=data.get("text", ""),
            clause_id=int(data["clause"]) if data.get("clause") else None,
            indicator_id=int(data["indicator"]) if data.get("indicator") else None,
            amount=data.get("scaled"),
            unit_of_measure=data.get("unit_of_measure", ""),
            target_id=int(data["target"]) if data.get("target") else None,
        )


PromiseFormSet = formset_factory(PromiseForm, extra=ROWS, max_num=12)


def promise_rows(
    data: Any, *, clauses: facts.Choices, targets: facts.Choices, drafts: list[PromiseDraft]
) -> BaseFormSet:
    """The rows of promises, those of `drafts` filled in."""
    initial = [
        {
            "clause": draft.clause_id or "",
            "text": draft.text,
            "amount": "" if draft.amount is None else str(draft.amount),
            "unit_of_measure": draft.unit_of_measure,
            "indicator": draft.indicator_id or "",
            "target": draft.target_id or "",
        }
        for draft in drafts
    ]
    rows: BaseFormSet = PromiseFormSet(
        data,
        prefix="promise",
        initial=initial,
        form_kwargs={
            "clauses": clauses,
            "indicators": facts.indicator_choices(),
            "targets": targets,
        },
    )
    rows.extra = max(1, ROWS - len(drafts))
    return rows


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 2}))


class ChangeForm(forms.Form):
    """Why a registered pledge is changed."""

    reason = forms.CharField(
        label=_("Lý do thay đổi"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Bên kia đọc lý do này rồi đồng ý hoặc không. Nội dung cũ vẫn được lưu."),
    )


class BlockForm(forms.Form):
    """The sheet of a workers' conference."""

    upload = SheetField(
        label=_("Tệp Excel đã điền"),
        help_text=_("Tệp .xlsx, .xls hoặc .csv, có cột Bên thứ nhất, Bên thứ hai và Nội dung giao ước."),
    )


class SignForm(forms.Form):
    """The signed paper comes back."""

    upload = scan_field(label=_("Bản giao ước đã ký"))
    signed_on = DayField(label=_("Ngày ký"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("signed_on", today())


class OutcomeForm(forms.Form):
    """How one side kept one promise."""

    result = forms.ChoiceField(label=_("Kết quả"), choices=Result.choices, widget=forms.RadioSelect)
    actual = forms.CharField(
        label=_("Số đạt được"), required=False, widget=forms.TextInput(attrs={"inputmode": "decimal"})
    )
    note = forms.CharField(
        label=_("Việc đã làm, lý do"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    upload = EvidenceField(label=_("Minh chứng"), required=False)

    def __init__(self, *args: Any, promise: Promise, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.decimals = promise.decimals
        if promise.amount is None:
            del self.fields["actual"]

    def clean_actual(self) -> int | None:
        """Scaled as the promise's amount."""
        typed = self.cleaned_data["actual"].strip()
        if not typed:
            return None
        try:
            return to_scaled(parse_number(typed), self.decimals)
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal)) from refusal


class PledgeFilter(FilterForm):
    """Filters of the list."""

    state = forms.ChoiceField(
        label=_("Tình trạng"),
        required=False,
        choices=[("", _("Tất cả")), *PledgeState.choices, ("late", _("Đăng ký muộn"))],
    )
    kind = forms.ChoiceField(
        label=_("Loại"),
        required=False,
        choices=[("", _("Tất cả")), *Pledge._meta.get_field("first_kind").flatchoices],
    )
    year = forms.ChoiceField(label=_("Năm"), required=False)

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [("", _("Tất cả")), *((str(year), str(year)) for year in years)]


class FollowFilter(FilterForm):
    """Which pledges to follow."""

    told = forms.ChoiceField(
        label=_("Kết quả"),
        required=False,
        choices=[
            ("", _("Tất cả")),
            ("untold", _("Chưa ghi đủ kết quả")),
            ("kept", _("Hai bên hoàn thành đủ")),
            ("short", _("Có cam kết chưa hoàn thành")),
        ],
    )


class ListForm(NumberForm):
    """Which list about a gate is issued, under which number."""

    kind = forms.ChoiceField(label=_("Văn bản"), choices=[], widget=forms.RadioSelect)
    field_order = ("kind", "number", "issued_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = (ListKind.REGISTERED, ListKind.KEPT)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]
        self.fields["kind"].initial = ListKind.REGISTERED.value
