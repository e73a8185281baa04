"""Forms of labour relations."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.base.dates import today
from donghanh.evidence.forms import EvidenceField, scan_field
from donghanh.ui.fields import DayField, NumberField
from donghanh.ui.listing import FilterForm

from .choices import Cause, DialogueKind, DisputeKind, DisputeState


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class DialogueForm(forms.Form):
    """When both sides met, who, about what, with which result."""

    kind = forms.ChoiceField(label=_("Hình thức"), choices=DialogueKind.choices)
    enterprise = forms.CharField(label=_("Doanh nghiệp, cơ quan"), max_length=250)
    held_on = DayField(label=_("Ngày tổ chức"))
    employer_side = forms.CharField(
        label=_("Đại diện người sử dụng lao động"),
        max_length=250,
        help_text=_("Chức vụ, ví dụ: Giám đốc, Trưởng phòng Nhân sự."),
    )
    worker_side = forms.CharField(
        label=_("Đại diện người lao động"),
        max_length=250,
        help_text=_("Ví dụ: Ban Chấp hành công đoàn cơ sở, tổ trưởng các tổ."),
    )
    people = NumberField(label=_("Số người dự"))
    content = forms.CharField(label=_("Nội dung đối thoại"), widget=_lines(3))
    result = forms.CharField(
        label=_("Kết quả, việc hai bên thống nhất"),
        widget=_lines(3),
        help_text=_("Việc chưa thống nhất cũng ghi rõ."),
    )
    clause = forms.ChoiceField(label=_("Thuộc nội dung nào của kế hoạch"), required=False)
    upload = scan_field(label=_("Biên bản đã ký"), required=False)

    def __init__(self, *args: Any, clauses: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("held_on", today())
        self.fields["clause"].choices = [("", _("Chọn một nội dung")), *clauses]


class MinutesForm(forms.Form):
    """The signed minutes."""

    upload = scan_field(label=_("Biên bản đã ký"))


class DisputeForm(forms.Form):
    """What began where and when, with how many, about what."""

    kind = forms.ChoiceField(label=_("Loại vụ việc"), choices=DisputeKind.choices)
    enterprise = forms.CharField(label=_("Doanh nghiệp"), max_length=250)
    began_on = DayField(label=_("Xảy ra ngày"))
    workers = NumberField(label=_("Số người tham gia"))
    cause = forms.ChoiceField(label=_("Nguyên nhân chính"), choices=Cause.choices)
    description = forms.CharField(label=_("Diễn biến, yêu cầu của người lao động"), widget=_lines(4))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("began_on", today())


class StepForm(forms.Form):
    """What was done on a day."""

    text = forms.CharField(label=_("Việc đã làm"), widget=_lines(2))
    done_on = DayField(label=_("Ngày làm"))
    upload = EvidenceField(label=_("Văn bản, ảnh"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("done_on", today())


class EndForm(forms.Form):
    """How it ended."""

    ended_on = DayField(label=_("Kết thúc ngày"))
    outcome = forms.CharField(label=_("Kết quả giải quyết"), widget=_lines(3))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("ended_on", today())


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("Lý do"), widget=_lines(2))


class DialogueFilter(FilterForm):
    """Filters of the list."""

    kind = forms.ChoiceField(
        label=_("Hình thức"), required=False, choices=[("", _("Tất cả")), *DialogueKind.choices]
    )


class DisputeFilter(FilterForm):
    """Filters of the list."""

    state = forms.ChoiceField(
        label=_("Tình trạng"), required=False, choices=[("", _("Tất cả")), *DisputeState.choices]
    )
    cause = forms.ChoiceField(
        label=_("Nguyên nhân chính"), required=False, choices=[("", _("Tất cả")), *Cause.choices]
    )
