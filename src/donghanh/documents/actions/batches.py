"""Many papers in one run: a job makes them a part at a time and asks for itself again until all are made."""

import shutil
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal
from donghanh.jobs.actions import ask_for
from donghanh.organisations.models import Unit

from ..choices import BATCHES, BatchState
from ..facts import check_kind, public_site, render
from ..models import Document, PaperBatch
from ..rules.writing import TypesettingFailed

AT_MOST = 5_000
PART = 25  # papers of one job: a few seconds, far less than a lease


@transaction.atomic
def ask_for_batch(*, by: Actor, documents: Iterable[Document], kind: str, site: str = "") -> PaperBatch:
    """Have these papers made as files of `kind` in one archive; `documents` are those `by` may see."""
    check_kind(kind)
    keys = [document.pk for document in documents][: AT_MOST + 1]
    if not keys:
        raise Refusal("Không có văn bản nào khớp nên không có gì để tải.")
    if len(keys) > AT_MOST:
        raise Refusal("Mỗi lượt tải tối đa {count} văn bản. Lọc bớt theo ngày hoặc loại.", count=AT_MOST)
    batch = PaperBatch.objects.create(
        unit=Unit.objects.get(pk=by.unit_id),
        asked_by_id=by.account_id,
        kind=kind,
        site=public_site(site),
        state=BatchState.WAITING,
        documents=keys,
        total=len(keys),
    )
    _ask_again(batch)
    return batch


def _ask_again(batch: PaperBatch) -> None:
    ask_for("documents.batch", key=f"documents.batch:{batch.pk}:{batch.done}", batch=batch.pk)


def make_part(*, batch: PaperBatch) -> PaperBatch:
    """The job: the next papers into a part of the archive; after the last, the parts into the whole.

    A part is written aside and put in its place whole, so a run that was broken off begins with that part again.
    """
    if batch.state != BatchState.WAITING:
        return batch
    keys = batch.documents[batch.done : batch.done + PART]
    failed = _write_part(batch, keys)
    with transaction.atomic():
        held = hold(batch)
        if held.done != batch.done:
            return held  # another worker made this part
        held.done, held.failed = held.done + len(keys), held.failed + failed
        if held.done >= held.total:
            _put_together(held)
            held.state = BATCHES.check(held.state, "finish")
        else:
            _ask_again(held)
        held.save(update_fields=["done", "failed", "state", "file"])
    return held


def _folder(batch: PaperBatch) -> Path:
    return Path(settings.MEDIA_ROOT) / "batches" / f"parts-{batch.pk}"


def _write_part(batch: PaperBatch, keys: list[int]) -> int:
    folder = _folder(batch)
    folder.mkdir(parents=True, exist_ok=True)
    failed = 0
    with (
        tempfile.NamedTemporaryFile(dir=folder, suffix=".tmp", delete=False) as aside,
        zipfile.ZipFile(aside, "w", zipfile.ZIP_STORED) as archive,  # PDF and .docx are compressed
    ):
        found = Document.objects.in_bulk(keys)
        for place, key in enumerate(keys, start=batch.done + 1):
            name, content = _made(found[key], batch)
            failed += name.endswith(".txt")
            archive.writestr(f"{place:04d} {name}", content)
    Path(aside.name).replace(folder / f"{batch.done:06d}.zip")
    return failed


def _made(document: Document, batch: PaperBatch) -> tuple[str, bytes]:
    name = f"{document} {document.unit_id}".replace("/", "-")
    try:
        return f"{name}.{batch.kind}", render(document, batch.kind, site=batch.site)
    except (Refusal, TypesettingFailed) as trouble:
        return f"{name}.txt", str(trouble).encode()


def _put_together(batch: PaperBatch) -> None:
    """The parts as one archive: entries copied as they are."""
    folder = _folder(batch)
    with tempfile.TemporaryFile(dir=folder) as whole:
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
            for part in sorted(folder.glob("*.zip")):
                with zipfile.ZipFile(part) as made:
                    for entry in made.infolist():
                        archive.writestr(entry, made.read(entry))
        whole.seek(0)
        batch.file.save(f"van-ban-{batch.pk}.zip", File(whole), save=False)
    transaction.on_commit(lambda: shutil.rmtree(folder, ignore_errors=True))
