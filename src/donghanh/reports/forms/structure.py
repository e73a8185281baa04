"""Which day's structure a period's figures are told in."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.base.dates import say_date, today
from donghanh.base.sentences import Sentence
from donghanh.ui.fields import DayField


class StructureForm(forms.Form):
    """A day from the end of the period until today."""

    ngay = DayField(label=_("Theo tổ chức ngày"), required=False)

    def __init__(self, *args: Any, ends_on: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ends_on = ends_on
        self.fields["ngay"].initial = self._latest
        self.fields["ngay"].widget.attrs["placeholder"] = say_date(self._latest)

    @property
    def _latest(self) -> dt.date:
        return max(today(), self.ends_on)

    @property
    def day(self) -> dt.date | None:
        """The day that was chosen, today where none was; None for one that may not be."""
        if not self.is_bound:
            return self._latest
        return (self.cleaned_data["ngay"] or self._latest) if self.is_valid() else None

    def clean_ngay(self) -> dt.date | None:
        day: dt.date | None = self.cleaned_data["ngay"]
        if day and day < self.ends_on:
            said = Sentence(
                "Kỳ báo cáo kết thúc ngày {day}. Chọn từ ngày này trở đi.", day=say_date(self.ends_on)
            )
            raise forms.ValidationError(str(said))
        if day and day > self._latest:
            raise forms.ValidationError(_("Ngày này chưa đến. Chọn ngày hôm nay hoặc sớm hơn."))
        return day
