"""How one change above is settled."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..facts.looking import Look
from ..rules.looking import OFFERS

_WORDS = {
    "kept": _("Giữ nguyên nội dung của đơn vị (ghi lý do)"),
    "readapted": _("Điều chỉnh lại bằng câu chữ của đơn vị"),
    "adopted": _("Thực hiện theo câu chữ mới của cấp trên"),
    "dropped": _("Bỏ nội dung này khỏi kế hoạch của đơn vị (ghi lý do)"),
    "out_of_scope": _("Không thuộc phạm vi của đơn vị (ghi lý do)"),
}


class LookForm(forms.Form):
    """Keep, adapt anew, adopt the new words, or leave out."""

    how = forms.ChoiceField(
        label=_("Cách xử lý"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Chưa chọn cách xử lý mục này. Chọn một cách rồi ghi lại.")},
    )
    text = forms.CharField(
        label=_("Câu chữ của đơn vị"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    reason = forms.CharField(label=_("Lý do"), required=False, max_length=500)

    def __init__(self, look: Look, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, auto_id=f"id_{look.key}_%s")
        self.look = look
        self.fields["how"].choices = [(how, _WORDS[how]) for how in OFFERS[look.kind]]  # type: ignore[attr-defined]
        after = look.after or look.before
        self.fields["text"].initial = look.mine.text if look.mine else after.text if after else ""
        if look.kind == "abolished":
            del self.fields["text"]

    def chosen(self) -> dict[str, str]:
        """What `settle` takes."""
        return {key: self.cleaned_data.get(key, "") for key in ("how", "text", "reason")}
