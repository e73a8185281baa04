"""`donghanh demo`: a movement lived through in the demo province, by the same actions as the pages."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable

from django.utils.translation import gettext as _

from donghanh.demo import check, story
from donghanh.demo import summary as story_summary
from donghanh.demo.nation import story as nation
from donghanh.demo.province import GRASSROOTS

from .readiness import make_ready, tell

NEEDS_DATA = False
# Settings of a real site that a check in its own folder must not see.
NOT_OURS = ("DATABASE_URL", "DONGHANH_TODAY")


def summary() -> str:
    return _("Dựng tỉnh trình diễn: một phong trào từ phát động đến khen thưởng")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--check",
        action="store_true",
        help=_("dựng trong một thư mục tạm, kiểm tra mọi điều phải đúng, in một dòng JSON"),
    )
    parser.add_argument(
        "--grassroots",
        type=int,
        default=GRASSROOTS,
        help=_("số công đoàn cơ sở, khi chỉ cần một tỉnh nhỏ (mặc định: %(default)s)"),
    )
    parser.add_argument(
        "--nation",
        action="store_true",
        help=_("dựng cả nước mẫu thay cho tỉnh mẫu: bốn cấp, 40 chỉ tiêu, bốn quý số liệu"),
    )
    parser.add_argument(
        "--units",
        type=int,
        default=nation.UNITS,
        help=_("số đơn vị của cả nước mẫu (mặc định: %(default)s)"),
    )
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)


def run(options: argparse.Namespace) -> int:
    if options.check and not options.here:
        return check_elsewhere()
    make_ready()
    if options.nation:
        nation.live(tell_with_time(), units=options.units)
        print("\n".join(nation.lines()))
        return 0
    bar = story.Bar()
    if options.check:
        found = check.run(bar)
        bar.finish()
        print(json.dumps(found, ensure_ascii=False))
        return 0 if found["ok"] else 1
    if story.live(bar, grassroots=options.grassroots) is not None:
        bar.finish()
    print("\n".join(story_summary.lines()))
    return 0


def tell_with_time() -> Callable[[str], None]:
    """Each line of progress behind the seconds gone."""
    started = time.monotonic()
    return lambda text: tell(f"{time.monotonic() - started:6.1f} s  {text}")


def check_elsewhere() -> int:
    """The same command in a process whose data folder is a temporary one."""
    kept = {name: value for name, value in os.environ.items() if name not in NOT_OURS}
    with tempfile.TemporaryDirectory(prefix="donghanh-demo-") as data:
        command = [sys.executable, "-P", "-m", __package__ or "", "demo", "--check", "--here"]
        environment = kept | {"DONGHANH_DATA": data, "DONGHANH_DEMO": "1"}
        return subprocess.run(command, env=environment, check=False).returncode
