"""Changes of the list of indicators."""

import datetime as dt
from typing import Any

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import fold, nfc, one_line
from donghanh.journal import actions as journal

from ..choices import IndicatorKind
from ..models import Indicator, Wording
from ..permissions import check_may_change
from ..rules import Draft, check_indicator, kind_of


@transaction.atomic
def add_indicator(
    *,
    by: Actor,
    code: str,
    name: str,
    unit_of_measure: str,
    over_units: str,
    over_time: str,
    decimals: int = 0,
    kind: str = "",
    numerator: Indicator | None = None,
    denominator: Indicator | None = None,
    once: str | None = None,
    **facts: Any,
) -> Indicator:
    """A new indicator; refuses a code that was ever used."""
    check_may_change(by)
    journal.accept_once(once)
    code, name, unit_of_measure = one_line(code).upper(), one_line(name), one_line(unit_of_measure)
    kind = kind or kind_of(over_units, unit_of_measure)
    parts = [part.code if part else "" for part in (numerator, denominator)]
    check_indicator(Draft(code, name, unit_of_measure, decimals, over_units, over_time, *parts, kind=kind))
    if Indicator.objects.filter(code=code).exists():
        raise Refusal(
            "Mã chỉ tiêu “{code}” đã dùng. Chọn mã khác; mã cũ không dùng lại.", code=code, field="code"
        )
    indicator = Indicator.objects.create(
        code=code,
        name=name,
        kind=kind,
        unit_of_measure=unit_of_measure,
        decimals=decimals,
        over_units=over_units,
        over_time=over_time,
        numerator=numerator,
        denominator=denominator,
        search_key=fold(name),
        **facts,
    )
    journal.record(by, "add", indicator, Sentence("Thêm chỉ tiêu “{name}”.", name=name))
    return indicator


@transaction.atomic
def add_question(*, by: Actor, name: str, definition: str = "", levels: list[str] | None = None) -> Indicator:
    """A question answered in words, under a code of its own; the one with the same words where there is one."""
    check_may_change(by)
    name = one_line(name)
    same = Indicator.objects.filter(kind=IndicatorKind.TEXT, name=name, retired_on__isnull=True).first()
    if same is not None:
        return same
    last = (
        Indicator.objects.filter(code__regex=r"^CH\d{3,}$").order_by("-code").values_list("code", flat=True)
    )
    return add_indicator(
        by=by,
        code=f"CH{int(last[0][2:]) + 1 if last else 1:03d}",
        name=name,
        unit_of_measure="",
        over_units="none",
        over_time="none",
        kind="text",
        better="neither",
        theme="Thuyết minh",
        definition=nfc(definition).strip(),
        levels=levels or ["upper", "grassroots"],
    )


@transaction.atomic
def retire(*, by: Actor, indicator: Indicator, on: dt.date, replaced_by: Indicator | None = None) -> None:
    """Ask for it no longer from a day on; figures already given stay, its code stays taken."""
    check_may_change(by)
    held = hold(indicator)
    if held.retired_on:
        raise Refusal("Chỉ tiêu này đã thôi dùng. Tải lại trang để xem tình trạng mới nhất.")
    if replaced_by is not None and replaced_by.pk == held.pk:
        raise Refusal("Chỉ tiêu thay thế phải là chỉ tiêu khác.", field="replaced_by")
    held.retired_on, held.replaced_by = on, replaced_by
    held.save(update_fields=["retired_on", "replaced_by"])
    journal.record(by, "retire", held, Sentence("Thôi dùng chỉ tiêu “{name}”.", name=held.name))


@transaction.atomic
def reword(
    *,
    by: Actor,
    indicator: Indicator,
    name: str,
    definition: str = "",
    source: str = "",
    verified: bool = False,
    better: str = "",
    why: str = "",
) -> Indicator:
    """Say it better: the earlier words are kept; what is counted, and how, stays as it is. `better` says whether more
    of it is; left out it stays.

    Refuses other words without the reason; a changed meaning is a new indicator.
    """
    check_may_change(by)
    held = hold(indicator)
    name, definition, source, why = one_line(name), nfc(definition).strip(), one_line(source), one_line(why)
    if not name:
        raise Refusal("Chưa có tên chỉ tiêu. Nhập tên đầy đủ.", field="name")
    if (name, definition) != (held.name, held.definition):
        if not why:
            raise Refusal(
                "Chưa ghi lý do đổi lời. Ghi ngắn gọn; nếu cách đếm đã khác, thêm chỉ tiêu mới và thôi dùng chỉ tiêu này.",
                field="why",
            )
        keep_wording(held, why=why)
    held.name, held.definition, held.source, held.verified = name, definition, source, verified
    held.search_key, held.is_reworded_here, held.better = fold(name), True, better or held.better
    held.save(
        update_fields=[
            "name",
            "definition",
            "source",
            "verified",
            "better",
            "search_key",
            "wording",
            "is_reworded_here",
        ]
    )
    journal.record(by, "reword", held, Sentence("Sửa lời của chỉ tiêu “{name}”.", name=held.name))
    return held


def keep_wording(indicator: Indicator, *, why: str = "") -> None:
    """Keep the present words as an earlier wording and count on; the caller saves the new ones."""
    Wording.objects.create(
        indicator=indicator,
        number=indicator.wording,
        name=indicator.name,
        definition=indicator.definition,
        source=indicator.source,
        until_on=today(),
        why=why,
    )
    indicator.wording += 1
