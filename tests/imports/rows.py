"""Imports as they stand after a check."""

import tempfile
from pathlib import Path

from django.core.files.base import ContentFile

from donghanh.imports.choices import ImportKind, ImportState
from donghanh.imports.documents import write_list
from donghanh.imports.models import Fault, Import
from donghanh.people.facts import identity_sealer


def add_list(unit, *, kind=ImportKind.MEMBERS, faults=1, state=ImportState.CHECKED):
    """A checked list of one line that has this many faults."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ra.xlsx"
        write_list(path, kind, [["", "", "", "", "Nữ"]])
        content = path.read_bytes()
    made = Import(
        kind=kind,
        state=state,
        unit=unit,
        name="danh-sach.xlsx",
        sheet="Danh sách",
        rows=1,
        faulty=bool(faults),
        added=0 if faults else 1,
    )
    made.file.save("x", ContentFile(identity_sealer().seal(content)), save=False)
    made.save()
    Fault.objects.bulk_create(
        Fault(of=made, row=2, column="name", cell="D2", sentence="Chưa có họ và tên.") for _ in range(faults)
    )
    return made
