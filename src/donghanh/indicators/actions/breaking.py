"""Breaking figures down."""

from collections.abc import Iterable
from dataclasses import replace

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import one_line
from donghanh.journal import actions as journal

from ..models import Breakdown, BreakdownCell, Indicator
from ..permissions import check_may_change
from ..rules import check_breakdown


@transaction.atomic
def add_breakdown(
    *,
    by: Actor,
    indicator: Indicator,
    name: str,
    cells: Iterable[Indicator],
    is_exact: bool = True,
    once: str | None = None,
) -> Breakdown:
    """Tell a figure again by cells; refuses cells that would not add up, and a name used already."""
    check_may_change(by)
    journal.accept_once(once)
    name = one_line(name)
    if not name:
        raise Refusal("Chưa ghi chia theo gì, ví dụ: giới tính, khu vực.", field="name")
    if Breakdown.objects.filter(whole=indicator, name=name).exists():
        raise Refusal("Đã có cách chia “{name}”. Chọn tên khác.", name=name, field="name")
    made = write_breakdown(indicator, name=name, cells=list(cells), is_exact=is_exact)
    journal.record(by, "break_down", indicator, Sentence("Chia nhỏ theo “{name}”.", name=name))
    return made


def write_breakdown(whole: Indicator, *, name: str, cells: list[Indicator], is_exact: bool) -> Breakdown:
    """The rows of a breakdown, once it is known to be sound."""
    is_cell = BreakdownCell.objects.filter(indicator=whole).exists()
    check_breakdown(replace(whole.countable, is_cell=is_cell), [cell.countable for cell in cells])
    made = Breakdown.objects.create(whole=whole, name=name, is_exact=is_exact)
    BreakdownCell.objects.bulk_create(
        BreakdownCell(breakdown=made, indicator=cell, position=position)
        for position, cell in enumerate(cells, start=1)
    )
    return made


@transaction.atomic
def end_breakdown(*, by: Actor, breakdown: Breakdown) -> None:
    """Use it in no new form; its cells stay indicators."""
    check_may_change(by)
    held = hold(breakdown)
    if held.ended_on:
        raise Refusal("Cách chia này đã thôi dùng. Tải lại trang để xem tình trạng mới nhất.")
    held.ended_on = today()
    held.save(update_fields=["ended_on"])
    journal.record(by, "end_breakdown", held.whole, Sentence("Thôi chia theo “{name}”.", name=held.name))
