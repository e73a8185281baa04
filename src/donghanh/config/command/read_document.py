"""`donghanh read-document`: what an official paper says, field by field."""

import argparse
import json
import sys
from pathlib import Path

from django.utils.translation import gettext as _

from donghanh.base.sentences import Refusal
from donghanh.documents.rules.reading import Reading, read_file

NEEDS_DATA = False


def summary() -> str:
    return _("Đọc một văn bản: số, ký hiệu, ngày, căn cứ, các mục, nơi nhận, người ký")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, metavar=_("TỆP"), help=_("tệp văn bản (.docx, .doc, .pdf, .txt, .html)")
    )
    parser.add_argument("--json", action="store_true", help=_("in đầy đủ dưới dạng JSON"))


def run(options: argparse.Namespace) -> int:
    reading = read_file(options.file.name, content_of(options.file))
    for warning in reading.warnings:
        print(warning, file=sys.stderr)
    answer = json.dumps(reading.as_json(), ensure_ascii=False, indent=2) if options.json else told(reading)
    print(answer)
    return 0


def content_of(path: Path) -> bytes:
    """The file's bytes; refuses what is not there or may not be read."""
    try:
        return path.read_bytes()
    except IsADirectoryError:
        raise Refusal("“{path}” là thư mục, không phải tệp. Chọn một tệp văn bản.", path=path) from None
    except OSError:
        raise Refusal("Không mở được tệp “{path}”. Kiểm tra tên tệp và quyền đọc.", path=path) from None


def told(reading: Reading) -> str:
    """The reading for people, a field a line; what is not in the text is a dash."""
    found = reading.as_json()
    rows = [
        (_("Loại văn bản"), found["type"]),
        (_("Số"), found["number"]),
        (_("Ký hiệu"), found["symbol"]),
        (_("Cơ quan ban hành"), found["issuer"]),
        (_("Địa danh"), found["place"]),
        (_("Ngày ban hành"), found["issued_on"]),
        (_("Trích yếu"), found["subject"]),
        (_("Căn cứ"), len(found["bases"])),
        (_("Nơi nhận"), len(found["recipients"])),
        (_("Người ký"), (found["signing"] or {}).get("name")),
    ]
    lines = [f"{label}: {value if value is not None else '–'}" for label, value in rows]
    return "\n".join([*lines, "", *clause_lines(found["clauses"])])


def clause_lines(clauses: list[dict], depth: int = 0) -> list[str]:
    lines = []
    for clause in clauses:
        lines.append(f"{'  ' * depth}{clause['address']}  {clause['text']}")
        lines += clause_lines(clause["children"], depth + 1)
    return lines
