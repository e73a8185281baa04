"""Keeping proof."""

import hashlib
from collections.abc import Callable
from typing import Protocol

from django.core.files.base import ContentFile
from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.sentences import Sentence
from donghanh.base.uploads import EVIDENCE_KINDS, SCAN_KINDS, CheckedFile, check_size, check_upload
from donghanh.journal import actions as journal
from donghanh.organisations.models import Unit

from .models import Evidence
from .permissions import check_may_add_evidence
from .rules import PICTURES, check_caption, clean_picture


class Upload(Protocol):
    """What a form hands over: name and size are known before the content is read."""

    name: str | None
    size: int | None

    def read(self) -> bytes:
        """All of it."""
        ...


@transaction.atomic
def add_evidence(
    *,
    by: Actor,
    unit: Unit,
    upload: Upload,
    caption: str = "",
    kinds: tuple[str, ...] = EVIDENCE_KINDS,
    once: str | None = None,
) -> Evidence:
    """Keep one file as proof of `unit`; pictures are written anew, upright and without their position.

    Raises Refusal for a file that is empty, above 20 MB (told before it is read), not of `kinds`, or not what
    its name says.
    """
    check_may_add_evidence(by, unit.pk)
    journal.accept_once(once)
    return keep_evidence(by=by, unit=unit, upload=upload, caption=caption, kinds=kinds)


@transaction.atomic
def keep_evidence(
    *,
    by: Actor,
    unit: Unit,
    upload: Upload,
    caption: str = "",
    kinds: tuple[str, ...] = EVIDENCE_KINDS,
    check: Callable[[bytes, str], object] | None = None,
) -> Evidence:
    """As `add_evidence`, for an action above that has asked already whether `by` may: an author need hold no office.

    `check` raises Refusal for content of a kind that this action cannot use.
    """
    caption = check_caption(caption)
    checked = read_upload(upload, kinds=kinds)
    if check is not None:
        check(checked.content, checked.kind)
    content = clean_picture(checked.content, checked.kind) if checked.kind in PICTURES else checked.content
    kept = Evidence(
        unit=unit,
        name=checked.name,
        kind=checked.kind,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        caption=caption,
        added_by_id=by.account_id,
    )
    kept.file.save(checked.name, ContentFile(content), save=False)
    kept.save()
    journal.record(by, "add_evidence", kept, Sentence("Đưa lên minh chứng “{name}”.", name=str(kept)))
    return kept


def read_upload(upload: Upload, *, kinds: tuple[str, ...]) -> CheckedFile:
    """The file's content, read only after its size was found small enough."""
    name = upload.name or ""
    check_size(name, upload.size or 0)
    return check_upload(name, upload.read(), kinds=kinds)


def add_scan(*, by: Actor, unit: Unit, upload: Upload, caption: str = "") -> Evidence:
    """Keep the scan or photograph of a signed paper."""
    return add_evidence(by=by, unit=unit, upload=upload, caption=caption, kinds=SCAN_KINDS)
