"""`donghanh serve`: the site, from one process and its worker."""

import argparse
import os
import socket
import sys
import threading
import time
import urllib.error
import urllib.request
import webbrowser
from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import gettext as _

from donghanh.base.sentences import Refusal
from donghanh.demo.world import DEMO_DAY
from donghanh.people.facts import is_demo_database
from donghanh.people.models import Account

from .exposure import Site, dangers, is_loopback
from .server import run_server

FIRST_PORT = 8000
PORTS_TRIED = 100
START_PAGE = "/start/"


def summary() -> str:
    return _("Mở trang web tại máy này")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help=_("địa chỉ lắng nghe (mặc định: chỉ máy này)"))
    parser.add_argument("--port", type=int, help=_("cổng; khi không chọn: 8000 hoặc cổng trống tiếp theo"))
    parser.add_argument("--workers", type=int, default=1, help=_("số tiến trình phục vụ (mặc định: 1)"))
    parser.add_argument("--open", action="store_true", help=_("mở trình duyệt ở trang bắt đầu"))


def run(options: argparse.Namespace) -> int:
    refuse_dangers(options.host)
    live_on_the_demo_day()
    port = chosen_port(options.host, options.port)
    shown = "localhost" if is_loopback(options.host) else options.host
    address = f"http://{shown}:{port}"
    print(f"{address}{START_PAGE if settings.DEMO else '/'}", flush=True)
    print(_("Đang phục vụ tại {address}. Bấm Ctrl+C để dừng.").format(address=address), file=sys.stderr)
    if options.open and has_display():
        threading.Thread(target=open_when_up, args=(f"{address}{START_PAGE}",), daemon=True).start()
    run_server(host=options.host, port=port, workers=options.workers)
    return 0


def refuse_dangers(host: str) -> None:
    """Refuses to open an unsafe site to other machines."""
    site = Site(
        host=host,
        secret=settings.ENVIRONMENT.secret,
        is_debug=settings.DEBUG,
        demo_accounts=Account.objects.filter(is_demo=True).count(),
        is_demo=settings.DEMO,
    )
    if found := dangers(site):
        reasons = "\n".join(f"- {reason}" for reason in found)
        raise Refusal("Chưa mở được cho máy khác ({host}):\n{reasons}", host=host, reasons=reasons)


def live_on_the_demo_day() -> None:
    """The demo province stands still on its day, unless another one was chosen."""
    if settings.DEMO and is_demo_database():
        os.environ.setdefault("DONGHANH_TODAY", DEMO_DAY.isoformat())


def chosen_port(host: str, asked: int | None) -> int:
    """The port asked for, or the first free one from 8000 on; refuses when there is none."""
    candidates: Iterable[int] = [asked] if asked is not None else range(FIRST_PORT, FIRST_PORT + PORTS_TRIED)
    for port in candidates:
        if is_free(host, port):
            return port
    if asked is not None:
        raise Refusal("Cổng {port} đang có chương trình khác dùng. Chọn cổng khác bằng --port.", port=asked)
    raise Refusal("Không còn cổng trống từ {first} trở đi. Chọn cổng bằng --port.", first=FIRST_PORT)


def is_free(host: str, port: int) -> bool:
    """Can somebody listen here, and does nobody answer here already?"""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError:
            return False
    return True


def has_display() -> bool:
    if sys.platform in {"darwin", "win32"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def open_when_up(address: str) -> None:
    """Opens the browser as soon as the page answers; gives up after half a minute."""
    for _attempt in range(60):
        try:
            with urllib.request.urlopen(address, timeout=2):
                webbrowser.open(address)
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
