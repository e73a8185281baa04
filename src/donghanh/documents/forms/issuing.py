"""The number and day that a paper is issued with."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.base.dates import today
from donghanh.ui.fields import DayField

from ..facts import next_number


class NumberForm(forms.Form):
    """Number and day: from the clerk's own book, or the next one of the book that the program keeps for the unit."""

    number = forms.CharField(
        label=_("Số văn bản"), max_length=10, help_text=_("Số trong sổ văn bản đi, ví dụ 45.")
    )
    issued_on = DayField(label=_("Ngày ban hành"))

    def __init__(self, unit_id: int, paper_type: str | None, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.fields["issued_on"].initial = today()
        number = self.fields["number"]
        if following := next_number(unit_id, paper_type, today()):
            number.initial, number.required = following, False
            number.help_text = _("Sổ cấp số của chương trình cho số này khi ban hành.")
