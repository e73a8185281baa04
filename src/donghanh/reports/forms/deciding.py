"""What a superior says about a report."""

from django import forms
from django.utils.translation import gettext_lazy


class ReasonForm(forms.Form):
    """Why a report goes back."""

    reason = forms.CharField(
        label=gettext_lazy("Lý do"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Ghi rõ mục nào cần sửa, sửa thế nào. Đơn vị sẽ đọc đúng câu này."),
    )
