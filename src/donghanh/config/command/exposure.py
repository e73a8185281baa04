"""What must not be seen from other machines. Plain decisions: no framework, no network."""

import ipaddress
from dataclasses import dataclass

from donghanh.base.sentences import Sentence

SHORTEST_SECRET = 32


@dataclass(frozen=True)
class Site:
    """What matters of a site before it opens its door."""

    host: str
    secret: str
    is_debug: bool
    demo_accounts: int
    is_demo: bool


def is_loopback(host: str) -> bool:
    """Is `host` reachable from this machine only?"""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def dangers(site: Site) -> list[Sentence]:
    """Why this site may not be opened to other machines; nothing for a laptop's own.

    An intended demo may have demo accounts; a secret that anybody can guess or pages of errors open the data to
    strangers there too.
    """
    if is_loopback(site.host):
        return []
    found = []
    if len(site.secret) < SHORTEST_SECRET:
        found.append(
            Sentence(
                "Chưa đặt khóa bí mật riêng. Đặt biến DONGHANH_SECRET bằng một chuỗi ngẫu nhiên từ {count} ký tự.",
                count=SHORTEST_SECRET,
            )
        )
    if site.is_debug:
        found.append(Sentence("Đang bật chế độ gỡ lỗi. Bỏ biến DONGHANH_DEBUG."))
    if site.demo_accounts and not site.is_demo:
        found.append(
            Sentence(
                "Trong dữ liệu có {count} tài khoản trình diễn không mật khẩu. Dùng thư mục dữ liệu khác, hoặc đặt "
                "DONGHANH_DEMO=1 nếu đúng là muốn trình diễn.",
                count=site.demo_accounts,
            )
        )
    return found
