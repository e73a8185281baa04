"""Forms of courses."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.imports.forms import SheetField
from donghanh.ui.fields import DayField, MoneyField, NumberField
from donghanh.ui.listing import FilterForm

from .choices import CourseKind, CourseState, Outcome, Payer
from .models import Participant


class CourseForm(forms.Form):
    """What is taught where and when, for how many, who pays."""

    subject = forms.CharField(
        label=_("Tên lớp, nội dung học"),
        max_length=200,
        help_text=_("Ví dụ: Vận hành máy may lập trình, bậc 3/7."),
    )
    kind = forms.ChoiceField(label=_("Loại lớp"), choices=CourseKind.choices)
    place = forms.CharField(label=_("Địa điểm"), max_length=200)
    from_on = DayField(label=_("Khai giảng ngày"))
    until_on = DayField(label=_("Bế giảng ngày"))
    seats = NumberField(label=_("Số chỗ"))
    payer = forms.ChoiceField(label=_("Bên chi kinh phí"), choices=Payer.choices)
    cost = MoneyField(
        label=_("Kinh phí (đồng)"),
        required=False,
        help_text=_("Dự kiến; ghi số chính thức khi kết thúc lớp."),
    )
    is_for_beneath = forms.BooleanField(
        label=_("Nhận cả người của công đoàn cấp dưới"),
        required=False,
        help_text=_("Các công đoàn cấp dưới trực tiếp được báo và tự đăng ký người."),
    )
    clause = forms.ChoiceField(label=_("Thuộc nội dung nào của kế hoạch"), required=False)
    note = forms.CharField(label=_("Ghi chú"), required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, clauses: list[tuple[str, str]], has_beneath: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clause"].choices = [("", _("Chọn một nội dung")), *clauses]
        if not has_beneath:
            del self.fields["is_for_beneath"]


class LearnerForm(forms.Form):
    """One more learner."""

    name = forms.CharField(label=_("Họ và tên"), max_length=120)
    workplace = forms.CharField(label=_("Nơi làm việc"), max_length=160, required=False)


class ListForm(forms.Form):
    """The filled sheet."""

    upload = SheetField(
        label=_("Tệp Excel đã điền"),
        help_text=_("Tệp .xlsx, .xls hoặc .csv, có cột Họ và tên; các cột khác không bắt buộc."),
    )


class HoldForm(forms.Form):
    """What it cost in the end."""

    cost = MoneyField(label=_("Kinh phí đã chi (đồng)"), required=False)


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 2}))


class OutcomesForm(forms.Form):
    """What became of each learner."""

    def __init__(self, *args: Any, learners: Iterable[Participant], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for row in learners:
            where = f" ({row.workplace})" if row.workplace else ""
            self.fields[f"learner-{row.pk}"] = forms.ChoiceField(
                label=f"{row.name}{where}", choices=Outcome.choices, initial=row.outcome
            )

    def outcomes(self) -> dict[int, str]:
        """By the key of each learner."""
        return {int(name.partition("-")[2]): value for name, value in self.cleaned_data.items()}


class CourseFilter(FilterForm):
    """Filters of the list."""

    state = forms.ChoiceField(
        label=_("Tình trạng"), required=False, choices=[("", _("Tất cả")), *CourseState.choices]
    )
    kind = forms.ChoiceField(
        label=_("Loại lớp"), required=False, choices=[("", _("Tất cả")), *CourseKind.choices]
    )
