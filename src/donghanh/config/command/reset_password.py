"""`donghanh reset-password LOGIN`: a one-time password for somebody whom nobody else can let in."""

import argparse

from axes.utils import reset
from django.utils.translation import gettext as _

from donghanh.people.actions import recover_account


def summary() -> str:
    return _("Cấp mật khẩu một lần cho một tài khoản, khi không còn ai cấp được trên trang web")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("login", metavar=_("TÊN_ĐĂNG_NHẬP"), help=_("tên đăng nhập của tài khoản"))
    parser.add_argument("--reopen", action="store_true", help=_("mở lại nếu tài khoản đã khóa"))


def run(options: argparse.Namespace) -> int:
    password = recover_account(options.login, reopens=options.reopen)
    reset(username=options.login.strip().lower())  # too many wrong attempts before do not count any more
    print(_("Mật khẩu một lần, phải đổi khi đăng nhập: {password}").format(password=password))
    return 0
