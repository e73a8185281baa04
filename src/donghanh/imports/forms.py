"""Forms of lists."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from donghanh.base.sentences import Refusal
from donghanh.base.sheets import LARGEST
from donghanh.base.uploads import check_size
from donghanh.ui.fields import DayField

from .choices import ImportKind


class SheetField(forms.FileField):
    """A spreadsheet whose size is told before anything of it is read; its content is looked at by the action.

    `limit` is the most bytes: less for a page that looks through the file while somebody waits.
    """

    def __init__(self, *, limit: int = LARGEST, **options: Any) -> None:
        super().__init__(allow_empty_file=True, **options)
        self.limit = limit
        self.widget.attrs["accept"] = ".xlsx,.xls,.csv"

    def to_python(self, data: UploadedFile | None) -> UploadedFile | None:
        """The file, or a refusal of its size in words."""
        given = super().to_python(data)
        if given:
            try:
                check_size(given.name or "", given.size or 0, limit=self.limit)
            except Refusal as refusal:
                raise ValidationError(str(refusal)) from refusal
        return given


class ListForm(forms.Form):
    """One list to bring in."""

    upload = SheetField(
        label=_("Tệp danh sách"),
        help_text=_("Tệp .xlsx, .xls hoặc .csv, nặng không quá 60 MB. Mỗi dòng một đơn vị hoặc một người."),
    )
    sheet = forms.CharField(
        label=_("Tên trang tính"),
        max_length=100,
        required=False,
        help_text=_("Để trống thì chương trình tự tìm trang có các cột cần thiết."),
    )
    since = DayField(label=_("Ngày dùng cho dòng không ghi ngày"), required=False)

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["since"].help_text = (
            _("Ngày thành lập đơn vị; để trống là ngày 1/1 năm nay.")
            if kind == ImportKind.UNITS
            else _("Ngày về đơn vị; để trống là hôm nay.")
        )


class ConfirmForm(forms.Form):
    """Whether faulty rows are left out."""

    skips_faulty = forms.BooleanField(required=False, widget=forms.HiddenInput)
