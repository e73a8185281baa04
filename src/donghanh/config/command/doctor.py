"""`donghanh doctor`: is everything there that the product needs on this machine?"""

import argparse
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from .readiness import is_empty, waiting_migrations

NEEDS_DATA = False
OLDEST_PYTHON = (3, 11)
LEAST_FREE_MB = 500
PAPER_FONTS = (
    "Tinos_400Regular.ttf",
    "Tinos_400Regular_Italic.ttf",
    "Tinos_700Bold.ttf",
    "Tinos_700Bold_Italic.ttf",
)

Check = Callable[[], str | None]


def summary() -> str:
    return _("Xem máy này đã có đủ những gì chương trình cần chưa")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose."""


def run(options: argparse.Namespace) -> int:
    complaints = 0
    for title, check in checks():
        complaint = check()
        complaints += complaint is not None
        print(f"{'✗' if complaint else '✓'} {title}" + (f": {complaint}" if complaint else ""))
    return 1 if complaints else 0


def checks() -> list[tuple[str, Check]]:
    """What is looked at, in order; a check answers with its complaint, or with None."""
    return [
        (_("Phiên bản Python"), python),
        (_("Thư mục dữ liệu"), data_folder),
        (_("Chỗ trống trên đĩa"), disk),
        (_("Cơ sở dữ liệu"), database),
        (_("Giao diện trang web"), style_sheet),
        (_("Phông chữ của văn bản"), paper_fonts),
        (_("Bản dịch"), translations),
        (_("Địa chỉ công khai"), hosts),
    ]


def python() -> str | None:
    if sys.version_info[:2] < OLDEST_PYTHON:
        return _("cần từ 3.11, đang là {version}").format(version=sys.version.split()[0])
    return None


def data_folder() -> str | None:
    if not os.access(settings.DATA, os.W_OK):
        return _("không ghi được vào {folder}").format(folder=settings.DATA)
    return None


def disk() -> str | None:
    free = shutil.disk_usage(settings.DATA).free // 2**20
    if free < LEAST_FREE_MB:
        return _("chỉ còn {free} MB ở {folder}").format(free=free, folder=settings.DATA)
    return None


def database() -> str | None:
    try:
        empty = is_empty()
        waiting = [] if empty else waiting_migrations()
    except DatabaseError as error:
        return _("không mở được ({error})").format(error=str(error).strip().splitlines()[0])
    finally:
        connection.close()
    if waiting:
        return _("là của phiên bản trước; chạy: donghanh init --no-input")
    return None


def style_sheet() -> str | None:
    built = settings.PACKAGE / "ui" / "static" / "ui" / "built" / "app.css"
    return None if built.exists() else _("chưa được tạo; chạy: make setup")


def paper_fonts() -> str | None:
    folder: Path = settings.PACKAGE / "documents" / "fonts"
    missing = [name for name in PAPER_FONTS if not (folder / name).exists()]
    return _("thiếu {names}; chạy: make setup").format(names=", ".join(missing)) if missing else None


def translations() -> str | None:
    sources = settings.PACKAGE.glob("*/locale/*/LC_MESSAGES/django.po")
    behind = [path for path in sources if not path.with_suffix(".mo").exists()]
    return _("chưa được biên dịch; chạy: make setup") if behind else None


def hosts() -> str | None:
    if settings.DEMO or settings.ENVIRONMENT.hosts or not settings.ENVIRONMENT.secret:
        return None
    return _("có khóa bí mật riêng nhưng chưa có tên miền; đặt biến DONGHANH_HOSTS")
