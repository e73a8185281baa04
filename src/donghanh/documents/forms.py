"""Forms of papers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.ui.listing import FilterForm

from .choices import Direction, DocumentState
from .rules.register import TYPE_CODES


class ScanForm(forms.Form):
    """The scan of the signed paper."""

    upload = forms.FileField(
        label=_("Bản quét văn bản đã ký, đóng dấu"),
        help_text=_("Tệp .pdf, .jpg hoặc .png, không quá 20 MB."),
        allow_empty_file=True,
    )


class RevokeForm(forms.Form):
    """Why a paper no longer holds."""

    reason = forms.CharField(
        label=_("Lý do thu hồi"),
        help_text=_("Ví dụ: Thay bằng Kế hoạch số 35/KH-LĐLĐ ngày 20/6/2017."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class CodeForm(forms.Form):
    """The code printed on a paper."""

    code = forms.CharField(
        label=_("Mã kiểm tra"),
        help_text=_("In cạnh mã QR cuối văn bản, ví dụ ABCD-EFGH-JKLM."),
        max_length=40,
    )


class DocumentFilter(FilterForm):
    """Filters of the list of papers."""

    direction = forms.ChoiceField(
        label=_("Văn bản"), required=False, choices=[("", _("Tất cả")), *Direction.choices]
    )
    type = forms.ChoiceField(
        label=_("Loại"),
        required=False,
        choices=[("", _("Tất cả")), *((code, name) for name, code in TYPE_CODES.items())],
    )
    state = forms.ChoiceField(
        label=_("Tình trạng"), required=False, choices=[("", _("Tất cả")), *DocumentState.choices]
    )
