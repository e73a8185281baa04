"""A key that is asked for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from donghanh.base.dates import today
from donghanh.ui.fields import DayField

from .rules import LONGEST_NAME, USUAL


class KeyForm(forms.Form):
    """What the key is for, and until when."""

    name = forms.CharField(
        label=gettext_lazy("Tên khóa"),
        max_length=LONGEST_NAME,
        help_text=gettext_lazy("Tên phần mềm sẽ dùng khóa, thí dụ: Phần mềm quản lý đoàn viên."),
    )
    last_day = DayField(
        label=gettext_lazy("Dùng đến hết ngày"), help_text=gettext_lazy("Lâu nhất một năm kể từ hôm nay.")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["last_day"].initial = today() + USUAL
