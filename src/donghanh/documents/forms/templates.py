"""Forms of a unit's own Word files."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..rules.register import TYPE_CODES


class TemplateForm(forms.Form):
    """A Word file with named fields, and the papers it is for."""

    type_name = forms.ChoiceField(
        label=_("Loại văn bản"),
        required=False,
        choices=[("", _("Công văn, không ghi loại")), *((name, name) for name in TYPE_CODES)],
    )
    upload = forms.FileField(
        label=_("Tệp mẫu Word (.docx)"),
        help_text=_("Không quá 5 MB, không có macro."),
        allow_empty_file=True,
    )
