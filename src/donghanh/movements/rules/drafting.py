"""Deriving an own plan: what was decided about each clause above, and the plan that comes of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from donghanh.base.sentences import Refusal, mark
from donghanh.base.words import one_line

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

    @property
    def key(self) -> str:
        """Its name within a draft."""
        return f"c{self.id}"


@dataclass(frozen=True)
class Choice:
    """What was decided about a clause above; `decision` empty while nothing was.

    `sectors` None leaves it meant for whom the clause above is. `follows` is the version of a superior clause that
    new words in an amendment answer.
    """

    decision: str = ""
    text: str = ""
    reason: str = ""
    sectors: tuple[str, ...] | None = None
    follows: int | None = None


@dataclass(frozen=True)
class Addition:
    """An own clause, put under the superior plan's heading at `under` ("II"); `key` names it within its draft."""

    under: str
    text: str
    key: str = ""
    sectors: tuple[str, ...] = ()
    follows: int | None = None


@dataclass(frozen=True)
class Draft:
    """The decisions as far as they are made; `order` holds the keys of clauses that were moved, in their order."""

    choices: Mapping[int, Choice]
    additions: tuple[Addition, ...] = ()
    order: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Every addition has a key: an old one by its place."""
        keyed = tuple(
            added if added.key else replace(added, key=f"a{index}")
            for index, added in enumerate(self.additions)
        )
        object.__setattr__(self, "additions", keyed)

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
            {int(key): Choice(**_tupled(made)) for key, made in plain.get("choices", {}).items()},
            tuple(Addition(**_tupled(addition)) for addition in plain.get("additions", [])),
            tuple(plain.get("order", [])),
        )

    def to_plain(self) -> dict[str, Any]:
        """JSON values."""
        return {
            "choices": {str(key): _plain(made) for key, made in self.choices.items()},
            "additions": [_plain(added) for added in self.additions],
            "order": list(self.order),
        }


def _plain(made: Choice | Addition) -> dict[str, Any]:
    return {key: list(kept) if isinstance(kept, tuple) else kept for key, kept in asdict(made).items()}


def _tupled(plain: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(kept) if isinstance(kept, list) else kept for key, kept in plain.items()}


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
    def is_whole(self) -> bool:
        """Every clause above has a decision."""
        return self.decided == self.total

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
    return replace(draft, choices={**draft.choices, **rest})
