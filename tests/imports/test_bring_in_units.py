"""A list of units from a spreadsheet."""

import datetime as dt

import pytest

from donghanh.base.dates import today
from donghanh.base.sentences import Refusal
from donghanh.imports.actions import begin_reading, resume_or_begin, running, write_rows
from donghanh.imports.choices import ImportKind
from donghanh.imports.documents import write_list
from donghanh.imports.facts.exports import unit_rows
from donghanh.imports.models import Import
from donghanh.journal.models import Entry
from donghanh.organisations.choices import UnitKind
from donghanh.organisations.facts import headcount_of, superior_of
from donghanh.organisations.models import Path, Unit

HEADINGS = ["Mã đơn vị", "Tên đơn vị", "Cấp trên", "Loại đơn vị", "Số lao động", "Số đoàn viên"]


def test_units_are_added_under_superiors_of_the_same_list(sheet, dung, grassroots, written, actor):
    path = sheet(
        HEADINGS,
        ["", "Công đoàn cơ sở Trường Mầm non Hoa Sen", "Liên đoàn Lao động huyện Giồng Trôm", "", 40, "38"],
        ["LDLD-GT", "Liên đoàn Lao động huyện Giồng Trôm", "lien doan lao dong tinh Ben Tre", "", "", ""],
        [99999, "Công đoàn Công ty Dừa Ấp Bắc", "", "CĐCS", "1.250", 1000],
    )
    path_of_third = sheet(
        [*HEADINGS[:2], "Mã cấp trên", *HEADINGS[3:]],
        [99999, "Công đoàn Công ty Dừa Ấp Bắc", "LDLD-GT", "CĐCS", "1.250", 1000],
        name="hai.xlsx",
    )

    written(path, actor(dung), skips_faulty=True)
    written(path_of_third, actor(dung))

    school, company = Unit.objects.get(code="LDLD-GT-1"), Unit.objects.get(code="99999")
    above = Unit.objects.get(code="LDLD-GT")
    assert [superior_of(unit.pk, today()) for unit in (school, company)] == [above, above]
    assert (school.symbol, company.kind, company.level) == ("CĐCS", "grassroots", "grassroots")
    assert (headcount_of(company.pk, today()).workers, headcount_of(school.pk, today()).members) == (1250, 38)
    assert Path.objects.on(today()).get(unit=school).path.endswith(f"/{above.pk}/{school.pk}/")


def test_faults_are_told_by_cell_and_nothing_is_written(sheet, dung, grassroots, neighbour, checked, actor):
    path = sheet(
        [*HEADINGS, "Ngày thành lập"],
        ["A1", "", "LDLD-CT", "", "", "", ""],
        ["A2", "Công đoàn cơ sở Một", "Liên đoàn Lao động huyện Châu Thàn", "", 5, 9, "31/4/2010"],
        ["A2", "Công đoàn cơ sở Hai", "", "Hội", "", "", ""],
        ["", "Công đoàn cơ sở Ba", "", "", "nhiều", "", ""],
        ["CS-0001", "Công đoàn cơ sở Khác", "", "", "", "", ""],
    )
    before = Unit.objects.count()

    counts, faults = checked(path, actor(dung))

    assert counts == (0, 0, 0)
    assert [fault for fault in faults if fault[0] != "C2"] == [
        ("B2", "Chưa có tên đơn vị. Ghi tên đầy đủ."),
        ("G3", "Ngày 31/4/2010 không có trong lịch. Kiểm tra lại ngày, tháng."),
        ("F3", "Số đoàn viên (9) lớn hơn số lao động (5)."),
        (
            "D4",
            "“Hội” chưa có trong danh mục. Ghi một trong: "
            + ", ".join(str(label) for label in UnitKind.labels)
            + ".",
        ),
        ("A4", "Trùng với dòng 3. Giữ lại một dòng."),
        ("E5", "“nhiều” không phải là số. Nhập số như 1.250 hoặc 12,5."),
        (
            "B6",
            "Mã này là của “Công đoàn cơ sở Công ty May Hàm Luông”. Nếu đơn vị đổi tên, ghi ở trang đơn vị, mục Đổi tên.",
        ),
    ]
    assert Unit.objects.count() == before


def test_an_unknown_superior_is_told_with_the_nearest_ones(
    sheet, dung, grassroots, neighbour, checked, actor
):
    path = sheet(HEADINGS[:3], ["", "Công đoàn cơ sở Một", "Liên đoàn Lao động huyện Châu Thàn"])

    assert checked(path, actor(dung))[1] == [
        (
            "C2",
            "Không có đơn vị “Liên đoàn Lao động huyện Châu Thàn”. Có phải: LDLD-CT – Liên đoàn Lao động huyện Châu "
            "Thành (LĐLĐ tỉnh Bến Tre); LDLD-BTRI – Liên đoàn Lao động huyện Ba Tri (LĐLĐ tỉnh Bến Tre); LDLD-BT – "
            "Liên đoàn Lao động tỉnh Bến Tre? Ghi mã để chọn.",
        )
    ]


def test_a_name_without_marks_is_matched_and_only_what_differs_is_changed(
    sheet, dung, grassroots, written, actor
):
    path = sheet(
        ["Tên đơn vị", "Điện thoại", "Số lao động", "Số đoàn viên"],
        ["CONG DOAN CO SO CONG TY MAY HAM LUONG", "0275 000 123", 420, 380],
    )

    made = written(path, actor(dung))

    grassroots.refresh_from_db()
    assert (made.added, made.changed) == (0, 1)
    assert (grassroots.phone, grassroots.name) == ("0275 000 123", "Công đoàn cơ sở Công ty May Hàm Luông")
    assert grassroots.headcounts.count() == 1


def test_a_list_of_an_upper_union_needs_no_column_of_superiors(sheet, binh, upper, written, actor):
    written(sheet(HEADINGS[:2], ["", "Công đoàn cơ sở Một"], ["", "Công đoàn cơ sở Hai"]), actor(binh))

    made = Unit.objects.filter(code__startswith="LDLD-CT-").order_by("pk")
    assert [superior_of(unit.pk, today()) for unit in made] == [upper, upper]


def test_units_out_of_scope_are_not_touched(sheet, binh, neighbour, checked, actor):
    path = sheet(
        HEADINGS[:3],
        ["CS-0002", "Công đoàn cơ sở Công ty Thủy sản Ba Lai", "LDLD-CT"],
        ["X", "Nghiệp đoàn X", "LDLD-BTRI"],
    )

    counts, faults = checked(path, actor(binh))

    assert counts == (0, 0, 0)
    assert [cell for cell, _ in faults] == ["A2", "C3"]


def test_superiors_in_a_circle_are_refused(sheet, dung, province, checked, actor):
    path = sheet(
        ["Mã đơn vị", "Tên đơn vị", "Mã cấp trên"],
        ["A", "Liên đoàn Lao động huyện A", "B"],
        ["B", "Liên đoàn Lao động huyện B", "A"],
    )

    assert [fault[0] for fault in checked(path, actor(dung))[1]] == ["2", "3"]


def test_what_goes_out_comes_in_without_a_change(tmp_path, dung, grassroots, neighbour, checked, actor):
    path = tmp_path / "ra.xlsx"

    assert write_list(path, ImportKind.UNITS, unit_rows(actor(dung), today())) == 5
    assert checked(path, actor(dung)) == ((0, 0, 5), [])


def test_each_batch_is_one_transaction_with_one_entry(sheet, dung, province, written, actor, monkeypatch):
    monkeypatch.setattr(running, "BATCH", 2)
    path = sheet(HEADINGS[:2], *([f"U{n}", f"Công đoàn cơ sở {n}"] for n in range(5)))

    made = written(path, actor(dung))

    entries = Entry.objects.about(made).filter(verb="import").order_by("pk")
    assert [entry.sentence.partition(":")[2] for entry in entries] == [
        " thêm 2, sửa 0, giữ nguyên 0.",
        " thêm 2, sửa 0, giữ nguyên 0.",
        " thêm 1, sửa 0, giữ nguyên 0.",
    ]


def test_a_stopped_import_goes_on_where_it_stopped(sheet, dung, province, written, actor, monkeypatch):
    monkeypatch.setattr(running, "BATCH", 2)
    by = actor(dung)
    rows = [
        [f"U{n}", f"Liên đoàn Lao động huyện {n}", "" if n == 0 else "Liên đoàn Lao động huyện 0"]
        for n in range(5)
    ]
    rows[0][2] = "LDLD-BT"
    path = sheet(["Mã đơn vị", "Tên đơn vị", "Cấp trên"], *rows)
    stopped = resume_or_begin(by=by, kind=ImportKind.UNITS, path=path, skips_faulty=False)
    write_rows(begin_reading(path, by=by, kind=ImportKind.UNITS, today=today()), stopped, by=by, seconds=-1)
    running.write_batch(begin_reading(path, by=by, kind=ImportKind.UNITS, today=today()), stopped, by=by)

    made = written(path, by)

    assert (made.pk, made.position, made.added, Import.objects.count()) == (stopped.pk, 5, 5, 1)
    assert Unit.objects.filter(code__startswith="U").count() == 5


def test_a_failing_batch_leaves_nothing_of_it(sheet, dung, province, actor, monkeypatch):
    by = actor(dung)
    path = sheet(HEADINGS[:2], ["U1", "Công đoàn cơ sở 1"])
    made = resume_or_begin(by=by, kind=ImportKind.UNITS, path=path, skips_faulty=False)
    reading = begin_reading(path, by=by, kind=ImportKind.UNITS, today=today())
    monkeypatch.setattr(running.journal, "record", lambda *_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        write_rows(reading, made, by=by)

    made.refresh_from_db()
    assert (made.position, Unit.objects.filter(code="U1").exists()) == (0, False)


def test_who_does_not_manage_the_organisation_is_refused(sheet, an, actor):
    with pytest.raises(Refusal, match="Nhập danh sách là việc của cán bộ"):
        resume_or_begin(by=actor(an), kind=ImportKind.UNITS, path=sheet(HEADINGS), skips_faulty=False)


def test_the_day_of_founding_is_the_one_given(sheet, dung, province, actor):
    by = actor(dung)
    path = sheet(HEADINGS[:2], ["U1", "Công đoàn cơ sở 1"])
    made = resume_or_begin(by=by, kind=ImportKind.UNITS, path=path, skips_faulty=False)
    since = dt.date(2012, 2, 3)
    write_rows(begin_reading(path, by=by, kind=ImportKind.UNITS, today=today(), since=since), made, by=by)

    assert Unit.objects.get(code="U1").founded_on == since
