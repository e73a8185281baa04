"""Initiatives brought in from a list: written in batches, compared with what is there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.sentences import Sentence
from donghanh.base.words import fold, nfc
from donghanh.journal import actions as journal

from ..choices import InitiativeState
from ..models import Author, Initiative, write_words
from ..models.initiative import LONGEST_KEY
from ..rules import AuthorDraft
from .imprinting import forget_imprint, imprint_many


@dataclass(frozen=True)
class Brought:
    """One line of a list: the code of another system, the text, whose it is."""

    code: str
    title: str
    problem: str
    solution: str
    unit_id: int | None = None
    authors: Sequence[AuthorDraft] = field(default_factory=tuple)


@dataclass(frozen=True)
class Outcome:
    """How many were new, changed, the same."""

    added: int
    changed: int
    same: int


@transaction.atomic
def bring(*, by: Actor, rows: Iterable[Brought]) -> Outcome:
    """Write one batch: new codes as sent and waiting for recognition; a known code gets the new words.

    What was decided already is not changed by a list.
    """
    given = {row.code: row for row in rows}
    there = {row.code: row for row in Initiative.objects.filter(code__in=given)}
    changed = [row for row in there.values() if _differs(row, given[row.code])]
    before = {row.pk: row.search_key for row in changed}
    for row in changed:
        forget_imprint(row)
        said = given[row.code]
        row.title, row.problem, row.solution = said.title, said.problem, said.solution
        row.unit_id = row.unit_id or said.unit_id
        row.search_key = _key(said, is_restricted=row.is_restricted)
    Initiative.objects.bulk_update(
        changed, ["title", "problem", "solution", "unit", "search_key"], batch_size=200
    )
    fresh = [_row(said) for code, said in given.items() if code not in there]
    Initiative.objects.bulk_create(fresh, batch_size=200)
    _write_authors(fresh, given)
    write_words([*fresh, *changed], before=before)
    imprint_many([*fresh, *changed])
    if fresh or changed:
        sentence = Sentence(
            "Nhập danh sách sáng kiến: thêm {added}, sửa {changed}.", added=len(fresh), changed=len(changed)
        )
        journal.record(by, "bring", [*fresh, *changed][0], sentence)
    return Outcome(len(fresh), len(changed), len(there) - len(changed))


def _differs(row: Initiative, said: Brought) -> bool:
    return row.state == InitiativeState.SUBMITTED and (row.title, row.problem, row.solution) != (
        said.title,
        said.problem,
        said.solution,
    )


def _row(said: Brought) -> Initiative:
    return Initiative(
        code=said.code,
        unit_id=said.unit_id,
        title=said.title,
        problem=nfc(said.problem),
        solution=nfc(said.solution),
        search_key=_key(said, is_restricted=False),
        state=InitiativeState.SUBMITTED,
        submitted_on=today(),
    )


def _key(said: Brought, *, is_restricted: bool) -> str:
    names = [] if is_restricted else [author.name for author in said.authors]
    return fold(" ".join([said.title, said.code, *names]))[:LONGEST_KEY]


def _write_authors(fresh: Sequence[Initiative], given: dict[str, Brought]) -> None:
    Author.objects.bulk_create(
        [
            Author(initiative=row, name=author.name, share=author.share, position=place)
            for row in fresh
            for place, author in enumerate(given[row.code].authors, start=1)
        ],
        batch_size=500,
    )
