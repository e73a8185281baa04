"""Lists to bring in."""

import pytest
import xlsxwriter

from donghanh.base.dates import today
from donghanh.imports.actions import begin_reading, check_rows, finish, resume_or_begin, write_rows
from donghanh.imports.choices import ImportKind


@pytest.fixture
def sheet(tmp_path):
    """`sheet(heading, line, line)` is the path of a workbook with one sheet of these rows."""

    def write(*rows, name="danh-sach.xlsx"):
        path = tmp_path / name
        with xlsxwriter.Workbook(path) as book:
            made = book.add_worksheet("Danh sách")
            for number, row in enumerate(rows):
                made.write_row(number, 0, row)
        return path

    return write


@pytest.fixture
def checked():
    """`checked(path, by)` is what a dry run finds: counts, and faults by cell."""

    def check(path, by, kind=ImportKind.UNITS):
        reading = begin_reading(path, by=by, kind=kind, today=today())
        outcome = check_rows(reading)
        faults = [(reading.table.cell_name(w.row, w.key), str(w.sentence)) for w in outcome.wrong]
        return (outcome.added, outcome.changed, outcome.same), faults

    return check


@pytest.fixture
def written():
    """`written(path, by)` brings a list in; the import."""

    def write(path, by, kind=ImportKind.UNITS, *, skips_faulty=False):
        made = resume_or_begin(by=by, kind=kind, path=path, skips_faulty=skips_faulty)
        assert write_rows(begin_reading(path, by=by, kind=kind, today=today()), made, by=by)
        finish(made, by=by)
        made.refresh_from_db()
        return made

    return write
