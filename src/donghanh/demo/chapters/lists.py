"""Who was elected to what, and the list of members that An brings in, with a cell to be mended (all invented)."""

import datetime as dt
import tempfile
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from donghanh.imports.actions import receive
from donghanh.imports.choices import ImportKind
from donghanh.imports.documents import write_list
from donghanh.organisations.choices import OfficeKind
from donghanh.organisations.models import Office

from ..world import Tell, World

TERM = dt.date(2017, 1, 15)
END = dt.date(2022, 1, 15)
JOINED = dt.date(2015, 5, 1)
LINES = (
    ("Lê Thị Mộng Kiều", "Nữ", dt.date(1992, 8, 20), "có"),
    ("Phan Văn Út", "Nam", "31/2/1988", "có"),
    ("Đỗ Ngọc Ánh", "Nữ", dt.date(1995, 3, 8), "không"),
)


def live(world: World, tell: Tell) -> None:
    """Offices in one statement, and one list checked and waiting."""
    Office.objects.bulk_create(
        (
            Office(person=person, unit=place.unit, kind=kind, from_on=TERM, until_on=END)
            for place in world.places.values()
            if place.collectives
            for person, kind in zip(place.people, (OfficeKind.CHAIR, OfficeKind.GROUP_LEAD), strict=False)
        ),
        batch_size=1000,
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "danh-sach.xlsx"
        write_list(path, ImportKind.MEMBERS, [_line(line) for line in LINES])
        upload = SimpleUploadedFile("doan-vien-moi.xlsx", path.read_bytes())
    receive(by=world.actor(world.units["CS-0001"]), kind=ImportKind.MEMBERS, upload=upload)


def _line(told: tuple[object, ...]) -> tuple[object, ...]:
    name, sex, born_on, direct = told
    return (
        "",
        "",
        "",
        name,
        sex,
        born_on,
        "",
        "",
        JOINED,
        None,
        "Phân xưởng 1",
        "May",
        direct,
        "",
        None,
        None,
    )
