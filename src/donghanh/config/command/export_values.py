"""`donghanh export-values`: every unit's figure for every indicator of a period, for programs outside."""

import argparse

from django.utils.translation import gettext as _

from donghanh.reports.facts.flat import FlatCell, cells_of_period
from donghanh.reports.facts.flat_time import cells_joined, is_asked_whole

from .figures import add_format, add_period, write


def summary() -> str:
    return _("Xuất từng số liệu của một kỳ: mỗi đơn vị, mỗi chỉ tiêu một dòng")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_period(parser)
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    told = cells_of_period if is_asked_whole(options.period) else cells_joined
    return write(told(options.period), FlatCell, format=options.format)
