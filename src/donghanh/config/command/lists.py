"""What the four commands of lists share: who acts, how a check is told, how the writing goes on."""

import argparse
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.sentences import Refusal
from donghanh.imports.actions import (
    Outcome,
    begin_reading,
    check_rows,
    finish,
    resume_or_begin,
    write_rows,
)
from donghanh.imports.actions.running import Reading
from donghanh.imports.documents import write_list
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import accounts_with, actor_for
from donghanh.organisations.models import Unit
from donghanh.people.models import Account

from .import_plan import unit_named
from .init import read_day
from .readiness import tell

MOST_TOLD = 50


def add_unit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--unit", metavar=_("MÃ"), help=_("làm việc cho đơn vị nào (mặc định: đơn vị cao nhất)")
    )


def add_import_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar=_("TỆP"), help=_("tệp .xlsx, .xls hoặc .csv"))
    parser.add_argument("--dry-run", action="store_true", help=_("chỉ kiểm tra, không ghi gì"))
    parser.add_argument("--sheet", default="", metavar=_("TRANG"), help=_("tên trang tính cần đọc"))
    parser.add_argument(
        "--skip-faulty", action="store_true", help=_("nhập các dòng đúng, bỏ qua các dòng sai")
    )
    parser.add_argument(
        "--since",
        default="",
        metavar="1/1/2017",
        help=_("ngày dùng cho dòng không ghi ngày (mặc định: 1/1 năm nay)"),
    )
    add_unit(parser)


def keeper_of(unit: Unit) -> Actor:
    """Whoever manages the organisation for the unit today (keeps its figures, at the grassroots)."""
    accounts = accounts_with(unit.pk, Duty.STRUCTURE, today()) or accounts_with(
        unit.pk, Duty.FIGURES, today()
    )
    if not accounts:
        raise Refusal(
            "Chưa có ai được phân công quản lý tổ chức ở {unit}. Phân công trước rồi làm lại.", unit=unit.name
        )
    return actor_for(Account.objects.select_related("person").get(pk=accounts[0]), unit)


def run_import(options: argparse.Namespace, kind: str) -> int:
    path: Path = options.file
    if not path.is_file():
        raise Refusal("Không có tệp “{path}”.", path=path)
    by, since = keeper_of(unit_named(options.unit)), read_day(options.since)
    tell(_("Thực hiện thay {name}, {unit}.").format(name=by.name, unit=by.unit_name))
    reading = begin_reading(path, by=by, kind=kind, today=today(), sheet=options.sheet, since=since)
    tell_reading(reading)
    outcome = check_rows(reading, tell=progress(_("Kiểm tra")))
    tell_outcome(reading, outcome)
    if options.dry_run:
        return 1 if outcome.wrong else 0
    if outcome.wrong and not options.skip_faulty:
        tell(_("Chưa ghi gì. Sửa tệp, hoặc thêm --skip-faulty để nhập các dòng đúng."))
        return 1
    return write(options, kind, by=by, reading=reading)


def write(options: argparse.Namespace, kind: str, *, by: Actor, reading: Reading) -> int:
    """Writes batch by batch; called again after a stop, it goes on behind the last batch."""
    since = read_day(options.since)
    made = resume_or_begin(
        by=by,
        kind=kind,
        path=options.file,
        sheet=options.sheet,
        since=since,
        skips_faulty=options.skip_faulty,
    )
    if made.position:
        tell(_("Lần trước dừng sau {count} dòng; nhập tiếp từ đó.").format(count=made.position))
    write_rows(reading, made, by=by, tell=progress(_("Ghi")))
    finish(made, by=by)
    made.refresh_from_db()
    print(_("Đã nhập xong: thêm {added}, sửa {changed}.").format(added=made.added, changed=made.changed))
    return 0


def progress(verb: str) -> Any:
    """One line of progress at most every two seconds."""
    last = [time.monotonic()]

    def told(done: int, end: int) -> None:
        if time.monotonic() - last[0] > 2 or done == end:
            last[0] = time.monotonic()
            tell(f"{verb}: {done}/{end}")

    return told


def tell_reading(reading: Reading) -> None:
    table = reading.table
    tell(
        _("Đọc trang “{sheet}” (đã xem: {looked}), dòng tiêu đề {row}.").format(
            sheet=table.sheet, looked=", ".join(table.looked_at), row=table.heading_row
        )
    )
    for note in table.notes[:MOST_TOLD]:
        tell(str(note))


def tell_outcome(reading: Reading, outcome: Outcome) -> None:
    for each in outcome.wrong[:MOST_TOLD]:
        cell = reading.table.cell_name(each.row, each.key)
        place = _("Ô {cell}") if each.key in reading.table.columns else _("Dòng {cell}")
        print(f"{place.format(cell=cell)}: {each.sentence}")
    if len(outcome.wrong) > MOST_TOLD:
        print(_("… và {count} chỗ sai nữa.").format(count=len(outcome.wrong) - MOST_TOLD))
    print(
        _("{rows} dòng: thêm {added}, sửa {changed}, giữ nguyên {same}, sai {faulty}.").format(
            rows=outcome.rows,
            added=outcome.added,
            changed=outcome.changed,
            same=outcome.same,
            faulty=outcome.faulty,
        )
    )


def run_export(path: Path, kind: str, rows: Iterable[Sequence[Any]]) -> int:
    count = write_list(path, kind, rows)
    print(_("Đã ghi {count} dòng vào “{path}”.").format(count=count, path=path))
    return 0
