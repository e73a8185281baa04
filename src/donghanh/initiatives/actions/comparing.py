"""Pairs that are alike: found when a text is sent, settled by who reads both."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.journal import actions as journal
from donghanh.notices.actions import tell

from ..choices import INITIATIVE_MOVES, LIKENESS_MOVES, Verdict
from ..facts import Pair, accounts_of_authors, find_alike
from ..models import Initiative, Likeness
from ..permissions import check_may_settle
from ..rules import SCHEME, Wording, check_said, permille

MOST_KEPT = 20
AT_ONCE = 200


def compare(initiative: Initiative) -> int:
    """Keep what is like this text, for the council; how many new pairs."""
    stale = Likeness.objects.waiting().filter(Q(first=initiative) | Q(second=initiative))
    stale.delete()
    text = Wording(initiative.title, initiative.problem, initiative.solution)
    found = find_alike(text, but=initiative.pk)[:MOST_KEPT]
    return keep_pairs(
        Pair(*sorted((initiative.pk, one.initiative_id)), similarity=one.similarity) for one in found
    )


def keep_pairs(pairs: Iterable[Pair]) -> int:
    """Pairs to be looked at; one that was settled keeps its verdict. How many are new.

    Only the pairs that are asked about are looked up: the table may hold many more.
    """
    wanted = list(pairs)
    return sum(_keep_some(wanted[start : start + AT_ONCE]) for start in range(0, len(wanted), AT_ONCE))


def _keep_some(pairs: list[Pair]) -> int:
    known = set(
        Likeness.objects.filter(
            first__in={pair.first_id for pair in pairs}, second__in={pair.second_id for pair in pairs}
        ).values_list("first", "second")
    )
    fresh = {(pair.first_id, pair.second_id): pair for pair in pairs}
    rows = [
        Likeness(
            first_id=pair.first_id,
            second_id=pair.second_id,
            similarity=permille(pair.similarity),
            scheme=SCHEME,
        )
        for key, pair in fresh.items()
        if key not in known
    ]
    Likeness.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


@transaction.atomic
def merge(*, by: Actor, likeness: Likeness, reason: str = "", once: str | None = None) -> Likeness:
    """Both are one: the later goes into the earlier, and its authors are told."""
    found = _held(by, likeness, "merge", once=once)
    kept, gone = hold(found.first), hold(found.second)
    if kept.merged_into_id is not None:
        raise Refusal("“{title}” đã được gộp vào sáng kiến khác. Xem xét cặp kia trước.", title=kept.title)
    gone.state = INITIATIVE_MOVES.check(gone.state, "merge")
    gone.merged_into = kept
    gone.save(update_fields=["state", "merged_into"])
    said = Sentence("“{title}” được gộp vào “{kept}”.", title=gone.title, kept=kept.title)
    journal.record(by, "merge", gone, said)
    journal.record(by, "merge", kept, said)
    tell(_others(by, gone), said, gone.get_absolute_url())
    return _settle(by, found, verdict=Verdict.MERGED, reason=reason)


@transaction.atomic
def link(*, by: Actor, likeness: Likeness, reason: str = "", once: str | None = None) -> Likeness:
    """Both stand, one builds on the other; their authors hear, unless one is restricted."""
    found = _held(by, likeness, "link", once=once)
    both = (found.first, found.second)
    said = Sentence(
        "Ghi nhận có liên quan: “{one}”, “{other}”.", one=found.first.title, other=found.second.title
    )
    for one in both:
        journal.record(by, "link", one, said)
        if not any(each.is_restricted for each in both):
            tell(_others(by, one), said, one.get_absolute_url())
    return _settle(by, found, verdict=Verdict.LINKED, reason=reason)


@transaction.atomic
def tell_apart(*, by: Actor, likeness: Likeness, reason: str, once: str | None = None) -> Likeness:
    """«Không trùng vì…»: the reason stays with the pair."""
    found = _held(by, likeness, "tell_apart", once=once)
    said = check_said(reason, field="reason")
    for one in (found.first, found.second):
        journal.record(by, "tell_apart", one, Sentence("Không trùng vì {reason}", reason=said))
    return _settle(by, found, verdict=Verdict.DIFFERENT, reason=said)


def _held(by: Actor, likeness: Likeness, verb: str, *, once: str | None) -> Likeness:
    check_may_settle(by, likeness)
    journal.accept_once(once)
    found = hold(likeness)
    LIKENESS_MOVES.check(found.verdict, verb)
    return found


def _settle(by: Actor, found: Likeness, *, verdict: Verdict, reason: str) -> Likeness:
    found.verdict, found.reason = verdict, reason.strip()
    found.settled_on, found.settled_by_id = today(), by.account_id
    found.save(update_fields=["verdict", "reason", "settled_on", "settled_by"])
    return found


def _others(by: Actor, initiative: Initiative) -> list[int]:
    return [key for key in accounts_of_authors(initiative) if key != by.account_id]
