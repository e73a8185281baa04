"""`donghanh import-values`: figures of many units from one table into the drafts of one request."""

import argparse
from pathlib import Path

from django.utils.translation import gettext as _

from donghanh.base.sentences import Refusal, Sentence
from donghanh.reports.actions.importing import Looked, enter, look_through
from donghanh.reports.models import ReportRequest

from .lists import MOST_TOLD, progress
from .readiness import tell

MOST_NAMED = 12


def summary() -> str:
    return _("Nhập số liệu báo cáo của nhiều đơn vị từ bảng tính")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar=_("TỆP"), help=_("tệp .xlsx, .xls hoặc .csv"))
    parser.add_argument(
        "--request",
        required=True,
        metavar=_("SỐ"),
        help=_("số của yêu cầu báo cáo (số trong địa chỉ trang), hoặc BIỂU/KỲ, ví dụ BC6T/2018H1"),
    )
    parser.add_argument("--dry-run", action="store_true", help=_("chỉ kiểm tra, không ghi gì"))
    parser.add_argument("--sheet", default="", metavar=_("TRANG"), help=_("tên trang tính cần đọc"))


def run(options: argparse.Namespace) -> int:
    if not options.file.is_file():
        raise Refusal("Không có tệp “{path}”.", path=options.file)
    request = request_named(options.request)
    looked = look_through(request, options.file, sheet_name=options.sheet)
    tell(_("Đọc trang “{sheet}” cho “{title}”.").format(sheet=looked.file.sheet, title=request.title))
    _tell_wrong(looked)
    found = _("{reports} báo cáo, {cells} ô; {wrong} chỗ sai.")
    print(found.format(reports=len(looked.entries), cells=looked.cells, wrong=len(looked.wrong)))
    if looked.wrong:
        tell(_("Chưa ghi gì. Sửa tệp rồi nhập lại."))
        return 1
    if not options.dry_run:
        count = enter(request, looked, tell=progress(_("Ghi")))
        print(_("Đã nhập {count} báo cáo; các đơn vị xem lại rồi gửi.").format(count=count))
    return 0


def _tell_wrong(looked: Looked) -> None:
    for trouble in looked.wrong[:MOST_TOLD]:
        place = _("Dòng {cell}") if trouble.place.isdecimal() else _("Ô {cell}")
        print(f"{place.format(cell=trouble.place)}: {trouble.sentence}")
    if len(looked.wrong) > MOST_TOLD:
        print(_("… và {count} chỗ sai nữa.").format(count=len(looked.wrong) - MOST_TOLD))


def request_named(name: str) -> ReportRequest:
    """The request of that number, or the latest of FORM/PERIOD; refuses, naming some, when there is none."""
    requests = ReportRequest.objects.select_related("form", "period", "unit")
    form, _slash, period = name.partition("/")
    if period:
        found = requests.filter(form__code=form, period__code=period.upper()).last()
    else:
        found = requests.filter(pk=name).first() if name.isdecimal() else None
    if found is not None:
        return found
    known = [
        str(
            Sentence(
                "{number} ({form}/{period}) {title}",
                number=each.pk,
                form=each.form.code,
                period=each.period.code,
                title=each.title,
            )
        )
        for each in requests.order_by("-due_on", "-pk")[:MOST_NAMED]
    ]
    raise Refusal(
        "Không có yêu cầu báo cáo “{name}”. Các yêu cầu: {known}.", name=name, known="; ".join(known) or "–"
    )
