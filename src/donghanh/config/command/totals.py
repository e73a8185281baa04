"""`donghanh totals`: the totals of a period, for programs outside; what waits to be counted is counted first."""

import argparse

from django.utils.translation import gettext as _

from donghanh.reports.actions import refresh_totals
from donghanh.reports.facts.flat import FlatTotal, requests_told, totals_of_period

from .figures import add_format, add_period, write


def summary() -> str:
    return _("Xuất số tổng hợp của một kỳ: mỗi đơn vị, mỗi chỉ tiêu một dòng")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_period(parser)
    parser.add_argument("--unit", metavar=_("MÃ"), help=_("chỉ của đơn vị này (mặc định: mọi đơn vị)"))
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    for asked in requests_told(options.period):
        while refresh_totals(asked.request):
            pass
    return write(totals_of_period(options.period, options.unit), FlatTotal, format=options.format)
