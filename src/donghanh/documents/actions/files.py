"""Files that are kept with papers."""

from typing import Protocol

from django.core.files.base import ContentFile
from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.uploads import SCAN_KINDS, CheckedFile, check_size, check_upload
from donghanh.journal import actions as journal

from ..choices import DocumentState
from ..facts import scan_attached
from ..models import Document, StoredFile
from ..permissions import check_may_scan

SOURCE_KINDS = ("txt", "docx", "pdf")
INCOMING_KINDS = (*SOURCE_KINDS, "jpeg", "png")


class Upload(Protocol):
    """What a browser sent; Django's UploadedFile is one."""

    name: str | None

    @property
    def size(self) -> int | None:
        """Bytes."""

    def read(self) -> bytes:
        """The whole content."""


@transaction.atomic
def attach_scan(*, by: Actor, document: Document, upload: Upload, once: str | None = None) -> Document:
    """Keep the scan of the signed and sealed paper with it; a later scan takes the place of an earlier one.

    What waits for the signed paper above (a decision takes effect) happens here too, wherever the scan came from.
    """
    check_may_scan(by, document)
    journal.accept_once(once)
    held = hold(document)
    if held.state != DocumentState.ISSUED:
        raise Refusal("Chỉ gắn bản quét cho văn bản đang có hiệu lực.")
    held.scan = stored(by, upload, SCAN_KINDS)
    held.save(update_fields=["scan"])
    journal.record(by, "scan", held, Sentence("Gắn bản quét “{name}”.", name=held.scan.name))
    scan_attached.ask(by, held)
    return held


def stored(by: Actor, upload: Upload, kinds: tuple[str, ...]) -> StoredFile:
    name = upload.name or ""
    check_size(name, upload.size or 0)
    checked = check_upload(name, upload.read(), kinds=kinds)
    return kept(by, checked)


def kept(by: Actor, checked: CheckedFile) -> StoredFile:
    row = StoredFile(
        name=checked.name,
        kind=checked.kind,
        size=checked.size,
        sha256=checked.sha256,
        added_by_id=by.account_id,
    )
    row.file.save(f"{checked.sha256[:24]}.{checked.kind}", ContentFile(checked.content), save=False)
    row.save(force_insert=True)
    return row
