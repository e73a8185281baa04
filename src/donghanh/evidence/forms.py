"""Parts of forms in which a file is given."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from donghanh.base.sentences import Refusal
from donghanh.base.uploads import EVIDENCE_KINDS, EXTENSIONS, SCAN_KINDS, check_size

MOST_FILES = 6


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


class ManyFilesInput(forms.FileInput):
    """Several files chosen at once."""

    allow_multiple_selected = True


class FilesField(EvidenceField):
    """Several files at once, as a phone's gallery gives pictures: a list, empty where none was chosen."""

    def __init__(self, *, most: int = MOST_FILES, **options: Any) -> None:
        self.most = most
        help_text = _(
            "Chọn được nhiều tệp một lần, mỗi tệp không quá 20 MB. Vị trí chụp ghi trong ảnh được xóa."
        )
        options.setdefault("help_text", help_text)
        super().__init__(widget=ManyFilesInput, **options)

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """The files, each as `EvidenceField` looks at it."""
        given = data if isinstance(data, list | tuple) else [data]
        cleaned = [super(FilesField, self).clean(each, initial) for each in given]
        found = [each for each in cleaned if each]
        if len(found) > self.most:
            raise ValidationError(_("Chọn nhiều nhất %(most)s tệp một lần.") % {"most": self.most})
        return found


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
