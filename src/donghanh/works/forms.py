"""Forms of works."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.evidence.forms import EvidenceField, FilesField, scan_field
from donghanh.organisations.facts import party_choices
from donghanh.ui.fields import DayField, MoneyField, NumberField
from donghanh.ui.listing import FilterForm

from .choices import WorkKind, WorkState


class WorkForm(forms.Form):
    """A new work: what, whose, for which occasion, worth how much, from when to when."""

    kind = forms.ChoiceField(label=_("Đăng ký là"), choices=WorkKind.choices, widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("Tên gọi"), max_length=250, help_text=_("Ví dụ: Sửa nhà ăn giữa ca cho công nhân.")
    )
    owner = forms.ChoiceField(label=_("Đơn vị, tập thể, cá nhân thực hiện"))
    occasion = forms.CharField(
        label=_("Chào mừng"),
        max_length=250,
        required=False,
        help_text=_("Ví dụ: chào mừng Đại hội Công đoàn các cấp."),
    )
    clause = forms.ChoiceField(label=_("Thuộc nội dung nào của kế hoạch"), required=False)
    value = MoneyField(
        label=_("Giá trị (đồng)"),
        required=False,
        help_text=_("Ví dụ: 25.000.000. Để trống nếu chưa tính được."),
    )
    starts_on = DayField(label=_("Ngày bắt đầu"))
    due_on = DayField(label=_("Ngày hoàn thành"))
    content = forms.CharField(
        label=_("Nội dung công việc"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, by: Actor, clauses: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("starts_on", today())
        self.fields["owner"].choices = party_choices(by)
        self.fields["clause"].choices = [("", _("Chọn một nội dung")), *clauses]


class ProgressForm(forms.Form):
    """How far it is."""

    progress = NumberField(label=_("Mức thực hiện (%)"))
    note = forms.CharField(label=_("Việc đã làm"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    uploads = FilesField(label=_("Ảnh"), required=False)


class CompletionForm(forms.Form):
    """It is done."""

    completed_on = DayField(label=_("Ngày hoàn thành"))
    note = forms.CharField(label=_("Kết quả"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    uploads = FilesField(label=_("Ảnh"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("completed_on", today())


class AcceptanceForm(forms.Form):
    """It is accepted: when, by whom."""

    accepted_on = DayField(label=_("Ngày nghiệm thu"))
    accepted_by = forms.CharField(
        label=_("Người nghiệm thu"), max_length=500, help_text=_("Ghi như trong biên bản nghiệm thu.")
    )
    note = forms.CharField(label=_("Nhận xét"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    upload = scan_field(label=_("Biên bản nghiệm thu"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("accepted_on", today())


class MoreTimeForm(forms.Form):
    """Another due day, with the reason."""

    due_on = DayField(label=_("Hoàn thành trước ngày"))
    reason = forms.CharField(label=_("Lý do lùi hạn"), max_length=300)


class PlateForm(forms.Form):
    """The plate was mounted."""

    plated_on = DayField(label=_("Ngày gắn biển"))
    upload = EvidenceField(label=_("Ảnh gắn biển"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("plated_on", today())


class OccasionForm(forms.Form):
    """For which occasion works are shown."""

    occasion = forms.ChoiceField(label=_("Chào mừng"), required=False)

    def __init__(self, *args: Any, occasions: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["occasion"].choices = [("", _("Tất cả")), *((each, each) for each in occasions)]


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 2}))


class WorkFilter(FilterForm):
    """Filters of the list."""

    kind = forms.ChoiceField(label=_("Loại"), required=False, choices=[("", _("Tất cả")), *WorkKind.choices])
    state = forms.ChoiceField(
        label=_("Tình trạng"),
        required=False,
        choices=[("", _("Tất cả")), ("late", _("Quá hạn")), *WorkState.choices],
    )
