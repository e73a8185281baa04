"""The commands as a stranger's script uses them: a list goes in, JSON comes out, and nothing else is known."""

import csv
import json

import openpyxl
import pytest

from donghanh.config.command import main
from donghanh.config.command.import_initiatives import authors_in
from donghanh.initiatives.models import Initiative, Likeness

IDEA = "Dùng giá kẹp tự chế giữ mép vải, gom vải vụn cùng khổ vào từng ngăn, cuối ca đem may thành túi đựng dụng cụ"
ROWS = (
    ("SK-01", "Giá kẹp vải vụn", "Vải vụn bỏ phí.", IDEA),
    ("SK-02", "Gia kep vai vun", "", IDEA.lower().replace("tự chế", "tự làm")),
    ("SK-03", "Đổi lịch ca", "Kẹt xe giờ vào ca.", "Lệch giờ vào ca mười lăm phút giữa các phân xưởng."),
)


def written(path, rows=ROWS, head=("code", "title", "problem", "solution")):
    if path.suffix == ".xlsx":
        book = openpyxl.Workbook()
        for row in (head, *rows):
            book.active.append(row)
        book.save(path)
    else:
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([head, *rows])
    return str(path)


def run(*arguments):
    return main([str(argument) for argument in arguments])


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["danh-sach.csv", "danh-sach.xlsx"])
def test_a_list_goes_in_where_no_unit_stands_yet_and_pairs_come_out(name, tmp_path, capsys):
    assert run("import-initiatives", written(tmp_path / name)) == 0
    assert "thêm 3, sửa 0, giữ nguyên 0" in capsys.readouterr().out

    assert run("find-duplicates", "--all", "--json") == 0
    (pair,) = json.loads(capsys.readouterr().out)
    assert (pair["code"], pair["other"], 0.5 <= pair["similarity"] < 1) == ("SK-01", "SK-02", True)


@pytest.mark.django_db
def test_one_text_is_looked_up_and_is_not_its_own_duplicate(tmp_path, capsys):
    run("import-initiatives", written(tmp_path / "danh-sach.csv"))
    one = tmp_path / "mot.json"
    for code, expected in (("SK-01", ["SK-02"]), ("moi", ["SK-01", "SK-02"])):
        one.write_text(json.dumps({"code": code, "title": ROWS[0][1], "problem": "", "solution": IDEA}))
        capsys.readouterr()

        assert run("find-duplicates", "--json", one) == 0
        found = json.loads(capsys.readouterr().out)
        assert (sorted(row["other"] for row in found), {row["code"] for row in found}) == (expected, {code})


@pytest.mark.django_db
def test_brought_in_again_it_changes_only_what_is_new(tmp_path, capsys):
    path = tmp_path / "danh-sach.csv"
    run("import-initiatives", written(path))
    run("import-initiatives", written(path))
    assert "thêm 0, sửa 0, giữ nguyên 3" in capsys.readouterr().out

    run("import-initiatives", written(path, [*ROWS[:2], ("SK-03", *ROWS[0][1:])]))
    assert "thêm 0, sửa 1, giữ nguyên 2" in capsys.readouterr().out
    run("find-duplicates", "--all", "--json", "--keep")
    assert len(json.loads(capsys.readouterr().out)) == Likeness.objects.count() == 3


@pytest.mark.django_db
def test_unit_and_authors_may_be_said(upper, grassroots, binh, tmp_path, capsys):
    head = ("code", "title", "problem", "solution", "unit", "authors")
    rows = [
        (*ROWS[0], "CS-0001", "Trần Thị Hoa (60%); Lê Văn Lộc (40%)"),
        (*ROWS[2], "Công ty lạ", "Lê Văn Lộc, Trần Thị Hoa"),
    ]

    assert run("import-initiatives", written(tmp_path / "a.csv", rows, head), "--unit", upper.code) == 0

    one, other = Initiative.objects.order_by("code")
    assert (one.unit, other.unit) == (grassroots, upper)
    assert [str(author) for author in one.authors.all()] == ["Trần Thị Hoa (60%)", "Lê Văn Lộc (40%)"]
    assert [author.share for author in other.authors.all()] == [50, 50]
    assert "1 tên đơn vị không có" in capsys.readouterr().err


@pytest.mark.django_db
def test_nothing_of_a_file_with_faults_is_written_unless_asked(tmp_path, capsys):
    path = written(tmp_path / "a.csv", [*ROWS, ("", "Không mã", "", "x"), ("SK-01", "Trùng mã", "", "x")])

    assert run("import-initiatives", path) == 1
    assert "Dòng 5: chưa có mã." in capsys.readouterr().out
    assert not Initiative.objects.exists()
    assert run("import-initiatives", path, "--skip-faulty") == 0
    assert Initiative.objects.count() == 3


@pytest.mark.django_db
def test_what_is_called_wrongly_says_so(tmp_path, capsys):
    path = written(tmp_path / "a.csv", [], ("ma", "ten"))

    assert run("import-initiatives", path) == 1
    assert "thiếu cột: solution" in capsys.readouterr().err
    assert run("find-duplicates") == 1
    assert "Ghi một tệp, hoặc --all" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "shares"),
    [("", []), ("A", [100]), ("A; B; C", [34, 33, 33]), ("A 70%; B 30%", [70, 30]), ("A (50%); B", [50, 50])],
)
def test_shares_make_a_whole_whatever_is_said(text, shares):
    assert [author.share for author in authors_in(text)] == shares
