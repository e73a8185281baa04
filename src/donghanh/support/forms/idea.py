"""Forms of an idea on a product."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.base.dates import today
from donghanh.evidence.forms import scan_field
from donghanh.ui.fields import DayField
from donghanh.ui.listing import FilterForm

from ..choices import ANSWERS, IdeaState, IdeaTopic, SentHow

OUTCOMES = [(state.value, state.label) for state in ANSWERS]


class IdeaForm(forms.Form):
    """What should be better about which product of whom."""

    product = forms.CharField(
        label=_("Sản phẩm"), max_length=200, help_text=_("Ví dụ: Kẹo dừa hộp giấy 400 gam.")
    )
    enterprise = forms.CharField(label=_("Doanh nghiệp làm ra sản phẩm"), max_length=250)
    topic = forms.ChoiceField(label=_("Góp ý về"), choices=IdeaTopic.choices)
    text = forms.CharField(
        label=_("Ý kiến"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Nói rõ điều chưa hài lòng và nên sửa thế nào."),
    )
    author = forms.CharField(
        label=_("Người góp ý"), max_length=120, help_text=_("Họ tên, hoặc tên tổ, bộ phận góp ý.")
    )
    clause = forms.ChoiceField(label=_("Thuộc nội dung nào của kế hoạch"), required=False)

    def __init__(self, *args: Any, clauses: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clause"].choices = [("", _("Chọn một nội dung")), *clauses]


class SendForm(forms.Form):
    """When and how it went."""

    sent_on = DayField(label=_("Ngày gửi"))
    sent_how = forms.ChoiceField(label=_("Gửi bằng"), choices=SentHow.choices)
    sent_to = forms.CharField(
        label=_("Gửi đến"),
        max_length=250,
        required=False,
        help_text=_("Số công văn, địa chỉ hoặc người nhận."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("sent_on", today())


class RewriteForm(forms.Form):
    """The same, said more clearly."""

    text = forms.CharField(label=_("Ý kiến"), widget=forms.Textarea(attrs={"rows": 4}))


class EnterpriseAnswerForm(forms.Form):
    """What the enterprise says behind a link."""

    who = forms.CharField(label=_("Họ tên, chức vụ người trả lời"), max_length=100)
    outcome = forms.ChoiceField(label=_("Ý kiến này"), choices=OUTCOMES, widget=forms.RadioSelect)
    answer = forms.CharField(
        label=_("Trả lời"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Sẽ làm gì, từ khi nào; chưa tiếp thu thì vì sao."),
    )


class LetterAnswerForm(EnterpriseAnswerForm):
    """What the enterprise wrote in a letter."""

    answered_on = DayField(label=_("Ngày trả lời"))
    upload = scan_field(label=_("Văn bản trả lời"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("answered_on", today())


class IdeaFilter(FilterForm):
    """Filters of the list."""

    state = forms.ChoiceField(
        label=_("Tình trạng"), required=False, choices=[("", _("Tất cả")), *IdeaState.choices]
    )
    topic = forms.ChoiceField(
        label=_("Góp ý về"), required=False, choices=[("", _("Tất cả")), *IdeaTopic.choices]
    )
