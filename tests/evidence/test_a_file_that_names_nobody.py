"""What a file notes of who made it is taken out, and its pages stay."""

import io
import zipfile

import openpyxl
import pytest
import xlsxwriter

from donghanh.base.sentences import Refusal
from donghanh.evidence.rules import nameless

AUTHOR = "Phan Thi Lua"
LOCKED = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>"


def workbook():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.set_properties({"author": AUTHOR, "company": AUTHOR, "manager": AUTHOR})
        sheet = book.add_worksheet("Số liệu")
        sheet.write(0, 0, "Tiết kiệm 12 phút")
        sheet.write_comment(0, 0, "Đo ba lần", {"author": AUTHOR})
    return out.getvalue()


def test_a_workbook_keeps_its_cells_and_loses_its_author():
    kept = nameless(workbook(), "xlsx")

    with zipfile.ZipFile(io.BytesIO(kept)) as package:
        assert [name for name in package.namelist() if AUTHOR.encode() in package.read(name)] == []
    sheet = openpyxl.load_workbook(io.BytesIO(kept)).active
    assert (sheet.title, sheet["A1"].value) == ("Số liệu", "Tiết kiệm 12 phút")


def test_folders_in_which_a_file_was_saved_are_taken_out():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("xl/workbook.xml", '<a><x15ac:absPath url="C:\\Users\\lua\\"/></a>')
        package.writestr("word/_rels/settings.xml.rels", '<r Target="file:///C:\\Users\\lua\\Mau.dotm"/>')

    with zipfile.ZipFile(io.BytesIO(nameless(out.getvalue(), "docx"))) as package:
        assert [package.read(name) for name in package.namelist()] == [
            b'<a><x15ac:absPath url=""/></a>',
            b'<r Target="file:"/>',
        ]


@pytest.mark.parametrize(("content", "kind"), [(LOCKED, "pdf"), (b"PK\x03\x04", "docx")])
def test_a_file_that_does_not_open_is_refused(content, kind):
    with pytest.raises(Refusal, match="không bỏ được tên người soạn"):
        nameless(content, kind)
