"""Forms of a collective agreement."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.base.dates import today
from donghanh.evidence.forms import scan_field
from donghanh.ui.fields import DayField, NumberField
from donghanh.ui.listing import FilterForm

from ..choices import AgreementKind
from ..facts import grades


class AgreementForm(forms.Form):
    """A signed agreement: whose, when, until when."""

    enterprise = forms.CharField(label=_("Doanh nghiệp"), max_length=250)
    renews = forms.ChoiceField(
        label=_("Ký lại, thay cho"),
        required=False,
        help_text=_("Thỏa ước cũ kết thúc vào ngày bản mới có hiệu lực."),
    )
    kind = forms.ChoiceField(label=_("Thỏa ước"), choices=AgreementKind.choices)
    signed_on = DayField(label=_("Ngày ký"))
    from_on = DayField(label=_("Có hiệu lực từ ngày"))
    until_on = DayField(label=_("Hết hạn ngày"))
    workers = NumberField(label=_("Số lao động được áp dụng"), required=False)
    better = NumberField(label=_("Số điều khoản có lợi hơn luật"), required=False)
    clause = forms.ChoiceField(label=_("Thuộc nội dung nào của kế hoạch"), required=False)
    upload = scan_field(label=_("Bản thỏa ước đã ký"), required=False)

    def __init__(
        self, *args: Any, clauses: list[tuple[str, str]], agreements: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["renews"].choices = [("", _("Không thay thỏa ước nào")), *agreements]
        if not agreements:
            del self.fields["renews"]
        self.fields["clause"].choices = [("", _("Chọn một nội dung")), *clauses]


class GradeForm(forms.Form):
    """Which grade, given by whom."""

    grade = forms.ChoiceField(label=_("Xếp loại"))
    graded_on = DayField(label=_("Ngày xếp loại"))
    graded_by = forms.CharField(
        label=_("Nơi xếp loại"), max_length=250, help_text=_("Ghi cơ quan và số văn bản xếp loại.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["grade"].choices = list(grades().names.items())
        self.initial.setdefault("graded_on", today())


class AgreementFilter(FilterForm):
    """Filters of the list."""

    state = forms.ChoiceField(
        label=_("Tình trạng"),
        required=False,
        choices=[
            ("", _("Tất cả")),
            ("force", _("Đang có hiệu lực")),
            ("soon", _("Sắp hết hạn, đã hết hạn")),
            ("ended", _("Đã kết thúc")),
        ],
    )
