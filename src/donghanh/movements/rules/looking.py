"""What a unit must look at again when its superior's plan changed after its own was issued."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from donghanh.base.sentences import Refusal
from donghanh.base.words import one_line

from .drafting import Above

CHANGED, ABOLISHED, NEW = "changed", "abolished", "new"
KEPT, READAPTED, ADOPTED_NEW, DROPPED, OUTSIDE = "kept", "readapted", "adopted", "dropped", "out_of_scope"
OFFERS = {
    CHANGED: (KEPT, READAPTED, ADOPTED_NEW, OUTSIDE),
    ABOLISHED: (KEPT, DROPPED),
    NEW: (ADOPTED_NEW, READAPTED, OUTSIDE),
}
NEEDS_REASON = (KEPT, DROPPED, OUTSIDE)


@dataclass(frozen=True)
class Answered:
    """A clause version above that the unit decided about."""

    id: int
    address: str


@dataclass(frozen=True)
class ToLookAt:
    """One thing to settle: `before` the version answered (None for a new clause), `after` the present one (None
    for an abolished clause).
    """

    kind: str
    address: str
    before: int | None
    after: int | None


def to_look_at(answered: Iterable[Answered], present: Sequence[Above]) -> list[ToLookAt]:
    """What changed above: exactly the clauses answered in a version that is no longer the present one, and the
    present ones never answered. Headings that come new ask for nothing.
    """
    now = {above.address: above for above in present}
    current = {above.id for above in present}
    held = list(answered)
    found = [
        ToLookAt(CHANGED if one.address in now else ABOLISHED, one.address, one.id, _id(now.get(one.address)))
        for one in held
        if one.id not in current
    ]
    known = {one.address for one in held}
    found += [
        ToLookAt(NEW, above.address, None, above.id)
        for above in present
        if above.address not in known and not above.is_heading
    ]
    return found


def _id(above: Above | None) -> int | None:
    return above.id if above else None


def check_settling(kind: str, how: str, *, text: str, reason: str) -> None:
    """Refuse what does not fit the change, and a missing reason or text."""
    if how not in OFFERS[kind]:
        raise Refusal("Chưa chọn cách xử lý mục này. Chọn một cách rồi ghi lại.", field="how")
    if how in NEEDS_REASON and not one_line(reason):
        raise Refusal("Chưa ghi lý do. Ghi ngắn gọn vì sao đơn vị chọn như vậy.", field="reason")
    if how == READAPTED and not one_line(text):
        raise Refusal("Chưa có câu chữ của đơn vị. Nhập nội dung điều chỉnh lại.", field="text")
