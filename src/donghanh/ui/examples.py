"""Invented things for the gallery."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from donghanh.base.dues import Due
from donghanh.base.sockets import Trace
from donghanh.base.words import sort_key
from donghanh.base.workflow import Step

from .charts import bar_chart, progress_by_unit, trend
from .tables import Cell, Column, Node, Table

TODAY = dt.date(2017, 6, 15)


@dataclass(frozen=True)
class Unit:
    """An invented unit with a figure and a state."""

    name: str
    members: int
    sent_on: dt.date | None
    state: str

    def get_state_display(self) -> str:
        """The state's word."""
        return {"accepted": _("Đã chấp nhận"), "late": _("Quá hạn"), "draft": _("Đang soạn")}[self.state]


@dataclass(frozen=True)
class Told:
    """One line of a history."""

    at: dt.datetime
    who: str
    sentence: str


UNITS = [
    Unit("Công đoàn cơ sở Công ty May Hàm Luông", 380, dt.date(2017, 6, 12), "accepted"),
    Unit("Công đoàn cơ sở Công ty Thủy sản Ba Lai", 120, None, "late"),
    Unit("Công đoàn cơ sở Trường Tiểu học Ổi Đỏ", 42, dt.date(2017, 6, 14), "accepted"),
    Unit("Công đoàn cơ sở phường Ứng Hòa", 18, None, "draft"),
    Unit("Công đoàn cơ sở Bệnh viện Quỳnh Hường", 1254, dt.date(2017, 6, 9), "accepted"),
]
SORTS = {"name": lambda unit: sort_key(unit.name), "members": lambda unit: unit.members}
HONOURS = [
    (
        "Nguyễn Thị Quỳnh Hường",
        "Bằng khen của Liên đoàn Lao động tỉnh",
        "Công đoàn cơ sở Công ty May Hàm Luông, năm 2017",
    ),
    ("Tổ may 3, Công ty May Hàm Luông", "Giấy khen của Liên đoàn Lao động huyện", "Quyết định số 12/QĐ-LĐLĐ"),
    ("Công đoàn cơ sở Bệnh viện Quỳnh Hường", "Cờ thi đua", "Đơn vị dẫn đầu cụm thi đua số 3"),
]


def text_of(unit: Unit) -> str:
    """What the search looks into."""
    return unit.name


def units_table(units: Any, sort: str = "") -> Table:
    """The units as a table."""
    tones = {"accepted": "accepted", "late": "late", "draft": "draft"}
    return Table(
        caption=_("Báo cáo sáu tháng đầu năm 2017"),
        columns=[
            Column(_("Đơn vị"), sort="name"),
            Column(_("Số đoàn viên"), numeric=True, sort="members"),
            Column(_("Ngày gửi")),
            Column(_("Tình trạng")),
        ],
        rows=[
            [
                Cell(u.name, url="#table"),
                u.members,
                u.sent_on,
                Cell(u.get_state_display(), tone=tones[u.state]),
            ]
            for u in units
        ],
        foot=[_("Cộng"), sum(u.members for u in units), "", ""],
        sort=sort,
    )


def dues() -> list[Due]:
    """Late, today, soon and some day."""
    return [
        Due(
            _("Giao ước thi đua với Tổ may 3"),
            _("Xác nhận nội dung giao ước"),
            "#dues",
            dt.date(2017, 6, 12),
            3,
        ),
        Due(_("Báo cáo sáu tháng đầu năm"), _("Gửi báo cáo"), "#dues", TODAY, 15, done=12, total=21),
        Due(_("Kế hoạch 29/KH-LĐLĐ"), _("Ban hành kế hoạch của đơn vị"), "#dues", dt.date(2017, 6, 20), 30),
    ]


def figures_of(label: str, rows: list[tuple[str, int]]) -> Table:
    """The figures behind a chart."""
    return Table(columns=[Column(_("Đơn vị")), Column(label, numeric=True)], rows=rows, caption=label)


def charts() -> dict[str, Any]:
    """One chart of each kind with its figures."""
    bars = [("Châu Thành", 42), ("Ba Tri", 31), ("Mỏ Cày Bắc", 27), ("Thạnh Phú", 12)]
    done = [("Châu Thành", 42, 50), ("Ba Tri", 31, 40), ("Mỏ Cày Bắc", 27, 27)]
    years = [("Quý I", 120), ("Quý II", 185), ("Quý III", 172), ("Quý IV", 240)]
    return {
        "bars": bar_chart(bars, unit=_("sáng kiến")),
        "bars_table": figures_of(_("Sáng kiến được công nhận"), bars),
        "done": progress_by_unit(done),
        "done_table": Table(
            caption=_("Đơn vị đã phản hồi"),
            columns=[
                Column(_("Đơn vị")),
                Column(_("Đã phản hồi"), numeric=True),
                Column(_("Tổng số"), numeric=True),
            ],
            rows=done,
        ),
        "years": trend(years, unit=_("sáng kiến"), target=200),
        "years_table": figures_of(_("Sáng kiến theo quý"), years),
    }


def everything() -> dict[str, Any]:
    """What the gallery shows besides forms and lists."""
    return charts() | {
        "today": TODAY,
        "dues": dues(),
        "units": UNITS,
        "steps": [
            Step(_("Đang soạn"), "done"),
            Step(_("Đã gửi"), "done"),
            Step(_("Chờ chấp nhận"), "current"),
            Step(_("Đã tổng hợp"), "ahead"),
        ],
        "facts": [
            (_("Đơn vị"), "Công đoàn cơ sở Công ty May Hàm Luông"),
            (_("Hạn gửi"), TODAY),
            (_("Kế hoạch"), "29/KH-LĐLĐ", "#facts"),
            (_("Số đoàn viên"), 1380),
            (_("Người ký"), ""),
        ],
        "entries": [
            Told(
                dt.datetime(2017, 6, 14, 10, 42), "Trần Văn Bình", _("Trả lại báo cáo: mục 3 thiếu số liệu.")
            ),
            Told(dt.datetime(2017, 6, 12, 8, 5), "Nguyễn Thị An", _("Gửi báo cáo sáu tháng đầu năm.")),
        ],
        "traces_from": [
            Trace(_("Kế hoạch"), "29/KH-LĐLĐ, mục II.1", "#traces"),
            Trace(_("Đăng ký hưởng ứng"), "Công đoàn cơ sở Công ty May Hàm Luông", "#traces"),
        ],
        "traces_to": [Trace(_("Bảng điểm"), _("Tiêu chí 4: 8/10 điểm"), "#traces", _("tính từ số liệu này"))],
        "nodes": [
            Node(
                "LĐLĐ tỉnh Bến Tre",
                "#tree",
                _("13 đơn vị"),
                [
                    Node(
                        "LĐLĐ huyện Châu Thành",
                        "#tree",
                        "",
                        [Node("CĐCS Công ty May Hàm Luông", "#tree")],
                        True,
                    ),
                    Node("LĐLĐ huyện Ba Tri", "#tree"),
                ],
                True,
            )
        ],
        "zalo": _(
            "Kính gửi các công đoàn cơ sở: còn 3 ngày đến hạn gửi báo cáo sáu tháng.\nĐơn vị chưa gửi: May Hàm Luông, Thủy sản Ba Lai."
        ),
        "old": "Mỗi công đoàn cơ sở có ít nhất 01 công trình trong năm 2017",
        "new": "Mỗi công đoàn cơ sở có ít nhất 02 công trình, sản phẩm trong năm 2017",
        "tones": [
            (_("Còn 3 ngày"), "due"),
            (_("Quá hạn"), "late"),
            (_("Bị trả lại"), "returned"),
            (_("Đã chấp nhận"), "accepted"),
            (_("Đã gửi"), "sent"),
            (_("Đang soạn"), "draft"),
            (_("Bản mẫu"), "sample"),
            (_("Không có hạn"), "neutral"),
        ],
        "honours": HONOURS,
    }
