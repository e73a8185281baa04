"""A list arrives: looked at, sealed and kept, or found again where it stopped."""

import datetime as dt
import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from django.core.files.base import ContentFile
from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.sheets import LARGEST, check_file
from donghanh.base.uploads import check_size
from donghanh.base.words import one_line
from donghanh.jobs.actions import ask_for
from donghanh.journal import actions as journal
from donghanh.people.facts import identity_sealer

from ..choices import ImportState
from ..models import Import
from ..permissions import check_may_import


class Upload(Protocol):
    """What a form hands over: name and size are known before the content is read."""

    name: str | None
    size: int | None

    def read(self) -> bytes:
        """All of it."""
        ...


@transaction.atomic
def receive(
    *,
    by: Actor,
    kind: str,
    upload: Upload,
    sheet: str = "",
    since: dt.date | None = None,
    once: str | None = None,
) -> Import:
    """Keep an uploaded list, sealed, and ask for its check. Raises Refusal for what is no sheet, or too large."""
    check_may_import(by, kind)
    journal.accept_once(once)
    name = one_line(upload.name or "")[-200:]
    check_size(name, upload.size or 0, limit=LARGEST)
    content = upload.read()
    with tempfile.NamedTemporaryFile(suffix=".sheet") as file:
        file.write(content)
        file.flush()
        check_file(Path(file.name), name)
    made = Import(
        kind=kind,
        unit_id=by.unit_id,
        account_id=by.account_id,
        name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        sheet=one_line(sheet)[:100],
        since=since,
    )
    made.file.save(name, ContentFile(identity_sealer().seal(content)), save=False)
    made.save()
    journal.record(by, "upload", made, Sentence("Tải lên danh sách “{name}”.", name=name))
    ask_for("imports.check", key=f"imports.check:{made.pk}", import_id=made.pk)
    return made


@contextmanager
def open_sealed(kept: Import) -> Iterator[Path]:
    """The list in the clear, in a file that is gone afterwards."""
    if not kept.file:
        raise Refusal("Tệp đã được xóa sau khi nhập. Tải tệp lên lại.")
    with kept.file.open("rb") as sealed:
        content = identity_sealer().open(sealed.read())
    if content is None:
        raise Refusal("Không mở được tệp đã lưu vì khóa bảo mật đã đổi. Tải tệp lên lại.")
    with tempfile.NamedTemporaryFile(suffix=".sheet") as file:
        file.write(content)
        file.flush()
        yield Path(file.name)


@transaction.atomic
def resume_or_begin(
    *, by: Actor, kind: str, path: Path, sheet: str = "", since: dt.date | None = None, skips_faulty: bool
) -> Import:
    """The import of this very file that stopped half-way, or a new one. The file stays where it is."""
    check_may_import(by, kind)
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    same = Import.objects.filter(kind=kind, unit=by.unit_id, sha256=sha256, sheet=sheet, file="")
    stopped: Import | None = same.filter(state=ImportState.WRITING).order_by("-pk").first()
    if stopped:
        stopped.skips_faulty = skips_faulty
        stopped.save(update_fields=["skips_faulty"])
        return stopped
    made: Import = Import.objects.create(
        kind=kind,
        state=ImportState.WRITING,
        unit_id=by.unit_id,
        account_id=by.account_id,
        name=path.name[-200:],
        sha256=sha256,
        sheet=sheet,
        since=since,
        skips_faulty=skips_faulty,
    )
    return made
