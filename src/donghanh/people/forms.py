"""Signing in, and changing one's password."""

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class SignInForm(forms.Form):
    """Login and password; the account is in `.account` once valid."""

    login = forms.CharField(
        label=gettext_lazy("Tên đăng nhập"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = forms.CharField(
        label=gettext_lazy("Mật khẩu"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.account: Any = None

    def clean(self) -> dict[str, Any]:
        """Authenticate; one sentence for every way of being wrong."""
        cleaned = super().clean() or {}
        if "login" in cleaned and "password" in cleaned:
            self.account = authenticate(
                self.request, username=cleaned["login"].strip().lower(), password=cleaned["password"]
            )
            if self.account is None:
                raise forms.ValidationError(
                    _(
                        "Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra phím Caps Lock và bộ gõ, rồi nhập lại."
                    )
                )
        return cleaned


def _secret(label: Any, autocomplete: str, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=200,
        strip=False,
        help_text=help_text,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
    )


class PasswordForm(forms.Form):
    """The current password (not asked after a one-time one), and the new one twice; the rules judge it."""

    current = _secret(gettext_lazy("Mật khẩu đang dùng"), "current-password")
    new = _secret(
        gettext_lazy("Mật khẩu mới"),
        "new-password",
        gettext_lazy("Từ 10 ký tự, không chỉ gồm chữ số. Một câu ngắn dễ nhớ là tốt nhất."),
    )
    again = _secret(gettext_lazy("Nhập lại mật khẩu mới"), "new-password")

    def __init__(self, *args: Any, asks_current: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_current:
            del self.fields["current"]


def pin_field(label: Any, help_text: Any = "") -> forms.CharField:
    """Six figures, typed unseen."""
    shown = {"autocomplete": "off", "inputmode": "numeric", "maxlength": "6", "class": "short"}
    return forms.CharField(
        label=label, max_length=6, help_text=help_text, widget=forms.PasswordInput(attrs=shown)
    )


class PinForm(forms.Form):
    """The PIN for links, twice."""

    pin = pin_field(gettext_lazy("Mã PIN mới"), gettext_lazy("Sáu chữ số, chỉ mình mình biết."))
    again = pin_field(gettext_lazy("Nhập lại mã PIN"))
