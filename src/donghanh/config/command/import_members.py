"""`donghanh import-members`: a list of members from a spreadsheet, checked by cell, written in batches."""

import argparse

from django.utils.translation import gettext as _

from donghanh.imports.choices import ImportKind

from .lists import add_import_arguments, run_import


def summary() -> str:
    return _("Nhập danh sách đoàn viên từ bảng tính")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_import_arguments(parser)


def run(options: argparse.Namespace) -> int:
    return run_import(options, ImportKind.MEMBERS)
