"""Changing the promises of a pledge that both sides had confirmed."""

from collections.abc import Sequence
from dataclasses import asdict
from itertools import zip_longest
from typing import Any

from donghanh.base.sentences import Refusal

from .pledge import PromiseDraft


def plain_of(drafts: Sequence[PromiseDraft]) -> list[dict[str, Any]]:
    """The promises as plain values, to be kept in a history."""
    return [asdict(draft) for draft in drafts]


def drafts_from(plain: Sequence[dict[str, Any]]) -> list[PromiseDraft]:
    """The promises that `plain_of` wrote."""
    return [PromiseDraft(**values) for values in plain]


def check_changed(before: Sequence[PromiseDraft], after: Sequence[PromiseDraft]) -> None:
    """Refuse a change that changes nothing."""
    if list(before) == list(after):
        raise Refusal("Nội dung chưa có gì thay đổi. Sửa nội dung cần đổi rồi gửi lại.")


def check_untold(told: int) -> None:
    """Refuse once the end of a promise was told: what was reached is not measured by other words afterwards."""
    if told:
        raise Refusal(
            "Đã ghi kết quả thực hiện {count} cam kết nên không đổi nội dung giao ước được nữa. "
            "Ghi rõ lý do ở kết quả của cam kết.",
            count=told,
        )


def lines_changed(before: Sequence[PromiseDraft], after: Sequence[PromiseDraft]) -> list[tuple[str, str]]:
    """The promises side by side, old and new words; those that stand as they were are left out."""
    pairs = zip_longest((_told(draft) for draft in before), (_told(draft) for draft in after), fillvalue="")
    return [(old, new) for old, new in pairs if old != new]


def _told(draft: PromiseDraft) -> str:
    if draft.amount is None or str(draft.amount) in draft.text:
        return draft.text
    return f"{draft.text} ({draft.amount} {draft.unit_of_measure})".replace(" )", ")")
