"""Forms of a case: entered in a minute, then one small form a step."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.base.dates import today
from donghanh.evidence.forms import EvidenceField, scan_field
from donghanh.ui.fields import DayField
from donghanh.ui.listing import FilterForm

from ..choices import CaseField, CaseState


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class CaseForm(forms.Form):
    """A new case: what is difficult, for whom, since when."""

    title = forms.CharField(
        label=_("Khó khăn, vướng mắc"),
        max_length=250,
        help_text=_("Một câu, ví dụ: Chưa được hoàn thuế giá trị gia tăng quý I."),
    )
    enterprise = forms.CharField(label=_("Doanh nghiệp"), max_length=250)
    raised_by = forms.CharField(
        label=_("Người nêu"), max_length=120, help_text=_("Họ tên, chức vụ của người nêu khó khăn.")
    )
    field = forms.ChoiceField(label=_("Về việc"), choices=CaseField.choices)
    raised_on = DayField(label=_("Ngày nêu"))
    clause = forms.ChoiceField(label=_("Thuộc nội dung nào của kế hoạch"), required=False)
    content = forms.CharField(label=_("Nói rõ thêm"), required=False, widget=_lines(3))

    def __init__(self, *args: Any, clauses: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("raised_on", today())
        self.fields["clause"].choices = [("", _("Chọn một nội dung")), *clauses]


class StepForm(forms.Form):
    """What was done on a day."""

    text = forms.CharField(label=_("Việc đã làm"), widget=_lines(2))
    done_on = DayField(label=_("Ngày làm"))
    upload = EvidenceField(label=_("Văn bản, ảnh"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("done_on", today())


class HandForm(forms.Form):
    """To whom, and why."""

    target = forms.ChoiceField(label=_("Chuyển đến"))
    reason = forms.CharField(label=_("Lý do chuyển"), widget=_lines(2))

    def __init__(self, *args: Any, targets: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["target"].choices = targets


class AnswerForm(forms.Form):
    """How it was settled."""

    answer = forms.CharField(label=_("Trả lời doanh nghiệp"), widget=_lines(3))
    upload = EvidenceField(label=_("Văn bản trả lời"), required=False)


class PaperForm(forms.Form):
    """The enterprise's letter."""

    who = forms.CharField(label=_("Người xác nhận của doanh nghiệp"), max_length=120)
    upload = scan_field(label=_("Văn bản xác nhận"))


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("Lý do"), widget=_lines(2))


class ConfirmForm(forms.Form):
    """What the enterprise says behind a link."""

    who = forms.CharField(label=_("Họ tên, chức vụ người xác nhận"), max_length=100)
    said = forms.ChoiceField(
        label=_("Khó khăn này"),
        choices=[("yes", _("Đã được tháo gỡ")), ("no", _("Chưa được tháo gỡ"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("Nếu chưa, còn vướng gì"), required=False, widget=_lines(2))


class CaseFilter(FilterForm):
    """Filters of the list."""

    state = forms.ChoiceField(
        label=_("Tình trạng"),
        required=False,
        choices=[("", _("Tất cả")), ("long", _("Quá 30 ngày chưa xong")), *CaseState.choices],
    )
    held = forms.ChoiceField(
        label=_("Nơi giải quyết"),
        required=False,
        choices=[("", _("Tất cả")), ("here", _("Đơn vị này đang giữ"))],
    )
    field = forms.ChoiceField(
        label=_("Về việc"), required=False, choices=[("", _("Tất cả")), *CaseField.choices]
    )
