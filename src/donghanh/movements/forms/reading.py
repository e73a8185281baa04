"""Reading a plan: the file, then what was read as a form that a person corrects."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.documents.rules.paper import Paper, Recipient, Signing
from donghanh.documents.rules.reading import Reading
from donghanh.ui.fields import DayField

from ..choices import ClauseKind
from ..rules.applicability import AUDIENCES
from ..rules.clauses import ClauseRow
from ..rules.proposal import period_in, theme_in

_SURE = 0.9


def audience_choices(kept: tuple[str, ...] = ()) -> list[tuple[str, object]]:
    """For whom a clause may be meant; sectors that no audience has stay as they are."""
    known = [(",".join(one.sectors), _(one.name)) for one in AUDIENCES]
    strange = ",".join(kept)
    return known if strange in dict(known) else [*known, (strange, _("Khu vực khác"))]


class UploadForm(forms.Form):
    """The plan's file."""

    file = forms.FileField(
        label=gettext_lazy("Tệp kế hoạch"),
        allow_empty_file=True,  # the reader says in words that it is empty
        help_text=gettext_lazy(
            "Tệp Word (.docx, .doc), PDF có chữ, .txt hoặc trang web .html; chữ kiểu cũ cũng đọc được."
        ),
    )


class ConfirmForm(forms.Form):
    """What the program read of the plan's head and tail; each field says where it was read and how surely."""

    source = forms.CharField(widget=forms.HiddenInput, strip=False)
    file_name = forms.CharField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(label=gettext_lazy("Tên phong trào"), widget=forms.Textarea(attrs={"rows": 3}))
    theme = forms.CharField(label=gettext_lazy("Chủ đề, khẩu hiệu"), required=False)
    starts_on = DayField(
        label=gettext_lazy("Thực hiện từ ngày"),
        error_messages={
            "required": gettext_lazy("Chưa có giai đoạn thực hiện. Nhập ngày bắt đầu và ngày kết thúc.")
        },
    )
    ends_on = DayField(
        label=gettext_lazy("đến ngày"),
        error_messages={
            "required": gettext_lazy("Chưa có giai đoạn thực hiện. Nhập ngày bắt đầu và ngày kết thúc.")
        },
    )
    number = forms.CharField(
        label=gettext_lazy("Số"),
        error_messages={
            "required": gettext_lazy(
                "Kế hoạch chưa có số. Nhập số theo bản giấy, ví dụ 29, rồi xác nhận lại."
            )
        },
        max_length=10,
    )
    symbol = forms.CharField(
        label=gettext_lazy("Ký hiệu"),
        error_messages={
            "required": gettext_lazy("Chưa có ký hiệu. Nhập phần sau dấu gạch chéo, ví dụ KH-LĐLĐ.")
        },
        max_length=40,
    )
    issued_on = DayField(
        label=gettext_lazy("Ngày ban hành"),
        error_messages={"required": gettext_lazy("Chưa có ngày ban hành. Nhập ngày như 12/5/2017.")},
    )
    place = forms.CharField(label=gettext_lazy("Nơi ban hành"), required=False, max_length=120)
    subject = forms.CharField(
        label=gettext_lazy("Trích yếu"),
        error_messages={"required": gettext_lazy("Chưa có trích yếu. Nhập nội dung tóm tắt của kế hoạch.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    recipients = forms.CharField(
        label=gettext_lazy("Nơi nhận, mỗi dòng một nơi"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    sign_title = forms.CharField(label=gettext_lazy("Chức vụ người ký"), required=False, max_length=160)
    sign_name = forms.CharField(label=gettext_lazy("Họ và tên người ký"), required=False, max_length=120)

    def mark_places(self, reading: Reading) -> None:
        """Under each label: where it was read, how surely, or that it is not in the text."""
        for name, read_as in _READ_AS.items():
            self.fields[name].help_text = said_of_place(reading, read_as)
        self.fields["starts_on"].help_text = _("Đề nghị theo giai đoạn nêu trong văn bản. Kiểm tra lại.")

    def corrected(self, paper: Paper) -> Paper:
        """The paper with what the person left in the fields."""
        typed = self.cleaned_data
        signing = paper.signing or Signing()
        return replace(
            paper,
            number=typed["number"] or None,
            symbol=typed["symbol"] or None,
            place=typed["place"] or None,
            issued_on=typed["issued_on"],
            subject=typed["subject"] or None,
            recipients=tuple(recipients_of(typed["recipients"])),
            signings=(replace(signing, title=typed["sign_title"] or None, name=typed["sign_name"] or None),),
        )


_READ_AS = {
    "number": "number",
    "symbol": "symbol",
    "issued_on": "issued_on",
    "place": "place",
    "subject": "subject",
    "recipients": "recipients.0",
    "sign_name": "signing",
}


def said_of_place(reading: Reading, name: str) -> str:
    """How surely and where a field was read, in words."""
    place = reading.place_of(name)
    if place is None:
        return format_html(
            "<mark>{}</mark>", _("Không thấy trong văn bản: nhập theo bản giấy, hoặc để trống.")
        )
    if place.confidence < _SURE:
        doubt = _("Chưa chắc chắn (dòng %(line)d): xem lại.") % {"line": place.first_line}
        return format_html("<mark>{}</mark>", doubt)
    if place.page:
        return _("Đọc được ở trang %(page)d (dòng %(line)d).") % {
            "page": place.page,
            "line": place.first_line,
        }
    return _("Đọc được ở dòng %(line)d.") % {"line": place.first_line}


def first_values(reading: Reading, source: str, file_name: str) -> dict[str, Any]:
    """What the form shows first."""
    paper = reading.paper
    period = period_in(source) or (None, None)
    return {
        "source": source,
        "file_name": file_name,
        "name": paper.subject or "",
        "theme": theme_in(paper.subject or ""),
        "starts_on": period[0],
        "ends_on": period[1],
        "number": paper.number,
        "symbol": paper.symbol,
        "issued_on": paper.issued_on,
        "place": paper.place,
        "subject": paper.subject,
        "recipients": "\n".join(_line(recipient) for recipient in paper.recipients),
        "sign_title": paper.signing.title if paper.signing else None,
        "sign_name": paper.signing.name if paper.signing else None,
    }


def _line(recipient: Recipient) -> str:
    return f"{recipient.name} ({recipient.purpose})" if recipient.purpose else recipient.name


def recipients_of(typed: str) -> list[Recipient]:
    """One recipient a line, the purpose in brackets."""
    found = []
    for line in (line.strip(" -;.") for line in typed.splitlines()):
        name, bracket, rest = line.rpartition(" (")
        if line:
            found.append(Recipient(name, rest.rstrip(")")) if bracket else Recipient(line))
    return found


class ClauseForm(forms.Form):
    """One clause as read."""

    address = forms.CharField(label=gettext_lazy("Mục"), max_length=60)
    kind = forms.ChoiceField(label=gettext_lazy("Là"), choices=ClauseKind.choices)
    meant_for = forms.ChoiceField(label=gettext_lazy("Dành cho"), required=False)
    text = forms.CharField(label=gettext_lazy("Nội dung"), widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meant_for"].choices = audience_choices()  # type: ignore[attr-defined]

    def row(self) -> ClauseRow:
        """The row as typed, tidy or not."""
        typed = {name: self.data.get(self.add_prefix(name), "") for name in self.fields}
        sectors = tuple(part for part in typed["meant_for"].split(",") if part)
        return ClauseRow(typed["address"].strip(), typed["text"], typed["kind"], sectors)


_Clauses = forms.formset_factory(ClauseForm, extra=0, max_num=400, absolute_max=400)


def clause_forms(rows: Sequence[ClauseRow] | None = None, data: Mapping[str, Any] | None = None) -> Any:
    """The clauses as a set of forms: filled from `rows`, or bound to what was sent."""
    if data is not None:
        return _Clauses(data, prefix="clauses")
    initial = [
        {
            "address": row.address,
            "kind": row.kind,
            "text": row.text,
            "meant_for": ",".join(row.sectors),
        }
        for row in rows or []
    ]
    return _Clauses(initial=initial, prefix="clauses")


def lines_with_places(source: str, reading: Reading) -> list[dict[str, Any]]:
    """The source line by line: its number, its text, whether something was read there."""
    read_at = {
        line for place in reading.fields.values() for line in range(place.first_line, place.last_line + 1)
    }
    return [
        {"number": number, "text": text, "is_read": number in read_at}
        for number, text in enumerate(source.splitlines(), start=1)
        if text.strip()
    ]


__all__ = ["ClauseForm", "ConfirmForm", "UploadForm", "clause_forms", "first_values", "lines_with_places"]
