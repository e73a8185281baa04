"""`donghanh init`: tables and catalogues, then the first unit and the person who manages it."""

import argparse
import datetime as dt
import getpass
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from donghanh.base.actors import SYSTEM
from donghanh.base.dates import parse_vietnamese_date, today
from donghanh.base.sentences import Refusal
from donghanh.base.words import fold, one_line
from donghanh.organisations.actions import appoint, found_unit
from donghanh.organisations.choices import Level, RoleKey, UnitKind, level_of
from donghanh.organisations.models import Unit
from donghanh.people.actions import add_person, check_password_of, give_one_time_password, open_account
from donghanh.people.facts import proposed_login
from donghanh.people.rules import check_login, check_same

from .readiness import migrate, tell

NEEDS_DATA = False
NEEDED = ("name", "place", "person")


@dataclass(frozen=True)
class First:
    """What the first unit and its first account are made of; "" where nothing was said."""

    name: str = ""
    kind: str = UnitKind.PROVINCE
    code: str = ""
    symbol: str = ""
    place: str = ""
    person: str = ""
    login: str = ""
    password: str = ""
    since: dt.date | None = None


def summary() -> str:
    return _("Chuẩn bị dữ liệu: bảng, danh mục, đơn vị và người quản lý đầu tiên")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    kinds = ", ".join(f"{kind.value} ({kind.label})" for kind in UnitKind)
    add = parser.add_argument
    add(
        "--no-input",
        action="store_true",
        help=_("không hỏi gì; lấy từ các tùy chọn dưới đây, hoặc chỉ tạo bảng"),
    )
    add("--name", default=given("NAME"), help=_("tên đơn vị đầu tiên; hoặc biến DONGHANH_INIT_NAME"))
    add(
        "--kind",
        choices=UnitKind.values,
        metavar=_("LOẠI"),
        default=given("KIND") or UnitKind.PROVINCE.value,
        help=_("loại đơn vị: {kinds}; hoặc biến DONGHANH_INIT_KIND").format(kinds=kinds),
    )
    add("--place", default=given("PLACE"), help=_("địa danh ghi trên văn bản; hoặc biến DONGHANH_INIT_PLACE"))
    add(
        "--symbol",
        default=given("SYMBOL"),
        help=_("ký hiệu trên văn bản (mặc định theo loại đơn vị); hoặc biến DONGHANH_INIT_SYMBOL"),
    )
    add(
        "--code",
        default=given("CODE"),
        help=_("mã đơn vị (mặc định: chữ đầu của tên); hoặc biến DONGHANH_INIT_CODE"),
    )
    add(
        "--person", default=given("PERSON"), help=_("họ và tên người quản lý; hoặc biến DONGHANH_INIT_PERSON")
    )
    add(
        "--login",
        default=given("LOGIN"),
        help=_("tên đăng nhập (mặc định theo họ tên); hoặc biến DONGHANH_INIT_LOGIN"),
    )
    add(
        "--since",
        default=given("SINCE"),
        help=_("đơn vị có trong số liệu từ ngày nào (mặc định: 1/1 năm nay); hoặc biến DONGHANH_INIT_SINCE"),
    )
    add(
        "--password-file",
        type=Path,
        metavar=_("TỆP"),
        help=_(
            "tệp có mật khẩu ở dòng đầu; hoặc biến DONGHANH_INIT_PASSWORD. Không có cả hai thì in ra một mật khẩu "
            "một lần, phải đổi khi đăng nhập"
        ),
    )


def given(name: str) -> str:
    """What the environment says."""
    return os.environ.get(f"DONGHANH_INIT_{name}", "")


def run(options: argparse.Namespace) -> int:
    migrate()
    tell(_("Bảng và danh mục đã sẵn sàng."))
    if first := Unit.objects.order_by("pk").first():
        tell(_("Đã có đơn vị “{name}”; không tạo thêm.").format(name=first.name))
        return 0
    told = said_by(options)
    if told.kind not in UnitKind.values:
        raise Refusal("Loại đơn vị “{kind}” không có. Xem: donghanh init --help", kind=told.kind)
    if options.no_input:
        if told == First(kind=told.kind, since=told.since):
            return 0
        check_complete(told)
    else:
        if not sys.stdin.isatty():
            raise Refusal("Không có bàn phím để hỏi. Chạy trong cửa sổ lệnh, hoặc thêm --no-input.")
        try:
            told = asked_for(told)
        except EOFError:
            raise Refusal("Chưa nhập xong nên chưa tạo gì. Chạy lại lệnh này để nhập từ đầu.") from None
    login, password = found(told)
    print(_("Đã xong. Đăng nhập bằng “{login}”.").format(login=login))
    if password:
        print(_("Mật khẩu một lần, phải đổi khi đăng nhập: {password}").format(password=password))
    return 0


def said_by(options: argparse.Namespace) -> First:
    """What flags and environment say."""
    return First(
        name=one_line(options.name),
        kind=options.kind,
        code=one_line(options.code),
        symbol=one_line(options.symbol),
        place=one_line(options.place),
        person=one_line(options.person),
        login=options.login.strip().lower(),
        password=kept_password(options.password_file),
        since=read_day(options.since),
    )


def read_day(typed: str) -> dt.date | None:
    """A day like 1/1/2017 that has come; refuses anything else, and answers None when nothing was said."""
    if not typed:
        return None
    day = parse_vietnamese_date(typed)
    if day is None or day > today():
        raise Refusal(
            "Chưa đọc được ngày “{typed}”, hoặc ngày còn ở tương lai. Ghi như 1/1/2017.", typed=typed
        )
    return day


def kept_password(path: Path | None) -> str:
    """The first line of the file, or the environment's; refuses a file that cannot be read."""
    if path is None:
        return given("PASSWORD")
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise Refusal("Không đọc được tệp mật khẩu “{path}”.", path=path) from None
    if not lines or not lines[0]:
        raise Refusal("Tệp mật khẩu “{path}” không có gì ở dòng đầu.", path=path)
    return lines[0]


def check_complete(told: First) -> None:
    """Refuses when something that cannot be guessed was not said."""
    if missing := [f"--{name}" for name in NEEDED if not getattr(told, name)]:
        raise Refusal("Chưa đủ để lập đơn vị đầu tiên. Thêm: {missing}.", missing=", ".join(missing))


def asked_for(told: First) -> First:
    """The same with what was typed; what was said already is not asked."""
    name = told.name or asked(_("Tên đầy đủ của đơn vị (ví dụ Liên đoàn Lao động tỉnh Bến Tre)"))
    kind = told.kind if given("KIND") or told.kind != UnitKind.PROVINCE else asked_kind()
    told = replace(told, name=name, kind=kind)
    told = replace(
        told,
        code=told.code or asked(_("Mã đơn vị"), code_of(name)),
        symbol=told.symbol or asked(_("Chữ viết tắt trong ký hiệu văn bản"), symbol_of(kind)),
        place=told.place or asked(_("Địa danh ghi trên văn bản (ví dụ Bến Tre)")),
        person=told.person or asked(_("Họ và tên người quản lý")),
    )
    told = replace(told, login=told.login or asked_login(told.person))
    return replace(told, password=told.password or asked_password(told))


@transaction.atomic
def found(told: First) -> tuple[str, str]:
    """Founds the unit and opens the account: its login, and its one-time password where none was chosen."""
    unit = found_unit(
        by=SYSTEM,
        code=told.code or code_of(told.name),
        name=told.name,
        symbol=told.symbol or symbol_of(told.kind),
        place=told.place,
        kind=told.kind,
        superior=None,
        founded_on=told.since or today().replace(month=1, day=1),
    )
    person = add_person(name=told.person)
    since = unit.founded_on
    is_grassroots = level_of(told.kind) == Level.GRASSROOTS
    for role in (RoleKey.CHAIR if is_grassroots else RoleKey.LEADER, RoleKey.OFFICER, RoleKey.CLERK):
        appoint(by=SYSTEM, person=person, unit=unit, role=role, from_on=since)
    login = told.login or proposed_login(told.person)
    if told.password:
        check_password_of(login, told.person, told.password)
    account = open_account(login=login, person=person, password=told.password or None)
    return str(account.login), "" if told.password else give_one_time_password(account)


def code_of(name: str) -> str:
    """The first letter of each word, without marks: Liên đoàn Lao động tỉnh Bến Tre → LDLDTBT."""
    return "".join(word[0] for word in fold(one_line(name)).split(" ") if word[:1].isalnum()).upper()[:20]


def symbol_of(kind: str) -> str:
    """What papers of this kind of unit usually carry."""
    if level_of(kind) == Level.GRASSROOTS:
        return "CĐCS"
    return (
        "LĐLĐ"
        if kind in {UnitKind.PROVINCE, UnitKind.DISTRICT}
        else "TLĐ"
        if level_of(kind) == Level.NATIONAL
        else "CĐ"
    )


def asked(question: str, proposal: str = "") -> str:
    """What was typed, or the proposal on Enter; asks again while there is neither."""
    shown = f"{question} [{proposal}]" if proposal else question
    while True:
        if answer := input(f"{shown}: ").strip() or proposal:
            return answer


def asked_kind() -> str:
    """One of the kinds, by its number; the provincial federation on Enter."""
    kinds = list(UnitKind)
    tell(_("Loại đơn vị:"))
    for number, kind in enumerate(kinds, start=1):
        tell(f"  {number}. {kind.label}")
    while True:
        typed = asked(_("Số thứ tự"), str(kinds.index(UnitKind.PROVINCE) + 1))
        if typed.isdecimal() and 1 <= int(typed) <= len(kinds):
            return kinds[int(typed) - 1].value
        tell(_("Nhập một số từ 1 đến {count}.").format(count=len(kinds)))


def asked_login(person: str) -> str:
    def one() -> str:
        login = asked(_("Tên đăng nhập"), proposed_login(person)).lower()
        check_login(login)
        return login

    return asked_until(one)


def asked_password(told: First) -> str:
    """A password that is good enough, typed twice alike."""

    def one() -> str:
        typed = getpass.getpass(_("Mật khẩu (từ 10 ký tự, không hiện khi gõ): "))
        check_password_of(told.login, told.person, typed)
        check_same(typed, getpass.getpass(_("Nhập lại mật khẩu: ")))
        return typed

    return asked_until(one)


def asked_until(ask: Callable[[], str]) -> str:
    """Asks again, with the reason, while the answer is refused."""
    while True:
        try:
            return ask()
        except Refusal as refusal:
            tell(str(refusal))
