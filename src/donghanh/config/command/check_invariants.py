"""`donghanh check-invariants`: does what must always hold, hold?"""

import argparse
from collections.abc import Iterable

from django.utils.translation import gettext as _

from donghanh.config import wiring

from .readiness import tell


def summary() -> str:
    return _("Kiểm tra tính đúng đắn của dữ liệu: số tổng hợp, sổ nhật ký, cây tổ chức")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose."""


def run(options: argparse.Namespace) -> int:
    broken = [str(fault) for fault in all_faults()]
    print("\n".join(broken) or _("Dữ liệu đúng."))
    return 1 if broken else 0


def all_faults() -> Iterable[object]:
    """Every sentence that some app has to say about its own rows."""
    for check in wiring.INVARIANTS:
        tell(check.__module__.split(".")[1])
        yield from check()
