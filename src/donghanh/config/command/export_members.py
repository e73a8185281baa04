"""`donghanh export-members`: the list of members in the columns that come in."""

import argparse
from pathlib import Path

from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.imports.choices import ImportKind
from donghanh.imports.facts.exports import member_rows

from .import_plan import unit_named
from .lists import add_unit, keeper_of, run_export


def summary() -> str:
    return _("Xuất danh sách đoàn viên ra bảng tính")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar=_("TỆP"), help=_("tệp .xlsx sẽ ghi"))
    add_unit(parser)


def run(options: argparse.Namespace) -> int:
    by = keeper_of(unit_named(options.unit))
    return run_export(options.file, ImportKind.MEMBERS, member_rows(by, today()))
