"""What a superior says about a report."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..rules.sheet import Line

SOME, WHOLE = "some", "whole"


class ReasonForm(forms.Form):
    """Why a report goes back."""

    reason = forms.CharField(
        label=gettext_lazy("Lý do"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Ghi rõ mục nào cần sửa, sửa thế nào. Đơn vị sẽ đọc đúng câu này."),
    )


class ReopenForm(forms.Form):
    """Which cells of an accepted report may be corrected, and why."""

    what = forms.ChoiceField(
        label=gettext_lazy("Mở lại"),
        choices=[(SOME, gettext_lazy("Chỉ các ô được chọn")), (WHOLE, gettext_lazy("Cả báo cáo"))],
        widget=forms.RadioSelect,
        initial=SOME,
    )
    reason = forms.CharField(
        label=gettext_lazy("Lý do"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "Ghi rõ sai ở đâu, sửa thế nào. Lý do đi theo số mới đến mọi nơi dùng số này."
        ),
    )
    cells = forms.MultipleChoiceField(
        label=gettext_lazy("Các ô được sửa"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, lines: Iterable[Line], figures: dict[str, str], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["cells"].may_wait = True  # type: ignore[attr-defined]
        self.fields["cells"].choices = [  # type: ignore[attr-defined]
            (
                line.code,
                f"{line.number}. {line.full_name}: {figures.get(line.code) or '–'} {line.unit_of_measure}",
            )
            for line in lines
        ]

    def clean(self) -> dict[str, Any]:
        """Some cells means at least one."""
        told = super().clean() or {}
        if told.get("what") == SOME and not told.get("cells") and "cells" not in self.errors:
            self.add_error("cells", _("Chưa chọn ô nào. Đánh dấu ô cần sửa, hoặc chọn “Cả báo cáo”."))
        return told

    @property
    def chosen(self) -> list[str]:
        """The codes that are opened; none means all."""
        return [] if self.cleaned_data["what"] == WHOLE else list(self.cleaned_data["cells"])
