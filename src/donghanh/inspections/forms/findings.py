"""Forms of findings and remedies."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.evidence.forms import EvidenceField
from donghanh.ui.fields import DayField

from ..choices import Answer, FindingKind
from ..models import Check, Visit


@dataclass(frozen=True)
class CheckLine:
    """One question with its two fields."""

    check: Check
    answer: forms.BoundField
    note: forms.BoundField


class ChecksForm(forms.Form):
    """The whole checklist."""

    def __init__(self, visit: Visit, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.checks = list(visit.checks.all())
        for check in self.checks:
            self.fields[f"answer_{check.pk}"] = forms.ChoiceField(
                label=_("Kết quả"),
                choices=Answer.choices,
                required=False,
                initial=check.answer,
                widget=forms.RadioSelect,
            )
            self.fields[f"note_{check.pk}"] = forms.CharField(
                label=_("Ghi chú"), max_length=500, required=False, initial=check.note
            )

    @property
    def lines(self) -> list[CheckLine]:
        """Each question with its fields."""
        return [
            CheckLine(check, self[f"answer_{check.pk}"], self[f"note_{check.pk}"]) for check in self.checks
        ]

    @property
    def answers(self) -> dict[int, tuple[str, str]]:
        """Answer and note by question."""
        typed = self.cleaned_data
        return {check.pk: (typed[f"answer_{check.pk}"], typed[f"note_{check.pk}"]) for check in self.checks}


class FindingForm(forms.Form):
    """One thing that was found."""

    kind = forms.ChoiceField(label=_("Loại"), choices=FindingKind.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Nội dung"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Nêu việc cụ thể, thời gian, tài liệu đã xem; không nhận xét con người."),
    )
    question = forms.ModelChoiceField(
        label=_("Thuộc câu nào của phiếu"),
        queryset=None,
        required=False,
        empty_label=_("Không thuộc câu nào"),
    )
    upload = EvidenceField(label=_("Minh chứng"), required=False)

    def __init__(self, visit: Visit, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)
        self.fields["question"].queryset = visit.checks.all()  # type: ignore[attr-defined]


class ProofForm(forms.Form):
    """More proof."""

    upload = EvidenceField(label=_("Minh chứng"))
    caption = forms.CharField(label=_("Ghi chú"), required=False, max_length=250)


class AnswerForm(forms.Form):
    """What the unit says."""

    agreed = forms.TypedChoiceField(
        label=_("Đơn vị có nhất trí không?"),
        choices=[("yes", _("Nhất trí")), ("no", _("Chưa nhất trí, giải trình"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Ý kiến của đơn vị"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    upload = EvidenceField(label=_("Minh chứng kèm theo"), required=False)


class SettleForm(forms.Form):
    """Keep it or drop it."""

    keep = forms.TypedChoiceField(
        label=_("Sau khi nghe giải trình"),
        choices=[("keep", _("Giữ nguyên nội dung")), ("drop", _("Không nêu nội dung này nữa"))],
        coerce=lambda value: value == "keep",
        widget=forms.RadioSelect,
    )
    verdict = forms.CharField(label=_("Lý do"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))


class RemedyForm(forms.Form):
    """What must be put right, until when."""

    text = forms.CharField(label=_("Việc phải khắc phục"), max_length=500)
    due_on = DayField(label=_("Hạn hoàn thành"))


class ReportForm(forms.Form):
    """What the unit did."""

    said = forms.CharField(label=_("Đã làm gì"), widget=forms.Textarea(attrs={"rows": 3}))
    upload = EvidenceField(
        label=_("Ảnh hoặc văn bản minh chứng"),
        required=False,
        help_text=_("Chụp bằng điện thoại hoặc chọn tệp, không quá 20 MB."),
    )


class VerdictForm(forms.Form):
    """It was looked at again and is done."""

    verdict = forms.CharField(
        label=_("Đã kiểm tra lại thế nào"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Ví dụ: xem hồ sơ gửi kèm; đến tận nơi ngày 12/5/2017."),
    )


class ReturnForm(forms.Form):
    """It was looked at again and is not done."""

    verdict = forms.CharField(
        label=_("Còn thiếu gì"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
    due_on = DayField(label=_("Hạn mới"))
