"""Forms of notices."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .choices import Rhythm


class WishForm(forms.Form):
    """How often, and where."""

    rhythm = forms.ChoiceField(label=_("Cách nhắc"), choices=Rhythm.choices, widget=forms.RadioSelect)
    email = forms.CharField(
        label=_("Thư điện tử"),
        required=False,
        max_length=200,
        help_text=_("Để trống nếu chỉ xem thông báo trong phần mềm."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
