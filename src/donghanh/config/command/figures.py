"""What the commands of figures share: which period, in which format, line by line to standard output."""

import argparse
import csv
import json
import sys
from collections.abc import Iterable
from dataclasses import astuple, fields
from itertools import chain
from typing import Any

from django.utils.translation import gettext as _

NUMBERS = frozenset({"value", "total"})


def add_period(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--period",
        default="latest",
        metavar="latest|2017H1",
        help=_(
            "kỳ báo cáo: 2017, 2017H1, 2017Q3, 2017M05, 2017N9, hoặc latest: kỳ gần nhất đã có số liệu duyệt"
        ),
    )


def add_format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format", choices=("csv", "json"), default="csv", help=_("định dạng (mặc định: csv)")
    )


def write(lines: Iterable[Any], kind: type[Any], *, format: str) -> int:
    """Every line as it comes; numbers have a decimal point, what there is not is empty (null in JSON)."""
    names = [field.name for field in fields(kind)]
    try:
        (_write_json if format == "json" else _write_csv)(lines, names)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has seen enough
        sys.stderr.close()
    return 0


def _write_csv(lines: Iterable[Any], names: list[str]) -> None:
    writer, lines = csv.writer(sys.stdout, lineterminator="\n"), iter(lines)
    first = next(lines, None)  # what is refused is refused before anything was written
    writer.writerow(names)
    for line in chain([] if first is None else [first], lines):
        writer.writerow([getattr(line, name) for name in names])


def _write_json(lines: Iterable[Any], names: list[str]) -> None:
    separator = "["
    for line in lines:
        told = ", ".join(
            f'"{name}": {(value or "null") if name in NUMBERS else json.dumps(value, ensure_ascii=False)}'
            for name, value in zip(names, astuple(line), strict=True)
        )
        sys.stdout.write(f"{separator}\n  {{{told}}}")
        separator = ","
    sys.stdout.write("\n]\n" if separator == "," else "[]\n")
