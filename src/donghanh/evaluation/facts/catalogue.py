"""What criteria may count, by its Vietnamese name, and which criteria do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from donghanh.base.sentences import Refusal, Sentence
from donghanh.indicators.facts import by_code

from ..models import Criterion
from .deeds import DEEDS

# Figures that are reckoned, not rows that were counted.
RECKONED: Mapping[str, Sentence] = {
    "responses_on_time": Sentence("Kế hoạch cấp trên đã phản hồi đúng hạn"),
    "addressees_beneath": Sentence("Công đoàn cơ sở được gửi kế hoạch"),
    "answers_beneath": Sentence("Công đoàn cơ sở đã phản hồi"),
    "reports_asked": Sentence("Báo cáo phải gửi"),
    "reports_on_time": Sentence("Báo cáo gửi đúng hạn"),
    "units_expected": Sentence("Lượt đơn vị phải báo cáo"),
    "units_reported": Sentence("Lượt đơn vị đã báo cáo"),
    "inspection_breaches": Sentence("Nội dung làm trái quy định"),
    "inspection_shortcomings": Sentence("Hạn chế, thiếu sót khi kiểm tra"),
    "inspection_corrected": Sentence("Số liệu phải sửa sau kiểm tra"),
    "inspection_overdue": Sentence("Việc khắc phục quá hạn"),
}
REPORTED = ("report:", "total:")


def check_known(keys: Iterable[str]) -> None:
    """Refuse a formula that counts what nobody counts."""
    for key in keys:
        if key not in DEEDS and key not in RECKONED and not key.startswith(REPORTED):
            raise Refusal(
                "Số liệu “{key}” chưa có trong danh mục số liệu dùng cho tiêu chí. Kiểm tra lại ký hiệu.",
                key=key,
            )


def names_of(keys: Iterable[str]) -> dict[str, str]:
    """The Vietnamese name of each figure; one query for all that are reported."""
    keys = list(keys)
    codes = {key: key.split(":", 1)[1] for key in keys if key.startswith(REPORTED)}
    indicators = by_code(sorted(set(codes.values()))) if codes else {}
    names = {}
    for key in keys:
        if key in codes:
            found = indicators.get(codes[key])
            name = found.name if found else codes[key]
            whole = _("%(name)s, toàn đơn vị và cấp dưới") % {"name": name}
            names[key] = whole if key.startswith("total:") else name
        else:
            names[key] = str(DEEDS[key].label if key in DEEDS else RECKONED.get(key, key))
    return names


@dataclass(frozen=True)
class Countable:
    """One figure that criteria may count: key, name, whether its rows open, the criteria that count it now."""

    key: str
    name: str
    opens: bool
    used_by: list[Criterion]


def countable() -> list[Countable]:
    """Everything that is counted from what was done, by name; one query."""
    used: dict[str, list[Criterion]] = {}
    rows = Criterion.objects.filter(formula__isnull=False).select_related("criteria_set")
    for criterion in rows.order_by("criteria_set__code", "-criteria_set__version", "position"):
        for key in set(criterion.worked_by.keys):
            used.setdefault(key, []).append(criterion)
    found = [Countable(key, str(deed.label), True, used.get(key, [])) for key, deed in DEEDS.items()]
    return found + [Countable(key, str(name), False, used.get(key, [])) for key, name in RECKONED.items()]
