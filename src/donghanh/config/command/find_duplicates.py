"""`donghanh find-duplicates`: initiatives like one text, or all pairs that are alike."""

import argparse
import json
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from donghanh.base.sentences import Refusal
from donghanh.initiatives.actions import imprint_missing, keep_pairs
from donghanh.initiatives.facts import all_pairs, find_alike
from donghanh.initiatives.models import Initiative
from donghanh.initiatives.rules import Wording

from .lists import progress
from .read_document import content_of
from .readiness import tell

DECIMALS = 4
_AT_ONCE = 500


def summary() -> str:
    return _("Tìm sáng kiến giống một văn bản, hoặc mọi cặp sáng kiến giống nhau (từ 0,5)")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file",
        nargs="?",
        type=Path,
        metavar=_("TỆP"),
        help=_("một sáng kiến: tệp JSON có title, problem, solution (có thể có code), hoặc tệp chữ"),
    )
    parser.add_argument("--all", action="store_true", help=_("mọi cặp trong cơ sở dữ liệu"))
    parser.add_argument("--json", action="store_true", help=_("in một mảng JSON: code, other, similarity"))
    parser.add_argument(
        "--keep", action="store_true", help=_("cùng với --all: ghi các cặp để hội đồng xem xét")
    )


def run(options: argparse.Namespace) -> int:
    if options.all == bool(options.file):
        raise Refusal("Ghi một tệp, hoặc --all để tìm mọi cặp.")
    if options.keep and not options.all:
        raise Refusal("--keep chỉ dùng cùng với --all.")
    texts = [] if options.all else texts_in(options.file)
    if made := imprint_missing(progress(_("Lập dấu văn bản"))):
        tell(_("Đã lập dấu cho {count} sáng kiến.").format(count=made))
    found = every_pair(keep=options.keep) if options.all else like(texts)
    if options.json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
        return 0
    for pair in found:
        print(f"{pair['code'] or '–'}\t{pair['other']}\t{pair['similarity']}")
    tell(_("{count} cặp.").format(count=len(found)))
    return 0


def texts_in(path: Path) -> list[tuple[str, Wording]]:
    """The texts of a file: one JSON object, several in a list, or plain words."""
    text = content_of(path).decode("utf-8-sig", "replace")
    try:
        told = json.loads(text)
    except ValueError:
        return [("", Wording("", "", text))]
    given = told if isinstance(told, list) else [told]
    if not all(isinstance(one, dict) for one in given):
        raise Refusal("Tệp JSON phải có dạng {{title, problem, solution}}. Sửa lại tệp “{path}”.", path=path)
    return [
        (_said(one, "code"), Wording(*(_said(one, k) for k in ("title", "problem", "solution"))))
        for one in given
    ]


def _said(one: dict[str, Any], key: str) -> str:
    value = one.get(key)
    return "" if value is None else str(value)


def like(texts: list[tuple[str, Wording]]) -> list[dict[str, Any]]:
    """What is like each text, the likest first; a text that is in the database is not its own duplicate."""
    found = []
    for code, wording in texts:
        own = Initiative.objects.filter(code=code).values_list("pk", flat=True).first() if code else None
        alike = find_alike(wording, but=own)
        codes = codes_of([one.initiative_id for one in alike])
        found += [
            {
                "code": code,
                "other": codes[one.initiative_id],
                "similarity": round(one.similarity, DECIMALS),
            }
            for one in alike
        ]
    return found


def every_pair(*, keep: bool) -> list[dict[str, Any]]:
    """All pairs, the likest first; kept for the council where asked."""
    pairs = all_pairs()
    if keep:
        tell(_("Thêm {count} cặp để xem xét.").format(count=keep_pairs(pairs)))
    codes = codes_of(sorted({key for pair in pairs for key in (pair.first_id, pair.second_id)}))
    return [
        {
            "code": codes[pair.first_id],
            "other": codes[pair.second_id],
            "similarity": round(pair.similarity, DECIMALS),
        }
        for pair in pairs
    ]


def codes_of(keys: list[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for start in range(0, len(keys), _AT_ONCE):
        found |= dict(
            Initiative.objects.filter(pk__in=keys[start : start + _AT_ONCE]).values_list("pk", "code")
        )
    return found
