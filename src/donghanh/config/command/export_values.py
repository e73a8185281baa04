"""`donghanh export-values`: every unit's figure for every indicator of a period, for programs outside."""

import argparse

from django.utils.translation import gettext as _

from donghanh.reports.facts.flat import FlatCell, cells_of_period

from .figures import add_format, add_period, write


def summary() -> str:
    return _("Xuất từng số liệu của một kỳ: mỗi đơn vị, mỗi chỉ tiêu một dòng")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_period(parser)
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    return write(cells_of_period(options.period), FlatCell, format=options.format)
