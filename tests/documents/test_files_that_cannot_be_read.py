"""Each bad file has its own sentence."""

import pytest

from donghanh.base.sentences import Refusal
from donghanh.documents.rules.reading import TEXT_LIMIT, read_file


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
        (b"PK\x03\x04....", "ZIP, Word hoặc Excel"),
        (b"\x89PNG\r\n\x1a\n", "ảnh PNG"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Word hoặc Excel đời cũ"),
    ],
)
def test_a_file_that_is_not_what_its_name_says(content, kind):
    assert said("ke-hoach.txt", content) == (
        f"Tệp “ke-hoach.txt” thực ra là tệp {kind}, không phải tệp văn bản .txt như tên gọi. Chọn đúng tệp .txt."
    )


def test_a_binary_file():
    assert said("ke-hoach.txt", b"abc\x00\x01\x02") == (
        "Tệp “ke-hoach.txt” không phải tệp văn bản: bên trong là dữ liệu nhị phân. Chọn đúng tệp .txt."
    )


def test_a_file_in_an_old_encoding():
    assert said("ke-hoach.txt", "KÕ ho¹ch thi ®ua".encode("latin-1")) == (
        "Chữ trong tệp “ke-hoach.txt” không phải Unicode, có thể là bảng mã cũ (TCVN3, VNI). Mở tệp bằng phần mềm soạn "
        "thảo, chuyển mã sang Unicode dựng sẵn, lưu lại kiểu UTF-8 rồi tải lên."
    )


def test_a_file_far_too_large():
    assert said("ke-hoach.txt", b"a" * (TEXT_LIMIT + 1)) == (
        "Tệp “ke-hoach.txt” quá lớn so với một văn bản (trên 2 MB). Chọn đúng tệp văn bản."
    )


def test_a_file_of_another_type():
    assert said("ke-hoach.docx", b"PK\x03\x04") == (
        "Chỉ đọc được tệp văn bản thuần .txt. Tệp “ke-hoach.docx” thuộc loại khác: mở tệp, chọn Lưu thành (Save As) "
        "kiểu Plain Text, bảng mã Unicode (UTF-8), rồi tải lên."
    )
