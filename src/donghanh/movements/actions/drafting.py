"""A draft is written: by one, or by two at the same time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from donghanh.base.actors import Actor
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal
from donghanh.base.words import one_line

from ..choices import PlanState
from ..documents import said_around
from ..facts.drafts import desk_of
from ..models import Plan
from ..permissions import check_may_derive
from ..rules.composing import moved, without_addition
from ..rules.drafting import Draft
from ..rules.merging import draft_of, merged, pieces_of

_AROUND = ("title", "opening", "recipients")


@dataclass(frozen=True)
class Typed:
    """What a page sent: pieces and the words around them as typed, and the token of each as it was shown."""

    pieces: Mapping[str, str]
    around: Mapping[str, str]
    seen: Mapping[str, str]


@dataclass(frozen=True)
class Clash:
    """A piece that somebody else changed meanwhile: by whom and when."""

    key: str
    name: str
    at: str


def held_draft(by: Actor, plan: Plan) -> Plan:
    """The draft read afresh and locked; refuses whoever does not draft for the unit, and what is no draft any more."""
    check_may_derive(by, plan.unit_id)
    held = hold(plan)
    if held.state in (PlanState.SUBMITTED, PlanState.SIGNED):
        raise Refusal("Kế hoạch đã trình ký nên tạm khóa. Rút lại hoặc chờ trả lại rồi sửa tiếp.")
    if held.state != PlanState.DRAFT:
        raise Refusal("Kế hoạch đã ban hành nên không sửa được nữa. Tải lại trang để xem bản đã ban hành.")
    return held


@transaction.atomic
def save_draft(*, by: Actor, plan: Plan, draft: Draft, title: str = "", **paper: str) -> Plan:
    """Keep what was decided so far, over whatever is there; `paper` may hold `opening` and `recipients`. Not
    journalled: it saves as one types.
    """
    plan = held_draft(by, plan)
    kept: dict[str, Any] = {**plan.draft, **draft.to_plain()}
    kept["paper"] = {**kept.get("paper", {}), **{key: text for key, text in paper.items() if text.strip()}}
    plan.draft = kept
    plan.title = one_line(title)[:800] or plan.title
    plan.save(update_fields=["draft", "title", "saved_at"])
    return plan


@transaction.atomic
def save_typed(*, by: Actor, plan: Plan, typed: Typed) -> list[Clash]:
    """Keep what a page sent, piece by piece; the clashes are those pieces that somebody else changed since the
    page was shown: they stay as they are. Not journalled.
    """
    plan = held_draft(by, plan)
    desk, touched = desk_of(plan), dict(plan.draft.get("touched", {}))
    mine = {key for key, (account_id, _name, _at) in touched.items() if account_id == by.account_id}
    pieces = merged(pieces_of(desk.above, desk.draft), typed.pieces, typed.seen, mine=mine)
    around = merged(said_around(plan), typed.around, typed.seen, mine=mine)
    written = pieces.written | around.written
    if written:
        moment = timezone.localtime()
        stamp = [by.account_id, by.name, f"{moment.hour}:{moment.minute:02d}"]
        draft = draft_of(desk.above, pieces.pieces, order=desk.draft.order)
        plan.draft = {
            **plan.draft,
            **draft.to_plain(),
            "paper": {key: around.pieces[key] for key in ("opening", "recipients")},
            "touched": touched | dict.fromkeys(sorted(written), stamp),
        }
        plan.title = one_line(around.pieces["title"])[:800] or plan.title
        plan.save(update_fields=["draft", "title", "saved_at"])
    return [Clash(key, *_who(touched, key)) for key in (*pieces.clashes, *around.clashes)]


def _who(touched: Mapping[str, Any], key: str) -> tuple[str, str]:
    _account, name, at = touched.get(key, (None, "", ""))
    return name, at


@transaction.atomic
def move_clause(*, by: Actor, plan: Plan, key: str, down: bool) -> Plan:
    """Move a clause of the draft past its neighbour under the same heading."""
    plan = held_draft(by, plan)
    desk = desk_of(plan)
    draft = moved(desk.above, desk.draft, key, down=down)
    plan.draft = {**plan.draft, "order": list(draft.order)}
    plan.save(update_fields=["draft", "saved_at"])
    return plan


@transaction.atomic
def delete_clause(*, by: Actor, plan: Plan, key: str) -> Plan:
    """Take an own clause out of the draft; one from above is answered «không thuộc phạm vi» instead."""
    plan = held_draft(by, plan)
    draft = without_addition(Draft.from_plain(plan.draft), key)
    plan.draft = {**plan.draft, **draft.to_plain()}
    plan.save(update_fields=["draft", "saved_at"])
    return plan
