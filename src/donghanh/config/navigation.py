"""The menu by stage, and what every page frame shows."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from donghanh.base.dates import chosen_today, today
from donghanh.notices.facts import count_new
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import ended_units_of

from .guide import picture_for


@dataclass(frozen=True)
class Entry:
    """One line of the menu: shown to those who carry one of `duties` (to all signed in when empty)."""

    label: str
    url_name: str
    icon: str
    duties: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Stage:
    """One stage of a movement with its pages."""

    label: str
    entries: tuple[Entry, ...]


STAGES: tuple[Stage, ...] = (
    Stage(
        gettext_noop("Hôm nay"),
        (
            Entry(gettext_noop("Việc cần làm"), "home:home", "list-checks"),
            Entry(gettext_noop("Năm công tác"), "home:year", "calendar-days"),
            Entry(gettext_noop("Thông báo"), "notices:list", "bell"),
        ),
    ),
    Stage(
        gettext_noop("Phát động"),
        (
            Entry(gettext_noop("Phong trào thi đua"), "movements:movements", "flag"),
            Entry(gettext_noop("Kế hoạch đến"), "movements:inbox", "inbox"),
            Entry(gettext_noop("Chỉ tiêu được giao"), "movements:all_targets", "target"),
            Entry(gettext_noop("Hội nghị, lễ ký kết"), "events:list", "calendar-days"),
        ),
    ),
    Stage(
        gettext_noop("Đăng ký"),
        (
            Entry(gettext_noop("Giao ước thi đua"), "pledges:list", "handshake"),
            Entry(gettext_noop("Công trình, sản phẩm, phần việc"), "works:list", "hammer"),
        ),
    ),
    Stage(
        gettext_noop("Thực hiện"),
        (
            Entry(gettext_noop("Sáng kiến"), "initiatives:list", "lightbulb"),
            Entry(gettext_noop("Hỗ trợ doanh nghiệp"), "support:cases", "building-2"),
            Entry(gettext_noop("Quan hệ lao động"), "relations:dialogues", "scale"),
            Entry(gettext_noop("Lớp học nâng cao tay nghề"), "courses:list", "book-open-check"),
            Entry(gettext_noop("Hội thi"), "contests:list", "trophy"),
        ),
    ),
    Stage(
        gettext_noop("Báo cáo"),
        (
            Entry(gettext_noop("Kỳ báo cáo"), "reports:requests", "table-2"),
            Entry(gettext_noop("Duyệt báo cáo"), "reports:inbox", "inbox", frozenset({Duty.SIGN})),
            Entry(
                gettext_noop("Số liệu cần kiểm tra lại"),
                "reports:concerns",
                "search",
                frozenset({Duty.FIGURES, Duty.SIGN, Duty.INSPECT}),
            ),
            Entry(gettext_noop("Danh mục chỉ tiêu"), "indicators:list", "list"),
        ),
    ),
    Stage(
        gettext_noop("Kiểm tra, đánh giá"),
        (
            Entry(gettext_noop("Kiểm tra"), "inspections:list", "search-check"),
            Entry(gettext_noop("Chấm điểm thi đua"), "evaluation:cards", "clipboard-check"),
            Entry(gettext_noop("Cụm thi đua"), "evaluation:clusters", "users"),
            Entry(gettext_noop("Hội đồng, bỏ phiếu"), "judging:panels", "vote"),
            Entry(gettext_noop("Sơ kết, tổng kết"), "reviews:reviews", "clipboard-list"),
        ),
    ),
    Stage(
        gettext_noop("Khen thưởng, nhân rộng điển hình"),
        (
            Entry(gettext_noop("Đợt khen thưởng"), "awards:rounds", "award"),
            Entry(gettext_noop("Sổ khen thưởng"), "awards:register", "book-open"),
            Entry(gettext_noop("Điển hình tiên tiến"), "exemplars:stories", "sparkles"),
        ),
    ),
    Stage(
        gettext_noop("Tổ chức"),
        (
            Entry(gettext_noop("Cây tổ chức"), "organisations:tree", "network"),
            Entry(gettext_noop("Vai trò, nhiệm vụ"), "organisations:roles", "user-cog"),
            Entry(
                gettext_noop("Nhập, xuất danh sách"),
                "imports:list",
                "file-spreadsheet",
                frozenset({Duty.STRUCTURE, Duty.FIGURES}),
            ),
            Entry(gettext_noop("Khóa truy cập"), "api:keys", "key-round", frozenset({Duty.FIGURES})),
            Entry(gettext_noop("Văn bản"), "documents:list", "file-text"),
        ),
    ),
)


# Addresses that the frame links to; `ui` stands below their owners and does not know them.
ADDRESSES = {
    "sign_in": "people:sign_in",
    "sign_out": "people:sign_out",
    "password": "people:password",
    "switch_unit": "organisations:switch",
    "notices": "notices:list",
    "set_language": "set_language",
}


def _may_see(entry: Entry, duties: frozenset[str]) -> bool:
    return not entry.duties or bool(entry.duties & duties)


def menu_for(duties: frozenset[str], here: str) -> list[dict[str, Any]]:
    """The stages and pages somebody with `duties` may open; `here` is the current path."""
    stages = []
    for stage in STAGES:
        entries = [
            {"label": _(entry.label), "url": reverse(entry.url_name), "icon": entry.icon}
            for entry in stage.entries
            if _may_see(entry, duties)
        ]
        if entries:
            stages.append({"label": _(stage.label), "entries": entries})
    shown = [entry for stage in stages for entry in stage["entries"]]
    nearest = max((entry["url"] for entry in shown if _leads_to(entry["url"], here)), key=len, default="")
    for entry in shown:
        entry["is_here"] = entry["url"] == nearest
    return stages


def _leads_to(url: str, here: str) -> bool:
    """Is the page `here` this one, or beneath it? Of several the longest address is the nearest."""
    return here == url or (url != "/" and here.startswith(url))


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """Context of `ui/page.html`."""
    by = request.by  # type: ignore[attr-defined]
    menu = menu_for(by.duties, request.path) if not by.is_stranger else []
    nearest = (entry for stage in menu for entry in stage["entries"] if entry["is_here"])
    return {
        "by": by,
        "menu": menu,
        "up": next((entry for entry in nearest if entry["url"] != request.path), None),
        "new_notices": SimpleLazyObject(lambda: count_new(by)),
        "to_call": by.above,
        "guide_picture": picture_for(request.resolver_match.view_name) if request.resolver_match else None,
        "ended_units": SimpleLazyObject(lambda: ended_units_of(by.person_id, today())),
        "business_day": chosen_today(),
        "is_demo": settings.DEMO,
        "addresses": {name: reverse(url_name) for name, url_name in ADDRESSES.items()},
    }


__all__ = ["Duty", "Entry", "Stage", "menu_for", "page_frame"]
