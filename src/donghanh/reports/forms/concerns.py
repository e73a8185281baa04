"""Following up figures that should be looked at again."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from donghanh.base.actors import Actor
from donghanh.ui.listing import FilterForm

from ..choices import ConcernKind, ConcernState
from ..models import ReportRequest


class ConcernsFilter(FilterForm):
    """Filters of figures to be looked at again."""

    asked = forms.ModelChoiceField(
        label=gettext_lazy("Kỳ báo cáo"), queryset=None, required=False, empty_label=gettext_lazy("Tất cả")
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Lý do"),
        required=False,
        choices=[("", gettext_lazy("Tất cả")), *ConcernKind.choices],
    )
    state = forms.ChoiceField(
        label=gettext_lazy("Tình trạng"),
        required=False,
        choices=[("", gettext_lazy("Chưa xem xong")), *ConcernState.choices],
    )

    def __init__(self, by: Actor, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["asked"].queryset = ReportRequest.objects.visible_to(by)  # type: ignore[attr-defined]


class QuestionForm(forms.Form):
    """What the superior asks beside what the program found."""

    question = forms.CharField(
        label=gettext_lazy("Lời nhắn thêm cho đơn vị"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Có thể để trống. Đơn vị sẽ đọc đúng câu này."),
    )


class AnswerForm(forms.Form):
    """What the unit found when it looked again."""

    answer = forms.CharField(
        label=gettext_lazy("Trả lời"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "Nêu số đúng và lấy từ đâu. Nếu phải sửa báo cáo, ghi mục cần cấp trên mở lại."
        ),
    )


class VerdictForm(forms.Form):
    """What the superior concludes."""

    verdict = forms.CharField(
        label=gettext_lazy("Kết luận"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Ví dụ: số liệu đúng; hoặc đã sửa ở bản gửi mới."),
    )
