"""Form fields that read days, numbers and money as people here write them, and refuse in words."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from donghanh.base.dates import parse_vietnamese_date, say_date
from donghanh.base.numbers import parse_number, say_number, say_scaled, to_scaled
from donghanh.base.sentences import Refusal


class DayField(forms.Field):
    """A day typed as 12/5/2017; a `date` once clean.

    Typed, not picked: a browser's own picker shows month first on computers set to English.
    """

    widget = forms.TextInput

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.widget.attrs |= {"inputmode": "numeric", "placeholder": "12/5/2017", "class": "short"}

    def prepare_value(self, value: Any) -> Any:
        """A day as people read it; what was typed stays as typed."""
        return say_date(value) if isinstance(value, dt.date) else value

    def to_python(self, value: Any) -> dt.date | None:
        """The day, or the refusal of `base.dates`."""
        if value in self.empty_values or isinstance(value, dt.date):
            return value or None
        try:
            day = parse_vietnamese_date(str(value)) or _iso_day(str(value))
        except Refusal as refusal:
            raise ValidationError(str(refusal)) from refusal
        if day is None:
            raise ValidationError(_("Chưa đọc được ngày. Nhập ngày, tháng, năm như 12/5/2017."))
        return day


def _iso_day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        return None


class NumberField(forms.Field):
    """A number typed as 1.250 or 12,5; once clean a whole number scaled by `decimals` (12,5 → 125)."""

    widget = forms.TextInput

    def __init__(self, *, decimals: int = 0, least: int | None = 0, **options: Any) -> None:
        super().__init__(**options)
        self.decimals = decimals
        self.least = least
        self.widget.attrs |= {"inputmode": "decimal" if decimals else "numeric", "class": "short numbers"}

    def prepare_value(self, value: Any) -> Any:
        """A scaled number as people read it; what was typed stays as typed."""
        if isinstance(value, int) and not isinstance(value, bool):
            return say_scaled(value, self.decimals)
        return say_number(value) if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> int | None:
        """The scaled number, or a refusal in words; negative ones are refused unless `least` allows them."""
        if value in self.empty_values or isinstance(value, int):
            return None if value in self.empty_values else value
        try:
            scaled = to_scaled(parse_number(str(value)), self.decimals)
        except Refusal as refusal:
            raise ValidationError(str(refusal)) from refusal
        if self.least is not None and scaled < self.least:
            least = say_scaled(self.least, self.decimals)
            raise ValidationError(_("Số này không được nhỏ hơn %(least)s.") % {"least": least})
        return scaled


class MoneyField(NumberField):
    """An amount in đồng, typed as 1.250.000, with or without the word."""

    def to_python(self, value: Any) -> int | None:
        """Đồng as a whole number."""
        if isinstance(value, str):
            value = value.lower().replace("đồng", "").replace("đ", "").strip()
        return super().to_python(value)
