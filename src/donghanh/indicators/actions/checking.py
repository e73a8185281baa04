"""Checks between figures."""

from collections.abc import Iterable

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import one_line
from donghanh.journal import actions as journal

from ..models import CheckRow, Indicator
from ..permissions import check_may_change
from ..rules import Check, check_sound


@transaction.atomic
def add_check(
    *,
    by: Actor,
    left: Iterable[Indicator],
    relation: str,
    right: Iterable[Indicator],
    words: str = "",
    is_hard: bool = False,
    source: str = "",
    once: str | None = None,
) -> CheckRow:
    """A check that new forms with these indicators take along; refuses one that is there already."""
    check_may_change(by)
    journal.accept_once(once)
    left, right = list(left), list(right)
    names = {indicator.code: indicator.name for indicator in (*left, *right)}
    sides = [tuple(indicator.code for indicator in side) for side in (left, right)]
    check = Check(sides[0], relation, sides[1], one_line(words), is_hard)
    check_sound(check, {indicator.code for indicator in (*left, *right) if indicator.is_text})
    if CheckRow.objects.filter(key=check.key).exists():
        raise Refusal("Phép kiểm tra này đã có trong danh mục.", field="left")
    row = CheckRow.objects.create(
        key=check.key,
        left=list(check.left),
        relation=relation,
        right=list(check.right),
        words=str(check.said(names))[:250],
        is_hard=is_hard,
        source=one_line(source),
    )
    journal.record(
        by, "add_check", row, Sentence("Thêm phép kiểm tra: {words}.", words=row.words.rstrip("."))
    )
    return row


@transaction.atomic
def end_check(*, by: Actor, check: CheckRow) -> None:
    """Take it into no new form; forms that have it keep it."""
    check_may_change(by)
    held = hold(check)
    if held.ended_on:
        raise Refusal("Phép kiểm tra này đã thôi dùng. Tải lại trang để xem tình trạng mới nhất.")
    held.ended_on = today()
    held.save(update_fields=["ended_on"])
    journal.record(by, "end_check", held, Sentence("Thôi kiểm tra: {words}.", words=held.words.rstrip(".")))
