"""`donghanh import-plan`: a movement opened from its plan, without anybody correcting what was read."""

import argparse
import datetime as dt
import sys
from pathlib import Path

from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.sentences import Refusal
from donghanh.movements.actions.opening import import_plan
from donghanh.movements.models import Clause
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import accounts_with, actor_for
from donghanh.organisations.models import Unit
from donghanh.people.models import Account

from .read_document import content_of


def summary() -> str:
    return _("Mở một phong trào từ tệp kế hoạch")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, metavar=_("TỆP"), help=_("tệp kế hoạch (.docx, .doc, .pdf, .txt, .html)")
    )
    parser.add_argument("--unit", metavar=_("MÃ"), help=_("mã đơn vị ban hành (mặc định: đơn vị cao nhất)"))
    parser.add_argument(
        "--name", default="", metavar=_("TÊN"), help=_("tên phong trào (mặc định: trích yếu)")
    )
    for option, words in (("--starts", _("ngày bắt đầu")), ("--ends", _("ngày kết thúc"))):
        parser.add_argument(
            option,
            type=dt.date.fromisoformat,
            metavar="YYYY-MM-DD",
            help=f"{words} ({_('mặc định: theo văn bản')})",
        )


def run(options: argparse.Namespace) -> int:
    content_of(options.file)  # refuses in words what cannot be read
    by = actor_of(unit_named(options.unit))
    movement = import_plan(
        by=by, path=options.file, name=options.name, starts_on=options.starts, ends_on=options.ends
    )
    clauses = Clause.objects.filter(plan__movement=movement).count()
    print(_("Thực hiện thay {name}, {unit}.").format(name=by.name, unit=by.unit_name), file=sys.stderr)
    print(_("Đã mở phong trào “{name}” với {count} mục.").format(name=movement.name, count=clauses))
    return 0


def unit_named(code: str | None) -> Unit:
    """The unit of that code, or the one at the root; refuses when there is none."""
    units = Unit.objects.filter(code=code) if code else Unit.objects.filter(placements__superior=None)
    found = units.order_by("pk").first()
    if found is None and code:
        raise Refusal("Không có đơn vị nào mang mã “{code}”.", code=code)
    if found is None:
        raise Refusal(
            "Chưa có đơn vị nào. Tạo đơn vị đầu tiên: donghanh init; hoặc dựng tỉnh trình diễn: donghanh demo"
        )
    return found


def actor_of(unit: Unit) -> Actor:
    """Whoever drafts for the unit today; refuses when nobody does."""
    accounts = accounts_with(unit.pk, Duty.DRAFT, today())
    if not accounts:
        raise Refusal(
            "Chưa có ai được phân công soạn thảo ở {unit}. Phân công trước rồi làm lại.", unit=unit.name
        )
    return actor_for(Account.objects.select_related("person").get(pk=accounts[0]), unit)
