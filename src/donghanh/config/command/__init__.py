"""The `donghanh` command: what it can do is the list NAMES, one file each.

Standard output is the answer, standard error the progress. It ends with 0 when done, 1 when refused or when
something was found wrong, 2 when it was called wrongly.
"""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType
from typing import Any, NoReturn

import django
from django.utils import translation
from django.utils.translation import gettext as _

from donghanh.base.sentences import Refusal

NAMES = (
    "serve",
    "demo",
    "init",
    "read_document",
    "import_plan",
    "reset_password",
    "import_units",
    "import_members",
    "export_units",
    "export_members",
    "import_initiatives",
    "find_duplicates",
    "import_values",
    "export_values",
    "totals",
    "check_invariants",
    "doctor",
)
SELDOM = 20_000  # new objects between two looks for garbage
DONE, REFUSED, MISUSED, STOPPED = 0, 1, 2, 130


class Formatter(argparse.HelpFormatter):
    """Help in the reader's language."""

    def add_usage(self, *arguments: Any, prefix: str | None = None) -> None:
        asked_for = 4  # usage, actions, groups and, where a command has commands of its own, the prefix
        own = () if len(arguments) == asked_for else (_("Cách dùng: ") if prefix is None else prefix,)
        super().add_usage(*arguments, *own)


class Parser(argparse.ArgumentParser):
    """A parser that says what to do next when it was called wrongly."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, formatter_class=Formatter, add_help=False)
        self._positionals.title, self._optionals.title = _("cần có"), _("tùy chọn")
        self.add_argument("-h", "--help", action="help", help=_("in lời hướng dẫn này"))

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(
            MISUSED,
            _("Lệnh chưa đúng: {message}\nXem cách dùng: {prog} --help\n").format(
                message=message, prog=self.prog
            ),
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; the exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "donghanh.config.settings")
    gc.disable()
    try:
        django.setup()
    except (
        OSError,
        ValueError,
    ) as error:  # a folder that cannot be written, a variable that is no such value
        print(f"Cấu hình chưa đúng (the settings are wrong):\n{error}", file=sys.stderr)
        return REFUSED
    translation.activate(language())
    options = parser().parse_args(arguments)
    keep_what_is_loaded()
    try:
        if options.needs_data:
            import_module(f"{__package__}.readiness").make_ready()
        return int(options.run(options))
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED


def keep_what_is_loaded() -> None:
    """Garbage is looked for from here on, and not among what was loaded: all of that stays to the end."""
    gc.freeze()
    gc.set_threshold(SELDOM, 20, 20)
    gc.enable()


def language() -> str:
    """English where the terminal asks for it, Vietnamese everywhere else."""
    asked = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "en" if asked.startswith("en") else "vi"


def parser() -> Parser:
    made = Parser(
        prog="donghanh",
        description=_(
            "Đồng Hành: một phong trào thi đua, từ kế hoạch phát động đến tấm giấy khen cuối cùng."
        ),
        epilog=_(
            "Kết quả in ra màn hình; tiến độ in ở luồng lỗi. Kết thúc với 0 khi xong, 1 khi bị từ chối hoặc phát "
            "hiện sai, 2 khi gọi lệnh chưa đúng. Dữ liệu nằm trong thư mục DONGHANH_DATA (mặc định: data)."
        ),
    )
    commands = made.add_subparsers(title=_("các lệnh"), metavar=_("LỆNH"), required=True, parser_class=Parser)
    for name in NAMES:
        add(commands, import_module(f"{__package__}.{name}"))
    return made


def add(commands: "argparse._SubParsersAction[Parser]", command: ModuleType) -> None:
    name = command.__name__.rpartition(".")[2].replace("_", "-")
    own = commands.add_parser(name, help=command.summary(), description=command.summary())
    own.set_defaults(run=command.run, needs_data=getattr(command, "NEEDS_DATA", True))
    command.add_arguments(own)
