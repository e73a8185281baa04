"""The story in the order it happened, told in one transaction: stopped half-way, nothing of it is there."""

import gc
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction

from donghanh.base.sentences import Refusal
from donghanh.jobs.actions import work_off
from donghanh.journal.actions import seal
from donghanh.organisations.models import Unit
from donghanh.people.facts import is_demo_database

from . import province
from .chapters import (
    accompany,
    check,
    commend,
    contend,
    divide,
    gather,
    inspect,
    launch,
    launch_again,
    lists,
    merge,
    propose,
    register,
    relate,
    report,
    spread,
    teach,
)
from .world import DEMO_DAY, START_DAY, Tell, World

Live = Callable[[World, Tell], None]


@dataclass(frozen=True)
class Chapter:
    """One part of the story: what people read while it is told, and who tells it."""

    title: str
    live: Live


# In the order of time. An app that lands its chapter adds its line here, and one more for the second year.
CHAPTERS: tuple[Chapter, ...] = (
    Chapter("Phát động: từ kế hoạch đến đăng ký hưởng ứng", launch.live),
    Chapter("Hội nghị phát động, lễ ký kết giao ước", gather.first_year),
    Chapter("Đăng ký giao ước, công trình", register.live),
    Chapter("Sáng kiến năm 2017", propose.live),
    Chapter("Hội thi năm 2017", contend.live),
    Chapter("Báo cáo: 6 tháng và cả năm 2017", report.live),
    Chapter("Kiểm tra, đánh giá: chấm điểm năm 2017", check.live),
    Chapter("Khen thưởng: hồ sơ, hội đồng, quyết định năm 2017", commend.live),
    Chapter("Nhân rộng điển hình", spread.live),
    Chapter("Năm 2018: giao và thống nhất chỉ tiêu", divide.live),
    Chapter("Năm 2018: hưởng ứng theo năm", launch_again.live),
    Chapter("Năm 2018: đăng ký giao ước, công trình", register.second_year),
    Chapter("Năm 2018: sáng kiến", propose.second_year),
    Chapter("Năm 2018: hội thi", contend.second_year),
    Chapter("Năm 2018: hỗ trợ doanh nghiệp", accompany.live),
    Chapter("Năm 2018: đối thoại, quan hệ lao động", relate.live),
    Chapter("Năm 2018: lớp học nâng cao tay nghề", teach.live),
    Chapter("Năm 2018: báo cáo 6 tháng đầu năm", report.second_year),
    Chapter("Năm 2018: đợt khen thưởng đang mở", commend.second_year),
    Chapter("Năm 2018: điển hình mới", spread.second_year),
    Chapter("Năm 2018: chức vụ công đoàn, danh sách đoàn viên mới", lists.live),
    Chapter("Năm 2018: kiểm tra", inspect.live),
    Chapter("Năm 2018: hội nghị sơ kết", gather.second_year),
    Chapter("Năm 2018: hai công đoàn cơ sở hợp nhất", merge.live),
)


def live(progress: Tell | None = None, *, grassroots: int = province.GRASSROOTS) -> World | None:
    """Tell the whole story in an empty database; None when the demo stands already.

    Refuses a database with other people's units in it.
    """
    if is_demo_database():
        return None
    if Unit.objects.exists():
        raise Refusal(
            "Thư mục dữ liệu này đã có đơn vị thật nên không dựng tỉnh mẫu vào đây. "
            "Chọn thư mục khác bằng biến DONGHANH_DATA."
        )
    tell = progress or (lambda text: None)
    with World() as world, _collecting_seldom(), transaction.atomic():
        world.on(START_DAY)
        tell("Dựng tổ chức")
        province.found(world, grassroots=grassroots)
        for chapter in CHAPTERS:
            tell(chapter.title)
            chapter.live(world, tell)
            work_off()
        world.on(DEMO_DAY)
        work_off()
        seal()
    return world


@contextmanager
def _collecting_seldom() -> Iterator[None]:
    """Millions of short-lived rows pass by; looking for circles among them took a quarter of the time."""
    before = gc.get_threshold()
    gc.set_threshold(200_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)


class Bar:
    """A progress bar on stderr: chapters done of all, seconds gone, and what is being told."""

    WIDTH = 24

    def __init__(self) -> None:
        self.started = time.monotonic()
        self.titles = ["Dựng tổ chức", *(chapter.title for chapter in CHAPTERS)]
        self.done = 0

    def __call__(self, text: str) -> None:
        """Show `text`; a chapter's title moves the bar."""
        if text in self.titles:
            self.done = self.titles.index(text)
        self._draw(text)

    def finish(self) -> None:
        """Fill the bar."""
        self.done = len(self.titles)
        self._draw("Xong")
        if sys.stderr.isatty():
            print(file=sys.stderr)

    def _draw(self, text: str) -> None:
        filled = self.WIDTH * self.done // len(self.titles)
        bar = "█" * filled + "░" * (self.WIDTH - filled)
        seconds = time.monotonic() - self.started
        line = f"{bar} {self.done}/{len(self.titles)} {seconds:5.1f} s  {text}"
        if sys.stderr.isatty():
            print(f"\r\033[K{line}", end="", file=sys.stderr, flush=True)
        else:
            print(line, file=sys.stderr, flush=True)
