"""From decisions to an own plan: its clauses in their order, numbered afresh."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from donghanh.base.sentences import Refusal
from donghanh.base.words import one_line

from .clauses import ClauseRow, Numbering
from .drafting import ADAPTED, ADDED, ADOPTED, Above, Addition, Draft


@dataclass(frozen=True)
class Item:
    """One clause of a draft, be it from above or added; `parent` is the key of what it stands under."""

    key: str
    parent: str
    depth: int
    above: Above | None = None
    addition: Addition | None = None


@dataclass(frozen=True)
class OwnClause:
    """One clause of the derived plan with its lineage (`above_id` None for an added one)."""

    address: str
    text: str
    kind: str
    decision: str
    above_id: int | None = None
    sectors: tuple[str, ...] = ()
    follows: int | None = None
    key: str = ""

    @property
    def row(self) -> ClauseRow:
        """The clause without its lineage."""
        return ClauseRow(self.address, self.text, self.kind, self.sectors)


def arranged(clauses: Sequence[Above], draft: Draft) -> list[Item]:
    """Every clause above and every own one, those out of scope too, in the draft's reading order.

    Own ones follow the last clause under their heading until they are moved.
    """
    keys = {above.address: above.key for above in clauses}
    items = [Item(above.key, keys.get(above.parent, ""), 0, above=above) for above in clauses]
    items += [
        Item(added.key, keys.get(added.under, ""), 0, addition=added)
        for added in draft.additions
        if one_line(added.text)
    ]
    return list(_walk(_beneath(items, draft.order), "", 1))


def _beneath(items: Sequence[Item], order: Sequence[str]) -> dict[str, list[Item]]:
    place = {key: index for index, key in enumerate(order)}
    beneath: dict[str, list[Item]] = {}
    for item in items:
        beneath.setdefault(item.parent, []).append(item)
    for siblings in beneath.values():
        default = {item.key: len(order) + index for index, item in enumerate(siblings)}
        siblings.sort(key=lambda item: place.get(item.key, default[item.key]))
    return beneath


def _walk(beneath: Mapping[str, list[Item]], parent: str, depth: int) -> Iterator[Item]:
    for item in beneath.get(parent, []):
        yield replace(item, depth=depth)
        yield from _walk(beneath, item.key, depth + 1)


def moved(clauses: Sequence[Above], draft: Draft, key: str, *, down: bool) -> Draft:
    """The draft with one clause moved past its neighbour under the same heading; unmoved at the end of the row."""
    items = arranged(clauses, draft)
    here = next((item for item in items if item.key == key), None)
    if here is None:
        raise Refusal("Mục này không còn trong dự thảo. Tải lại trang để xem bản mới nhất.")
    row = [item.key for item in items if item.parent == here.parent]
    index, past = row.index(key), row.index(key) + (1 if down else -1)
    if not 0 <= past < len(row):
        return draft
    row[index], row[past] = row[past], row[index]
    return replace(draft, order=(*(kept for kept in draft.order if kept not in row), *row))


def without_addition(draft: Draft, key: str) -> Draft:
    """The draft without one own clause."""
    kept = tuple(added for added in draft.additions if added.key != key)
    return replace(draft, additions=kept, order=tuple(name for name in draft.order if name != key))


def compose(clauses: Sequence[Above], draft: Draft) -> list[OwnClause]:
    """The derived plan in reading order, numbered afresh.

    A heading stays while something beneath it does; what hung on a clause that is not carried out goes up to the
    next one that is.
    """
    items = arranged(clauses, draft)
    kept, numbering = _kept(clauses, draft), Numbering()
    at: dict[str, str] = {"": ""}
    step: dict[str, str] = {"": ""}
    own = []
    for item in items:
        like = item.above.address if item.above else _like(item.addition.under if item.addition else "")
        like = step[item.parent] or like
        if item.above and item.above.id not in kept:
            at[item.key], step[item.key] = at[item.parent], like
            continue
        address = numbering.address(at[item.parent], like)
        at[item.key], step[item.key] = address, ""
        own.append(_own(item, address, draft, clauses=clauses))
    return own


def _own(item: Item, address: str, draft: Draft, *, clauses: Sequence[Above]) -> OwnClause:
    if item.addition:
        kinds = {above.address: above.kind for above in clauses}
        kind = _kind_beneath(item.addition.under, kinds, clauses)
        text = one_line(item.addition.text)
        return OwnClause(
            address, text, kind, ADDED, None, item.addition.sectors, item.addition.follows, item.key
        )
    assert item.above, "an item is one or the other"
    made = draft.choice(item.above)
    is_adapted = made.decision == ADAPTED
    return OwnClause(
        address,
        one_line(made.text if is_adapted else item.above.text),
        item.above.kind,
        ADAPTED if is_adapted else ADOPTED,
        item.above.id,
        item.above.sectors if made.sectors is None else made.sectors,
        made.follows,
        item.key,
    )


def _kept(clauses: Sequence[Above], draft: Draft) -> set[int]:
    """What is carried out, and every clause above it or above an addition, so that nothing hangs in the air."""
    wanted = {
        above.address
        for above in clauses
        if not above.is_heading and draft.choice(above).decision in (ADOPTED, ADAPTED)
    }
    wanted |= {addition.under for addition in draft.additions if one_line(addition.text)}
    return {
        above.id
        for above in clauses
        if above.address in wanted
        or (above.is_heading and any(address.startswith(f"{above.address}.") for address in wanted))
    }


def _like(under: str) -> str:
    """An addition under a section is a number, deeper down a dash item."""
    return "1" if "." not in under else "d1"


def _kind_beneath(under: str, kinds: Mapping[str, str], clauses: Sequence[Above]) -> str:
    beneath = [above.kind for above in clauses if above.parent == under and not above.is_heading]
    return beneath[0] if beneath else kinds.get(under, "content").replace("heading", "content")
