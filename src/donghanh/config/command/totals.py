"""`donghanh totals`: the totals of a period, for programs outside; what waits to be counted is counted first."""

import argparse
import datetime as dt

from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.reports.actions import refresh_totals
from donghanh.reports.facts.asked import requests_told
from donghanh.reports.facts.flat import FlatTotal, totals_of_period
from donghanh.reports.facts.flat_structure import totals_as_of
from donghanh.reports.facts.flat_time import is_asked_whole, totals_joined
from donghanh.reports.facts.joining import requests_within

from .figures import add_format, add_period, write


def summary() -> str:
    return _("Xuất số tổng hợp của một kỳ: mỗi đơn vị, mỗi chỉ tiêu một dòng")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_period(parser)
    parser.add_argument("--unit", metavar=_("MÃ"), help=_("chỉ của đơn vị này (mặc định: mọi đơn vị)"))
    parser.add_argument(
        "--as-of",
        type=_day,
        metavar="today|2025-07-01",
        help=_("theo tổ chức của ngày này, qua sáp nhập và chia tách (mặc định: như tổ chức cuối kỳ)"),
    )
    add_format(parser)


def _day(text: str) -> dt.date:
    return today() if text == "today" else dt.date.fromisoformat(text)


def run(options: argparse.Namespace) -> int:
    if not options.as_of and not is_asked_whole(options.period):
        for request in requests_within(options.period):
            while refresh_totals(request):
                pass
        return write(totals_joined(options.period, options.unit), FlatTotal, format=options.format)
    for asked in requests_told(options.period):
        while refresh_totals(asked.request):
            pass
    if options.as_of:
        return write(
            totals_as_of(options.period, options.as_of, options.unit), FlatTotal, format=options.format
        )
    return write(totals_of_period(options.period, options.unit), FlatTotal, format=options.format)
