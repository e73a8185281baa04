"""`donghanh init`: tables and catalogues, then the first unit and the person who manages it."""

import argparse
import getpass
import sys

from django.db import transaction
from django.utils.translation import gettext as _

from donghanh.base.actors import SYSTEM
from donghanh.base.dates import today
from donghanh.base.sentences import Refusal
from donghanh.organisations.actions import appoint, found_unit
from donghanh.organisations.choices import RoleKey, UnitKind
from donghanh.organisations.models import Unit
from donghanh.people.actions import add_person, open_account

from .readiness import migrate, tell

NEEDS_DATA = False
SHORTEST_PASSWORD = 10
ROLES = (RoleKey.LEADER, RoleKey.OFFICER, RoleKey.CLERK)


def summary() -> str:
    return _("Chuẩn bị dữ liệu: bảng, danh mục, đơn vị và người quản lý đầu tiên")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-input", action="store_true", help=_("không hỏi gì: chỉ tạo bảng và danh mục"))


def run(options: argparse.Namespace) -> int:
    migrate()
    tell(_("Bảng và danh mục đã sẵn sàng."))
    if options.no_input or Unit.objects.exists():
        return 0
    if not sys.stdin.isatty():
        raise Refusal("Không có bàn phím để hỏi. Chạy trong cửa sổ lệnh, hoặc thêm --no-input.")
    login = first_unit_and_person()
    print(_("Đã xong. Đăng nhập bằng “{login}”.").format(login=login))
    return 0


@transaction.atomic
def first_unit_and_person() -> str:
    """Asks for the unit at the root and for who manages it; the login name."""
    unit = found_unit(
        by=SYSTEM,
        code=asked(_("Mã đơn vị (ví dụ LDLD-BT)")),
        name=asked(_("Tên đơn vị (ví dụ Liên đoàn Lao động tỉnh Bến Tre)")),
        short_name=asked(_("Tên viết gọn (ví dụ LĐLĐ tỉnh Bến Tre)")),
        symbol=asked(_("Chữ viết tắt trong ký hiệu văn bản (ví dụ LĐLĐ)")),
        place=asked(_("Địa danh ghi trên văn bản (ví dụ Bến Tre)")),
        kind=UnitKind.PROVINCE,
        superior=None,
        founded_on=today(),
    )
    person = add_person(name=asked(_("Họ và tên người quản lý")))
    for role in ROLES:
        appoint(by=SYSTEM, person=person, unit=unit, role=role, from_on=today())
    account = open_account(login=asked(_("Tên đăng nhập")), person=person, password=asked_password())
    return str(account.login)


def asked(question: str) -> str:
    """What was typed; asks again while nothing is."""
    while True:
        if answer := input(f"{question}: ").strip():
            return answer


def asked_password() -> str:
    """A password long enough, typed twice alike."""
    while True:
        typed = getpass.getpass(_("Mật khẩu (từ {count} ký tự): ").format(count=SHORTEST_PASSWORD))
        if len(typed) < SHORTEST_PASSWORD:
            tell(_("Mật khẩu còn ngắn. Nhập lại."))
        elif getpass.getpass(_("Nhập lại mật khẩu: ")) != typed:
            tell(_("Hai lần nhập chưa giống nhau. Nhập lại."))
        else:
            return typed
