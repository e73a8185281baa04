"""Deriving an own plan: what was decided about each clause above, and the plan that comes of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from donghanh.base.sentences import Refusal, mark
from donghanh.base.words import one_line

from .clauses import ClauseRow, Numbering

ADOPTED, ADAPTED, OUT_OF_SCOPE, ADDED = "adopted", "adapted", "out_of_scope", "added"
_MOST_NAMED = 6


@dataclass(frozen=True)
class Above:
    """One clause of the superior plan."""

    id: int
    address: str
    text: str
    kind: str
    sectors: tuple[str, ...] = ()

    @property
    def is_heading(self) -> bool:
        """Says nothing to do by itself."""
        return self.kind == "heading"

    @property
    def parent(self) -> str:
        """Address of the clause it stands under."""
        return self.address.rpartition(".")[0]


@dataclass(frozen=True)
class Choice:
    """What was decided about a clause above; `decision` empty while nothing was."""

    decision: str = ""
    text: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Addition:
    """An own clause, put under the superior plan's heading at `under` ("II")."""

    under: str
    text: str


@dataclass(frozen=True)
class Draft:
    """The decisions as far as they are made."""

    choices: Mapping[int, Choice]
    additions: tuple[Addition, ...] = ()

    def choice(self, above: Above) -> Choice:
        """The decision about a clause; the same wording in an adaptation is an adoption."""
        made = self.choices.get(above.id, Choice())
        if made.decision == ADAPTED and one_line(made.text) == one_line(above.text):
            return Choice(ADOPTED)
        return made

    @staticmethod
    def from_plain(plain: Mapping[str, Any]) -> "Draft":
        """The draft that `to_plain` made; empty from nothing."""
        return Draft(
            {int(key): Choice(**made) for key, made in plain.get("choices", {}).items()},
            tuple(Addition(**addition) for addition in plain.get("additions", [])),
        )

    def to_plain(self) -> dict[str, Any]:
        """JSON values."""
        return {
            "choices": {
                str(key): {"decision": made.decision, "text": made.text, "reason": made.reason}
                for key, made in self.choices.items()
            },
            "additions": [{"under": added.under, "text": added.text} for added in self.additions],
        }


@dataclass(frozen=True)
class Coverage:
    """How much of the superior plan was decided on and taken over; headings do not count."""

    total: int = 0
    adopted: int = 0
    adapted: int = 0
    out_of_scope: int = 0
    added: int = 0

    @property
    def decided(self) -> int:
        """Clauses with a decision."""
        return self.adopted + self.adapted + self.out_of_scope

    @property
    def carried_out(self) -> int:
        """Clauses that the unit carries out."""
        return self.adopted + self.adapted

    @property
    def percent(self) -> int:
        """Share carried out, in whole percent."""
        return round(100 * self.carried_out / self.total) if self.total else 0


def coverage_of(decisions: Iterable[str], *, total: int) -> Coverage:
    """Count decisions over `total` clauses above."""
    made = list(decisions)
    return Coverage(
        total, made.count(ADOPTED), made.count(ADAPTED), made.count(OUT_OF_SCOPE), made.count(ADDED)
    )


def coverage_of_draft(clauses: Sequence[Above], draft: Draft) -> Coverage:
    """How far the draft has come."""
    to_decide = [above for above in clauses if not above.is_heading]
    made = [draft.choice(above).decision for above in to_decide]
    return coverage_of([*made, *(ADDED for _ in draft.additions)], total=len(to_decide))


def check_complete(clauses: Sequence[Above], draft: Draft) -> None:
    """Refuse a draft with undecided clauses, a missing reason, an emptied text, or nothing carried out."""
    open_ones, no_reason, no_text = [], [], []
    for above in (clause for clause in clauses if not clause.is_heading):
        made = draft.choice(above)
        if made.decision not in (ADOPTED, ADAPTED, OUT_OF_SCOPE):
            open_ones.append(above.address)
        elif made.decision == OUT_OF_SCOPE and not one_line(made.reason):
            no_reason.append(above.address)
        elif made.decision == ADAPTED and not one_line(made.text):
            no_text.append(above.address)
    _refuse_any(mark("Chưa ban hành được: còn {count} mục chưa chọn cách thực hiện ({places})."), open_ones)
    _refuse_any(
        mark("Còn {count} mục không thuộc phạm vi mà chưa ghi lý do ({places}). Ghi lý do."), no_reason
    )
    _refuse_any(mark("Còn {count} mục điều chỉnh mà chưa có nội dung ({places}). Nhập nội dung."), no_text)
    covered = coverage_of_draft(clauses, draft)
    if not covered.carried_out and not covered.added:
        raise Refusal("Kế hoạch chưa có nội dung nào để thực hiện. Chọn hoặc bổ sung ít nhất một nội dung.")


def _refuse_any(sentence: str, addresses: list[str]) -> None:
    if addresses:
        named = ", ".join(addresses[:_MOST_NAMED]) + ("…" if len(addresses) > _MOST_NAMED else "")
        raise Refusal(sentence, count=len(addresses), places=named)


def adopting_the_rest(clauses: Sequence[Above], draft: Draft) -> Draft:
    """The draft with every undecided clause adopted as it stands."""
    rest = {above.id: Choice(ADOPTED) for above in clauses if not draft.choice(above).decision}
    return Draft({**draft.choices, **rest}, draft.additions)


@dataclass(frozen=True)
class OwnClause:
    """One clause of the derived plan with its lineage (`above_id` None for an added one)."""

    address: str
    text: str
    kind: str
    decision: str
    above_id: int | None = None
    sectors: tuple[str, ...] = ()

    @property
    def row(self) -> ClauseRow:
        """The clause without its lineage."""
        return ClauseRow(self.address, self.text, self.kind, self.sectors)


def compose(clauses: Sequence[Above], draft: Draft) -> list[OwnClause]:
    """The derived plan in reading order, numbered afresh.

    A heading stays while something beneath it does; additions follow the last clause under their heading.
    """
    kept = _kept(clauses, draft)
    numbering, new_address, own = Numbering(), dict[str, str](), list[OwnClause]()
    for index, above in enumerate(clauses):
        if above.id in kept:
            address = numbering.address(new_address.get(above.parent, ""), above.address)
            new_address[above.address] = address
            made = draft.choice(above)
            text = made.text if made.decision == ADAPTED else above.text
            own.append(
                OwnClause(
                    address,
                    one_line(text),
                    above.kind,
                    made.decision if made.decision == ADAPTED else ADOPTED,
                    above.id,
                    above.sectors,
                )
            )
        own += _additions_after(clauses, index, draft, numbering=numbering, new_address=new_address)
    return own


def _kept(clauses: Sequence[Above], draft: Draft) -> set[int]:
    """What is carried out, and every clause above it or above an addition, so that nothing hangs in the air."""
    wanted = {
        above.address
        for above in clauses
        if not above.is_heading and draft.choice(above).decision in (ADOPTED, ADAPTED)
    }
    wanted |= {addition.under for addition in draft.additions}
    return {
        above.id
        for above in clauses
        if above.address in wanted
        or (above.is_heading and any(address.startswith(f"{above.address}.") for address in wanted))
    }


def _additions_after(
    clauses: Sequence[Above],
    index: int,
    draft: Draft,
    *,
    numbering: Numbering,
    new_address: Mapping[str, str],
) -> list[OwnClause]:
    """Additions whose heading's branch ends at `index`."""
    here = clauses[index].address
    following = clauses[index + 1].address if index + 1 < len(clauses) else ""
    ended = [
        under
        for under in {addition.under for addition in draft.additions}
        if (here == under or here.startswith(f"{under}.")) and not following.startswith(f"{under}.")
    ]
    kinds = {above.address: above.kind for above in clauses}
    return [
        OwnClause(
            numbering.address(new_address.get(under, ""), _like(under)),
            one_line(addition.text),
            _kind_beneath(under, kinds, clauses),
            ADDED,
        )
        for under in sorted(ended)
        for addition in draft.additions
        if addition.under == under and one_line(addition.text)
    ]


def _like(under: str) -> str:
    """An addition under a section is a number, deeper down a dash item."""
    return "1" if "." not in under else "d1"


def _kind_beneath(under: str, kinds: Mapping[str, str], clauses: Sequence[Above]) -> str:
    beneath = [above.kind for above in clauses if above.parent == under and not above.is_heading]
    return beneath[0] if beneath else kinds.get(under, "content").replace("heading", "content")
