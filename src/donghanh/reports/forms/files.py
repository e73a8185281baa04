"""A spreadsheet of figures, and what it was found to say."""

from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from donghanh.base.uploads import MEGABYTE
from donghanh.imports.forms import SheetField

from ..actions import Typed

SALT, LONGEST = "donghanh.reports.file", 24 * 3600
LARGEST = 2 * MEGABYTE  # a form of 1,000 units is a fifth of it; what is larger goes in by `import-values`


class FileForm(forms.Form):
    """The file, and the page of it where it has several."""

    upload = SheetField(
        label=_("Tệp số liệu"),
        help_text=_(
            "Tệp .xlsx, .xls hoặc .csv, nặng không quá 2 MB, có mã đơn vị và mã chỉ tiêu như tệp tải về từ trang này."
        ),
        limit=LARGEST,
    )
    sheet = forms.CharField(
        label=_("Tên trang tính"),
        max_length=100,
        required=False,
        help_text=_("Để trống thì chương trình tự tìm trang có các cột cần thiết."),
    )


def sealed(rows: list[Typed], *, request_id: int, account_id: int | None) -> str:
    """What was looked through, signed for the one who did: it goes through the page and comes back unchanged."""
    told = [[row.unit_id, row.version, dict(row.cells)] for row in rows]
    return signing.dumps([request_id, account_id, told], salt=SALT, compress=True)


def opened(text: str, *, request_id: int, account_id: int | None) -> list[Typed] | None:
    """The same read back; None when it is not ours, of another request or person, or a day old."""
    try:
        told: list[Any] = signing.loads(text, salt=SALT, max_age=LONGEST)
    except signing.BadSignature:
        return None
    if told[:2] != [request_id, account_id]:
        return None
    return [Typed(unit_id, cells, version=version) for unit_id, version, cells in told[2]]
