"""Parts of forms in which a file is given."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from donghanh.base.sentences import Refusal
from donghanh.base.uploads import EVIDENCE_KINDS, EXTENSIONS, SCAN_KINDS, check_size


class EvidenceField(forms.FileField):
    """A file whose size is told before anything of it is read; its content is looked at by the action."""

    def __init__(self, *, kinds: tuple[str, ...] = EVIDENCE_KINDS, **options: Any) -> None:
        options.setdefault("help_text", _("Ảnh, PDF, Word hoặc Excel, nặng không quá 20 MB."))
        super().__init__(allow_empty_file=True, **options)
        self.widget.attrs["accept"] = ",".join(
            f".{extension}" for kind in kinds for extension in EXTENSIONS[kind]
        )

    def to_python(self, data: UploadedFile | None) -> UploadedFile | None:
        """The file, or a refusal of its size in words."""
        given = super().to_python(data)
        if given:
            try:
                check_size(given.name or "", given.size or 0)
            except Refusal as refusal:
                raise ValidationError(str(refusal)) from refusal
        return given


def scan_field(**options: Any) -> EvidenceField:
    """A file of a signed paper: PDF or a photograph."""
    options.setdefault("help_text", _("Tệp PDF hoặc ảnh chụp rõ chữ ký, nặng không quá 20 MB."))
    return EvidenceField(kinds=SCAN_KINDS, **options)


class EvidenceForm(forms.Form):
    """One file and what it shows; use it as it is, or inherit from it and add fields."""

    upload = EvidenceField(label=_("Ảnh hoặc văn bản minh chứng"))
    caption = forms.CharField(
        label=_("Ghi chú"),
        required=False,
        max_length=250,
        help_text=_("Tệp này cho thấy điều gì, ví dụ: Lễ khánh thành nhà ăn ngày 19/5/2018."),
    )
