"""Forms of papers."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date
from donghanh.base.words import one_line
from donghanh.ui.fields import DayField, NumberField
from donghanh.ui.listing import FilterForm

from ..choices import Direction, DocumentState, RelationKind
from ..models import Document, DocumentQuerySet
from ..rules.numbering import DEFAULT_SERIES, all_series
from ..rules.paper import Paper
from ..rules.register import TYPE_CODES


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


class RelateForm(forms.Form):
    """What the paper does to which earlier one."""

    kind = forms.ChoiceField(label=_("Văn bản này"), choices=RelationKind.choices, widget=forms.RadioSelect)
    earlier = forms.ModelChoiceField(
        label=_("Văn bản trước"),
        queryset=None,
        empty_label=_("Chọn một văn bản"),
        help_text=_("Văn bản bị thay thế hoặc bãi bỏ hết hiệu lực từ ngày ban hành văn bản này."),
    )

    def __init__(self, *args: Any, earlier: DocumentQuerySet, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["earlier"]
        field.queryset = earlier
        field.label_from_instance = said_of_choice


def said_of_choice(document: Document) -> str:
    """ "Kế hoạch 12/KH-LĐLĐ ngày 5/6/2017: Tổ chức phong trào…"."""
    head = f"{document} ngày {say_date(document.issued_on)}"
    return f"{head}: {document.subject[:80]}" if document.subject else head


class IncomingFileForm(forms.Form):
    """The file of a received paper."""

    upload = forms.FileField(
        label=_("Tệp văn bản đến"),
        required=False,
        allow_empty_file=True,
        help_text=_(
            "Tệp Word, PDF, văn bản thuần hoặc ảnh chụp, không quá 20 MB. Không có tệp thì bấm Tiếp tục."
        ),
    )


class IncomingForm(forms.Form):
    """The lines of a received paper, as the clerk enters them in the register."""

    kept = forms.CharField(widget=forms.HiddenInput, required=False)
    arrived_on = DayField(label=_("Ngày đến"))
    arrival_number = NumberField(
        label=_("Số đến"), required=False, least=1, help_text=_("Để trống để lấy số tiếp theo của năm.")
    )
    issuer = forms.CharField(label=_("Cơ quan ban hành"), max_length=250)
    number = forms.CharField(label=_("Số"), max_length=8, required=False)
    symbol = forms.CharField(label=_("Ký hiệu"), max_length=60, required=False, help_text=_("Ví dụ KH-LĐLĐ."))
    issued_on = DayField(label=_("Ngày ghi trên văn bản"), required=False)
    type = forms.ChoiceField(
        label=_("Loại văn bản"),
        required=False,
        choices=[("", _("Công văn, không ghi loại")), *((name, name) for name in TYPE_CODES)],
    )
    subject = forms.CharField(label=_("Trích yếu"), widget=forms.Textarea(attrs={"rows": 3}))

    def paper(self, read: Paper) -> Paper:
        """What was read, with what the clerk left in the fields."""
        typed = self.cleaned_data
        return replace(
            read,
            issuer=typed["issuer"],
            number=one_line(typed["number"]) or None,
            symbol=one_line(typed["symbol"]) or None,
            issued_on=typed["issued_on"],
            type=typed["type"] or None,
            subject=one_line(typed["subject"]),
        )


def first_values(paper: Paper) -> dict[str, Any]:
    """What the fields of `IncomingForm` begin with."""
    return {
        "issuer": paper.issuer,
        "number": paper.number,
        "symbol": paper.symbol,
        "issued_on": paper.issued_on,
        "type": paper.type if paper.type in TYPE_CODES else "",
        "subject": paper.subject,
    }


class DeclareForm(forms.Form):
    """How the unit numbers its papers."""

    series = forms.ChoiceField(
        label=_("Cách đánh số"),
        choices=lambda: [(series.code, series.name) for series in all_series()],
        widget=forms.RadioSelect,
        initial=DEFAULT_SERIES,
        help_text=_("Theo quy chế văn thư của đơn vị."),
    )


class VoidForm(forms.Form):
    """A number that no paper will carry."""

    type_code = forms.ChoiceField(
        label=_("Loại văn bản"),
        required=False,
        choices=[("", _("Công văn")), *((code, name) for name, code in TYPE_CODES.items())],
    )
    reason = forms.CharField(
        label=_("Vì sao bỏ số tiếp theo"), help_text=_("Ví dụ: in hỏng, không phát hành."), max_length=300
    )


class KeyForm(forms.Form):
    """The unit's certificate with its key."""

    upload = forms.FileField(label=_("Tệp chứng thư số (.p12, .pfx)"), allow_empty_file=True)
    passphrase = forms.CharField(
        label=_("Mật khẩu của tệp"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )


class CopyForm(forms.Form):
    """A file that somebody holds as this paper."""

    upload = forms.FileField(
        label=_("Tệp PDF đang có"),
        help_text=_("Tệp chỉ được kiểm tra, không lưu lại. Không quá 10 MB."),
        allow_empty_file=True,
    )


class DocumentFilter(FilterForm):
    """Filters of the register."""

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
    unit = forms.ChoiceField(
        label=_("Đơn vị"), required=False, choices=[("", _("Tất cả")), ("own", _("Chỉ đơn vị tôi"))]
    )
    since = DayField(label=_("Từ ngày"), required=False)
    until = DayField(label=_("Đến ngày"), required=False)

    def narrowed(self, found: DocumentQuerySet, by: Actor) -> DocumentQuerySet:
        """The papers that every chosen filter lets through."""
        chosen = self.cleaned_data
        columns = {
            "direction": chosen["direction"],
            "type_code": chosen["type"],
            "state": chosen["state"],
            "unit": by.unit_id if chosen["unit"] else None,
            "issued_on__gte": chosen["since"],
            "issued_on__lte": chosen["until"],
        }
        return found.filter(**{column: value for column, value in columns.items() if value})
