"""A list of members from a spreadsheet."""

import datetime as dt

from donghanh.base.dates import today
from donghanh.imports.choices import ImportKind
from donghanh.imports.documents import write_list
from donghanh.imports.facts.exports import member_rows
from donghanh.journal.models import Entry
from donghanh.organisations.facts import members_of
from donghanh.organisations.models import Membership, Office
from donghanh.people.facts import national_id_of, person_with_national_id
from donghanh.people.models import NationalId, Person

MEMBERS = ImportKind.MEMBERS
HEADINGS = [
    "Họ tên",
    "Giới tính",
    "Ngày sinh",
    "CCCD",
    "Tổ",
    "CNTT",
    "Chức vụ công đoàn",
    "Nhiệm kỳ từ",
    "Nhiệm kỳ đến",
]
LAN = ["Trần Thị Lan", "Nữ", "2/9/1990", 83190001234, "Tổ may 1", "x", "UV BCH", "1/1/2017", "31/12/2021"]
ONE = [
    "Nguyễn Văn Ổn",
    "Nam",
    dt.date(1985, 5, 1).strftime("%d/%m/%Y"),
    "083185000001",
    "Tổ may 1",
    "",
    "",
    "",
    "",
]


def test_the_chair_brings_in_the_own_members(sheet, an, grassroots, written, actor):
    written(sheet(HEADINGS, LAN, ONE), actor(an), MEMBERS)

    lan = Person.objects.get(name="Trần Thị Lan")
    assert [person.name for person in members_of(grassroots.pk, today())] == [
        "Nguyễn Thị An",
        "Trần Thị Lan",
        "Nguyễn Văn Ổn",
    ]
    assert (lan.sex, lan.born_on, lan.is_direct_worker) == ("female", dt.date(1990, 9, 2), True)
    assert Membership.objects.get(person=lan).collective.name == "Tổ may 1"
    office = Office.objects.get(person=lan)
    assert (office.kind, office.from_on, office.until_on) == (
        "committee",
        dt.date(2017, 1, 1),
        dt.date(2021, 12, 31),
    )


def test_the_identity_number_is_sealed_and_found_only_whole(sheet, an, written, actor):
    written(sheet(HEADINGS, LAN), actor(an), MEMBERS)

    kept = NationalId.objects.get()
    assert b"083190001234" not in bytes(kept.sealed)
    assert "083190001234" not in kept.trace
    assert national_id_of(kept.person_id) == "083190001234"
    assert person_with_national_id("083190001234").name == "Trần Thị Lan"
    assert person_with_national_id("08319000123") is None
    assert not Entry.objects.filter(sentence__contains="0831").exists()


def test_what_goes_out_comes_in_without_a_change_and_hides_the_number(
    sheet, tmp_path, an, written, checked, actor
):
    written(sheet(HEADINGS, LAN, ONE), actor(an), MEMBERS)
    path = tmp_path / "ra.xlsx"
    rows = list(member_rows(actor(an), today()))

    write_list(path, MEMBERS, rows)

    assert [row[6] for row in rows] == ["", "•••••••••234", "•••••••••001"]
    assert checked(path, actor(an), MEMBERS) == ((0, 0, 3), [])


def test_who_is_known_is_matched_and_changed(sheet, an, written, checked, actor):
    written(sheet(HEADINGS, LAN), actor(an), MEMBERS)
    path = sheet(
        ["Họ và tên", "Ngày sinh", "Công việc"], ["tran thi lan", "2/9/1990", "Chuyền trưởng"], name="2.xlsx"
    )

    assert checked(path, actor(an), MEMBERS) == ((0, 1, 0), [])
    written(path, actor(an), MEMBERS)
    assert Membership.objects.get(person__born_on=dt.date(1990, 9, 2)).post == "Chuyền trưởng"


def test_namesakes_are_told_apart_or_asked_about(sheet, an, written, checked, actor):
    other = ["Trần Thị Lan", "Nữ", "5/5/1992", "", "Tổ may 2", "", "", "", ""]
    written(sheet(HEADINGS, LAN, other), actor(an), MEMBERS)
    first, second = Person.objects.filter(name="Trần Thị Lan").order_by("pk")

    assert checked(sheet(["Họ và tên"], ["Trần Thị Lan"], name="2.xlsx"), actor(an), MEMBERS)[1] == [
        (
            "A2",
            f"Có nhiều người tên “Trần Thị Lan”: DV{first.pk} (2/9/1990, Tổ may 1); DV{second.pk} (5/5/1992, Tổ may 2). "
            "Ghi mã để chọn.",
        )
    ]


def test_faults_are_told_by_cell_and_no_number_is_repeated(sheet, an, cuc, written, checked, actor):
    written(sheet(HEADINGS, LAN), actor(cuc), MEMBERS)
    path = sheet(
        HEADINGS,
        LAN,
        ["", "Nữ", "", "", "", "", "", "", ""],
        ["Lê Văn B", "Không rõ", "1/1/1850", "12345", "", "", "Tổ trưởng", "", ""],
        ["Lê Văn C", "", "1/1/1990", "", "", "", "", "", ""],
        ["Le Van C", "", "1/1/1990", "", "", "", "", "", ""],
    )

    assert checked(path, actor(an), MEMBERS)[1] == [
        ("D2", "Số định danh này đã ghi cho đoàn viên của đơn vị khác. Kiểm tra lại số."),
        ("A3", "Chưa có họ và tên. Ghi đầy đủ họ, chữ đệm và tên."),
        ("B4", "“Không rõ” chưa có trong danh mục. Ghi một trong: Nữ, Nam."),
        ("D4", "Số định danh gồm 12 chữ số (căn cước) hoặc 9 chữ số (CMND cũ). Kiểm tra lại."),
        ("C4", "Năm sinh 1850 quá xa. Kiểm tra lại."),
        ("H4", "Có chức vụ công đoàn thì ghi nhiệm kỳ từ ngày nào."),
        ("A6", "Trùng với dòng 5. Giữ lại một dòng, hoặc ghi ngày sinh, số định danh nếu là hai người."),
    ]


def test_the_chair_brings_in_nobody_elses_members(sheet, an, neighbour, checked, actor):
    path = sheet(["Mã đơn vị", "Họ và tên"], ["CS-0002", "Lê Văn B"])

    counts, faults = checked(path, actor(an), MEMBERS)

    assert counts == (0, 0, 0)
    assert faults[0][0] == "A2"


def test_an_officer_brings_in_members_of_several_unions(sheet, dung, grassroots, neighbour, written, actor):
    path = sheet(
        ["Đơn vị", "Họ và tên"],
        ["Công đoàn cơ sở Công ty May Hàm Luông", "Lê Văn B"],
        ["cong doan co so cong ty thuy san ba lai", "Lê Văn C"],
    )

    written(path, actor(dung), MEMBERS)

    assert [m.unit for m in Membership.objects.filter(person__name__startswith="Lê Văn").order_by("pk")] == [
        grassroots,
        neighbour,
    ]
