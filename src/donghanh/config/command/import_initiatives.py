"""`donghanh import-initiatives`: a list of initiatives from .csv or .xlsx, checked first, written in batches."""

import argparse
import csv
import re
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from django.utils.translation import gettext as _

from donghanh.base.actors import SYSTEM, Actor
from donghanh.base.dates import today
from donghanh.base.sentences import Refusal
from donghanh.base.sheets import Heading, code_of, read_table, text_of
from donghanh.base.sheets.table import bare
from donghanh.base.words import fold, one_line
from donghanh.initiatives.actions import Brought, bring
from donghanh.initiatives.rules import WHOLE, AuthorDraft
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import accounts_with
from donghanh.organisations.models import Unit

from .import_plan import actor_of, unit_named
from .lists import progress
from .readiness import tell

AT_ONCE = 1000
MOST_TOLD = 50
HEADINGS = (
    Heading("code", "code", ("mã", "mã sáng kiến", "số"), is_needed=True),
    Heading("title", "title", ("tên", "tên sáng kiến"), is_needed=True),
    Heading("problem", "problem", ("vấn đề", "khó khăn", "tình trạng", "tình trạng trước khi áp dụng")),
    Heading("solution", "solution", ("giải pháp", "nội dung", "nội dung giải pháp"), is_needed=True),
    Heading("unit", "unit", ("đơn vị", "mã đơn vị")),
    Heading("authors", "authors", ("tác giả", "author", "các tác giả")),
)
KEYS = tuple(heading.key for heading in HEADINGS)
_SHARE = re.compile(r"\(?\s*(\d{1,3})\s*%\s*\)?")
_BETWEEN = re.compile(r"[;\n]|,(?!\d)")


def summary() -> str:
    return _("Nhập danh sách sáng kiến từ tệp .csv hoặc .xlsx")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file",
        type=Path,
        metavar=_("TỆP"),
        help=_("tệp .csv hoặc .xlsx có các cột code, title, problem, solution; có thể có unit, authors"),
    )
    parser.add_argument("--dry-run", action="store_true", help=_("chỉ kiểm tra, không ghi gì"))
    parser.add_argument(
        "--skip-faulty", action="store_true", help=_("nhập các dòng đúng, bỏ qua các dòng sai")
    )
    parser.add_argument(
        "--unit",
        metavar=_("MÃ"),
        help=_("đơn vị của các dòng không ghi đơn vị (mặc định: đơn vị cao nhất)"),
    )


def run(options: argparse.Namespace) -> int:
    path: Path = options.file
    if not path.is_file():
        raise Refusal("Không có tệp “{path}”.", path=path)
    count, faults = checked(path)
    for sentence in faults[:MOST_TOLD]:
        print(sentence)
    if len(faults) > MOST_TOLD:
        print(_("… và {count} chỗ sai nữa.").format(count=len(faults) - MOST_TOLD))
    if options.dry_run or (faults and not options.skip_faulty):
        tell(_("Chưa ghi gì."))
        return 1 if faults else 0
    by, unit = who_brings(options.unit)
    added, changed, same = written(path, by=by, unit=unit, count=count)
    print(
        _("Đã nhập xong: thêm {added}, sửa {changed}, giữ nguyên {same}.").format(
            added=added, changed=changed, same=same
        )
    )
    return 0


def who_brings(code: str | None) -> tuple[Actor, Unit | None]:
    """Who drafts for the unit, and the unit; the system where nobody does, or where no unit stands yet."""
    if not code and not Unit.objects.exists():
        return SYSTEM, None
    unit = unit_named(code)
    return (actor_of(unit) if accounts_with(unit.pk, Duty.DRAFT, today()) else SYSTEM), unit


def written(path: Path, *, by: Actor, unit: Unit | None, count: int) -> tuple[int, int, int]:
    """Batch by batch; a file brought in again after a stop changes nothing twice."""
    units, unknown = units_by_name(), set[str]()
    added = changed = same = done = 0
    told = progress(_("Ghi"))
    rows = right_rows(path)
    while batch := list(islice(rows, AT_ONCE)):
        outcome = bring(by=by, rows=[brought(row, units, unit) for row in batch])
        added, changed, same = added + outcome.added, changed + outcome.changed, same + outcome.same
        unknown |= {row["unit"] for row in batch if row["unit"] and fold(row["unit"]) not in units}
        done += len(batch)
        told(done, count)
    if unknown:
        tell(
            _("{count} tên đơn vị không có trong cây tổ chức, các dòng ấy ghi vào đơn vị mặc định.").format(
                count=len(unknown)
            )
        )
    return added, changed, same


def right_rows(path: Path) -> Iterator[dict[str, str]]:
    """The lines that can be written."""
    seen: set[str] = set()
    for _number, row in rows_of(path):
        if not fault_of(row, seen):
            yield row
        seen.add(row["code"])


def brought(row: dict[str, str], units: dict[str, int], unit: Unit | None) -> Brought:
    """A line as the action takes it."""
    known = units.get(fold(row["unit"])) if row["unit"] else None
    return Brought(
        code=row["code"],
        title=row["title"],
        problem=row["problem"],
        solution=row["solution"],
        unit_id=known or (unit.pk if unit else None),
        authors=authors_in(row["authors"]),
    )


def units_by_name() -> dict[str, int]:
    """Units by code and by name, folded."""
    found: dict[str, int] = {}
    for key, code, name in Unit.objects.order_by("-pk").values_list("pk", "code", "name"):
        found[fold(name)] = found[fold(code)] = key
    return found


def authors_in(text: str) -> tuple[AuthorDraft, ...]:
    """«Nguyễn Văn A (60%); Lê Thị B (40%)»; without shares that make a whole they share alike."""
    parts = [one_line(part) for part in _BETWEEN.split(text) if part.strip()]
    named = [(one_line(_SHARE.sub("", part)), _SHARE.search(part)) for part in parts]
    named = [(name[:120], share) for name, share in named if name]
    shares = [int(share[1]) if share else 0 for _name, share in named]
    if sum(shares) != WHOLE:
        shares = [WHOLE // len(named)] * len(named) if named else []
        if shares:
            shares[0] += WHOLE - sum(shares)
    return tuple(AuthorDraft(name, share) for (name, _share), share in zip(named, shares, strict=True))


def checked(path: Path) -> tuple[int, list[str]]:
    """How many lines can be written, and what is wrong with the others, in words; refuses a file without the columns."""
    seen: set[str] = set()
    faults = []
    for number, row in rows_of(path):
        if fault := fault_of(row, seen):
            faults.append(_("Dòng {number}: {fault}").format(number=number, fault=fault))
        seen.add(row["code"])
    return len(seen), faults


def fault_of(row: dict[str, str], seen: set[str]) -> str:
    """What is wrong with one line; nothing when it can be written."""
    if not row["code"]:
        return _("chưa có mã.")
    if not row["title"]:
        return _("chưa có tên.")
    if len(row["code"]) > 40 or len(row["title"]) > 250:
        return _("mã dài quá 40 hoặc tên dài quá 250 ký tự.")
    if row["code"] in seen:
        return _("mã “{code}” đã có ở dòng trên.").format(code=row["code"])
    return ""


def rows_of(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The lines by heading, with their number; a text file is read line by line, however long."""
    if path.suffix.lower() in (".csv", ".tsv", ".txt"):
        yield from _text_rows(path)
        return
    for line in read_table(path, HEADINGS).lines:
        cells = dict(zip(KEYS, line.cells, strict=True))
        row = {key: text_of(cell) for key, cell in cells.items() if key != "code"}
        yield line.number, {**row, "code": code_of(cells["code"])}


def _text_rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    csv.field_size_limit(sys.maxsize)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            head = file.readline()
            delimiter = max(";\t,", key=head.count)
            columns = _columns(next(csv.reader([head], delimiter=delimiter), []))
            reader = csv.reader(file, delimiter=delimiter)
            for cells in reader:
                if any(cells):
                    yield (
                        reader.line_num + 1,
                        {
                            key: _cell(cells, columns.get(key), is_line=key in ("code", "title", "unit"))
                            for key in KEYS
                        },
                    )
    except UnicodeDecodeError:
        raise Refusal("Tệp “{name}” không phải UTF-8. Lưu lại dạng CSV UTF-8.", name=path.name) from None
    except csv.Error:
        raise Refusal("Không đọc được tệp “{name}”. Lưu lại dạng CSV UTF-8.", name=path.name) from None


def _cell(cells: list[str], place: int | None, *, is_line: bool) -> str:
    text = cells[place] if place is not None and place < len(cells) else ""
    return one_line(text) if is_line else text.strip()


def _columns(head: list[str]) -> dict[str, int]:
    said = [bare(cell) for cell in head]
    columns = {
        heading.key: place for heading in HEADINGS for place, name in enumerate(said) if name in heading.words
    }
    lacking = [heading.label for heading in HEADINGS if heading.is_needed and heading.key not in columns]
    if lacking:
        raise Refusal(
            "Tệp thiếu cột: {lacking}. Dòng đầu phải có code, title, problem, solution.",
            lacking=", ".join(lacking),
        )
    return columns
