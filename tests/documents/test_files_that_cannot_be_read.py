"""Each bad file has its own sentence."""

import pytest

from donghanh.base.sentences import Refusal
from donghanh.documents.rules.reading import FILE_LIMIT, read_file


def said(name, content):
    with pytest.raises(Refusal) as refusal:
        read_file(name, content)
    return str(refusal.value)


def test_an_empty_file():
    assert said("ke-hoach.txt", b" \n") == "Tệp “ke-hoach.txt” trống, không có nội dung. Chọn tệp khác."


def test_a_file_without_a_letter():
    assert (
        said("ke-hoach.txt", b"---- 12 ----") == "Tệp không có chữ nào để đọc. Kiểm tra lại tệp rồi tải lên."
    )


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "Word (.docx)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Word đời cũ (.doc)"),
    ],
)
def test_a_file_that_is_not_what_its_name_says(content, kind):
    assert said("ke-hoach.txt", content) == (
        f"Tệp “ke-hoach.txt” thực ra là tệp {kind}, không đúng như tên gọi. Đổi lại tên hoặc chọn đúng tệp."
    )


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"\x89PNG\r\n\x1a\n", "ảnh PNG"), (b"{\\rtf1", "RTF"), (b"MZ\x90", "chương trình chạy được")],
)
def test_a_file_of_a_kind_that_is_no_paper(content, kind):
    assert said("ke-hoach.docx", content) == (
        f"Tệp “ke-hoach.docx” thực ra là tệp {kind}. Chỉ đọc được tệp Word (.docx, .doc), PDF có chữ (.pdf), văn bản "
        "thuần (.txt), trang web (.html)."
    )


def test_a_binary_file():
    assert said("ke-hoach.txt", b"abc\x00\x01\x02") == (
        "Tệp “ke-hoach.txt” không phải tệp văn bản: bên trong là dữ liệu nhị phân. Chọn đúng tệp văn bản."
    )


def test_letters_of_no_known_alphabet():
    assert "Không nhận ra bảng mã của chữ trong tệp “ke-hoach.txt”" in said(
        "ke-hoach.txt", "ПЛАН РАБОТЫ на май и июнь".encode("koi8-r")
    )


def test_a_file_far_too_large():
    assert said("ke-hoach.txt", b"a" * (FILE_LIMIT + 1)) == (
        "Tệp “ke-hoach.txt” quá lớn so với một văn bản (trên 64 MB). Chọn đúng tệp văn bản."
    )


def test_a_file_of_another_type():
    assert said("ke-hoach.xlsx", b"PK\x03\x04") == (
        "Chỉ đọc được tệp Word (.docx, .doc), PDF có chữ (.pdf), văn bản thuần (.txt), trang web (.html). Tệp "
        "“ke-hoach.xlsx” thuộc loại khác."
    )


@pytest.mark.parametrize("name", ["ke-hoach.docx", "ke-hoach.doc", "ke-hoach.pdf"])
def test_a_broken_file(name):
    start = {"docx": b"PK\x03\x04", "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "pdf": b"%PDF-1.4\n"}
    content = start[name.rpartition(".")[2]] + b"nothing that belongs here " * 99

    assert said(name, content) == (
        f"Tệp “{name}” bị hỏng, không mở được. Mở bằng phần mềm soạn thảo, lưu lại rồi tải lên."
    )
