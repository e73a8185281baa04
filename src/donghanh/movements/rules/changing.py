"""A plan in force is changed: which clauses get new words, which go, which come, and how its paper says so."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from donghanh.base.dates import say_date
from donghanh.base.sentences import Refusal
from donghanh.base.words import one_line
from donghanh.documents.rules.paper import kind_of

from .clauses import ClauseRow, step_of
from .drafting import ADAPTED, OUT_OF_SCOPE, Above, Draft


@dataclass(frozen=True)
class Reworded:
    """A clause with its new words; `follows` is the superior clause's version that they answer."""

    above: Above
    text: str
    sectors: tuple[str, ...]
    follows: int | None = None


@dataclass(frozen=True)
class Abolished:
    """A clause that no longer holds; `follows` as in Reworded."""

    above: Above
    reason: str
    follows: int | None = None


@dataclass(frozen=True)
class Added:
    """A clause that comes new, at an address never used in the plan before."""

    address: str
    text: str
    kind: str
    sectors: tuple[str, ...]
    follows: int | None = None


@dataclass(frozen=True)
class Changes:
    """All that an amendment does."""

    reworded: tuple[Reworded, ...] = ()
    abolished: tuple[Abolished, ...] = ()
    added: tuple[Added, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.reworded or self.abolished or self.added)


def changes_of(clauses: Sequence[Above], draft: Draft, *, used: Collection[str]) -> Changes:
    """What the draft changes in a plan of these clauses; with a clause goes what stands beneath it. `used` are all
    addresses the plan ever had, so that no new clause takes the place of an abolished one.
    """
    going: list[Abolished] = []
    reworded: list[Reworded] = []
    for clause in clauses:
        made = draft.choice(clause)
        over = next((gone for gone in going if clause.address.startswith(f"{gone.above.address}.")), None)
        if over:
            going.append(Abolished(clause, over.reason))
        elif made.decision == OUT_OF_SCOPE:
            going.append(Abolished(clause, one_line(made.reason), made.follows))
        elif made.decision == ADAPTED or (made.sectors not in (None, clause.sectors)):
            text = one_line(made.text) if made.decision == ADAPTED else clause.text
            sectors = clause.sectors if made.sectors is None else made.sectors
            reworded.append(Reworded(clause, text, sectors, made.follows))
    return Changes(tuple(reworded), tuple(going), _added(clauses, draft, used))


def _added(clauses: Sequence[Above], draft: Draft, used: Collection[str]) -> tuple[Added, ...]:
    taken, added = set(used), []
    kinds = {clause.address: clause.kind for clause in clauses}
    for addition in draft.additions:
        if not one_line(addition.text):
            continue
        address = next_address(addition.under, taken)
        taken.add(address)
        beneath = [clause.kind for clause in clauses if clause.parent == addition.under]
        kind = next((kind for kind in beneath if kind != "heading"), kinds.get(addition.under, "content"))
        kind = "content" if kind == "heading" else kind
        added.append(Added(address, one_line(addition.text), kind, addition.sectors, addition.follows))
    return tuple(added)


def next_address(under: str, used: Collection[str]) -> str:
    """The first address beneath `under` after all that were ever used there: a number in a section, else a dash."""
    kind = "dash" if "." in under else "number" if under else "section"
    start = f"{under}." if under else ""
    last = [address.removeprefix(start) for address in used if address.startswith(start)]
    count = sum("." not in step and kind_of(step) == kind for step in last) + 1
    while f"{start}{step_of(kind, count)}" in used:
        count += 1
    return f"{start}{step_of(kind, count)}"


def check_changes(changes: Changes) -> None:
    """Refuse an amendment that changes nothing, empties a clause or abolishes one without a reason."""
    if not changes:
        raise Refusal("Chưa sửa, bãi bỏ hoặc bổ sung mục nào. Sửa ít nhất một mục rồi ban hành.")
    for reworded in changes.reworded:
        if not reworded.text:
            raise Refusal(
                "Mục {address} chưa có nội dung mới. Nhập nội dung hoặc chọn giữ nguyên.",
                address=reworded.above.address,
            )
    for gone in changes.abolished:
        if not gone.reason:
            raise Refusal("Mục {address} bãi bỏ mà chưa ghi lý do. Ghi lý do.", address=gone.above.address)


def rows_of_amendment(changes: Changes, *, earlier: str) -> list[ClauseRow]:
    """The content of the paper; `earlier` names the plan ("Kế hoạch số 15/KH-LĐLĐ ngày 10/6/2017")."""
    parts = [
        (
            f"Sửa đổi các nội dung sau của {earlier}:",
            [f"Mục {one.above.address} sửa đổi thành: “{one.text}”" for one in changes.reworded],
        ),
        (
            f"Bổ sung các nội dung sau vào {earlier}:",
            [f"Mục {one.address}: “{one.text}”" for one in changes.added],
        ),
        (
            f"Bãi bỏ các nội dung sau của {earlier}:",
            [f"Mục {one.above.address}. Lý do: {one.reason.rstrip('.')}." for one in changes.abolished],
        ),
        (f"Các nội dung khác của {earlier} giữ nguyên hiệu lực.", None),
    ]
    rows: list[ClauseRow] = []
    for text, lines in parts:
        if lines == []:
            continue
        section = step_of("section", sum("." not in row.address for row in rows) + 1)
        rows.append(ClauseRow(section, text, "heading" if lines else "paragraph"))
        rows += [
            ClauseRow(f"{section}.{index}", line, "paragraph") for index, line in enumerate(lines or [], 1)
        ]
    return rows


def earlier_named(number: str, issued_on: dt.date | None) -> str:
    """How papers speak of an earlier plan."""
    return f"Kế hoạch số {number} ngày {say_date(issued_on)}"


def check_may_change(*, is_in_force: bool, is_amendment: bool) -> None:
    """Refuse to change what does not hold, or the paper of a change itself."""
    if is_amendment:
        raise Refusal(
            "Đây là văn bản sửa đổi; nội dung đã nhập vào kế hoạch được sửa. Mở kế hoạch đó để sửa tiếp."
        )
    if not is_in_force:
        raise Refusal("Chỉ sửa đổi, bổ sung, thay thế hoặc thu hồi được kế hoạch đang có hiệu lực.")
