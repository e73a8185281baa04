"""Why published totals are corrected."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class CorrectForm(forms.Form):
    """The reason that stands beside the old and the new figure, on the page and on the paper."""

    reason = forms.CharField(
        label=_("Lý do đính chính"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Lý do được in cạnh số cũ và số mới. Ghi đơn vị nào, mục nào, vì sao."),
    )

    def __init__(self, *args: Any, is_correction: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reason"].required = is_correction
