"""Forms of rounds, dossiers and decisions."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.words import shortened
from donghanh.documents.forms import NumberForm
from donghanh.movements.models import Movement
from donghanh.organisations.facts import party_choices
from donghanh.ui.fields import DayField
from donghanh.ui.listing import FilterForm

from .choices import NominationState
from .facts import clauses_of, councils_of, rulebook_on, years_of
from .models import Round
from .rules.rulebook import Form

YES_NO_UNKNOWN = (
    ("", _("Chưa xác nhận")),
    ("yes", _("Không bị kỷ luật, không có đơn thư")),
    ("no", _("Có vấn đề")),
)


def _to_bool(value: str) -> bool | None:
    return {"yes": True, "no": False}.get(value)


class RoundForm(forms.Form):
    """Opening a round."""

    name = forms.CharField(label=_("Tên đợt khen thưởng"), max_length=250)
    movement = forms.ModelChoiceField(label=_("Phong trào"), queryset=None)
    period = forms.ModelChoiceField(label=_("Kỳ xét"), queryset=None)
    opens_on = DayField(label=_("Nhận hồ sơ từ ngày"))
    closes_on = DayField(label=_("Đến hết ngày"))

    def __init__(self, by: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["movement"].queryset = Movement.objects.visible_to(by)
        self.fields["period"].queryset = years_of(today())


class DossierForm(forms.Form):
    """The part of a dossier that may be changed until it is sent."""

    achievement = forms.CharField(
        label=_("Tóm tắt thành tích"),
        help_text=_("Việc đã làm, kết quả bằng số liệu, tác dụng với đơn vị."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=4000,
    )
    clauses = forms.ModelMultipleChoiceField(
        label=_("Thực hiện nội dung nào của kế hoạch"),
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    no_discipline = forms.TypedChoiceField(
        label=_("Xác nhận của đơn vị về kỷ luật, đơn thư"),
        choices=YES_NO_UNKNOWN,
        coerce=_to_bool,
        empty_value=None,
        required=False,
    )

    def __init__(self, round_: Round, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clauses"].queryset = clauses_of(round_)
        self.fields["clauses"].label_from_instance = lambda clause: (
            f"{clause.address}. {shortened(clause.text, 110)}"
        )


class NominationForm(DossierForm):
    """A new dossier: whom, for what form, and what for."""

    field_order = ("form_code", "party", "achievement", "clauses", "no_discipline")
    form_code = forms.ChoiceField(label=_("Hình thức khen thưởng"))
    party = forms.ChoiceField(label=_("Tập thể, cá nhân được đề nghị"))

    def __init__(self, by: Actor, round_: Round, *args: Any, **kwargs: Any) -> None:
        super().__init__(round_, *args, **kwargs)
        self.fields["form_code"].choices = [(form.code, form.name) for form in forms_of(round_)]
        self.fields["party"].choices = party_choices(by)


def forms_of(round_: Round) -> list[Form]:
    """The forms of commendation that the round's own level decides."""
    return [form for form in rulebook_on(round_.opens_on).forms if form.decided_by == round_.unit.level]


class ProofForm(forms.Form):
    """One file of evidence."""

    upload = forms.FileField(label=_("Tài liệu minh chứng (ảnh, PDF, Word, Excel)"))
    caption = forms.CharField(label=_("Nội dung tài liệu"), max_length=200, required=False)


class ReturnForm(forms.Form):
    """Why a dossier goes back."""

    reason = forms.CharField(
        label=_("Cần bổ sung"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000
    )


class ConveneForm(forms.Form):
    """Which council decides."""

    council = forms.ModelChoiceField(label=_("Hội đồng"), queryset=None)

    def __init__(self, by: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["council"].queryset = councils_of(by)


class BoardForm(forms.Form):
    """The Standing Board's word: which dossiers it sets aside, and why."""

    set_aside = forms.ModelMultipleChoiceField(
        label=_("Hồ sơ không đồng ý (để trống nếu đồng ý tất cả)"),
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    note = forms.CharField(
        label=_("Lý do không đồng ý"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )

    def __init__(self, round_: Round, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        passed = round_.nominations.filter(state=NominationState.PASSED).select_related("party")
        self.fields["set_aside"].queryset = passed


class DecisionForm(NumberForm):
    """The decision's number and day."""

    def __init__(self, unit_id: int, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(unit_id, "Quyết định", data)
        self.fields["number"].label = _("Số quyết định")


class ScanForm(forms.Form):
    """The signed copy."""

    upload = forms.FileField(label=_("Bản quyết định đã ký, đóng dấu (PDF hoặc ảnh)"))


class RevokeForm(forms.Form):
    """Why something is revoked."""

    reason = forms.CharField(
        label=_("Lý do hủy bỏ"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000
    )


class RegisterFilter(FilterForm):
    """Filters of the register."""

    year = forms.TypedChoiceField(label=_("Năm"), required=False, coerce=int, empty_value=None)
    form_code = forms.ChoiceField(label=_("Hình thức"), required=False)

    def __init__(self, years: list[int], kinds: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [("", _("Tất cả")), *((year, str(year)) for year in years)]
        self.fields["form_code"].choices = [("", _("Tất cả")), *kinds]
