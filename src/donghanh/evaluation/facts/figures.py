"""Figures that computed points are made of, for many units at once; a few queries for all of them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.movements.models import Delivery

from ..models import Round
from ..rules.points import Figure
from . import deeds, inspected, reported

Known = dict[int, dict[str, Figure]]
Source = Callable[[Round, Sequence[int], frozenset[str]], Known]


def figures_of(made: Round, unit_ids: Iterable[int], keys: Iterable[str]) -> Known:
    """Every figure of `keys` that is known of these units in the round's period and movement, by unit and key."""
    unit_ids, wanted = list(unit_ids), frozenset(keys)
    known: Known = {unit_id: {} for unit_id in unit_ids}
    for asks, source in SOURCES:
        if any(key.startswith(asks) for key in wanted):
            for unit_id, figures in source(made, unit_ids, wanted).items():
                if unit_id in known:
                    known[unit_id] |= figures
    return known


def _counted(key: str, label: str, *, counts: Counter[int], unit_ids: Iterable[int]) -> Known:
    return {unit_id: {key: Figure(key, label, counts[unit_id])} for unit_id in unit_ids}


def _joined(*parts: Known) -> Known:
    known: Known = defaultdict(dict)
    for part in parts:
        for unit_id, figures in part.items():
            known[unit_id] |= figures
    return known


def _answers(made: Round, unit_ids: Sequence[int], _wanted: frozenset[str]) -> Known:
    """Plans of the movement answered in time by the unit."""
    rows = Delivery.objects.filter(plan__movement=made.movement_id, unit__in=unit_ids)
    on_time = Counter(
        unit_id
        for unit_id, answered_at, due_on in rows.exclude(answered_at=None).values_list(
            "unit", "answered_at", "due_on"
        )
        if due_on is None or timezone.localtime(answered_at).date() <= due_on
    )
    return _counted(
        "responses_on_time", _("Kế hoạch cấp trên đã phản hồi đúng hạn"), counts=on_time, unit_ids=unit_ids
    )


def _answers_beneath(made: Round, unit_ids: Sequence[int], _wanted: frozenset[str]) -> Known:
    """Addressees of the units' own plans, and how many of them have answered."""
    rows = Delivery.objects.filter(plan__unit__in=unit_ids, plan__state="issued")
    if made.movement_id:
        rows = rows.filter(plan__movement=made.movement_id)
    rows = rows.filter(sent_at__date__lte=made.period.ends_on)
    asked = Counter(rows.values_list("plan__unit", flat=True))
    answered = Counter(rows.exclude(answered_at=None).values_list("plan__unit", flat=True))
    return _joined(
        _counted(
            "addressees_beneath", _("Công đoàn cơ sở được gửi kế hoạch"), counts=asked, unit_ids=unit_ids
        ),
        _counted("answers_beneath", _("Công đoàn cơ sở đã phản hồi"), counts=answered, unit_ids=unit_ids),
    )


SOURCES: tuple[tuple[str, Source], ...] = (
    ("responses_on_time", _answers),
    ("answers_beneath", _answers_beneath),
    ("report:", reported.accepted),
    ("total:", reported.totals),
    ("reports_", reported.timeliness),
    ("units_", reported.coverage),
    ("inspection_", inspected.inspections),
    ("", deeds.done),
)
