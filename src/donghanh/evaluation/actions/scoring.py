"""A unit scores itself."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.sentences import Refusal, Sentence
from donghanh.evidence.models import Evidence
from donghanh.journal import actions as journal

from ..choices import CARD, CriterionKind
from ..facts.backing import offered_for
from ..facts.offers import Asked, asked_in, offers_of
from ..models import DeedProof, Proof, Score, Scorecard
from ..permissions import check_may_score, check_may_send
from ..rules.grades import outcome_of
from ..rules.scoring import Claim, check_in_time, check_points
from ..rules.scoring import check_may_send as check_complete


@dataclass(frozen=True)
class SelfScore:
    """What a unit says of one criterion; `evidence` are keys of its own evidence, `deeds` of what it did ("work:11")."""

    code: str
    points: int | None
    note: str = ""
    evidence: tuple[int, ...] = ()
    deeds: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Held:
    """A locked card with what its round asks, in few queries."""

    card: Scorecard
    asked: dict[str, Asked]


def _hold(card: Scorecard) -> _Held:
    held = (
        Scorecard.objects.select_for_update(of=("self",))
        .select_related("round__criteria_set")
        .get(pk=card.pk)
    )
    return _Held(held, asked_in(held.round.criteria_set_id))


@transaction.atomic
def save_self_scores(*, by: Actor, card: Scorecard, scores: Iterable[SelfScore]) -> Scorecard:
    """Keep what the unit says of some criteria; the card stays open."""
    held = _hold(card)
    check_may_score(by, held.card)
    _check_open(held.card)
    _write(held, list(scores))
    return held.card


def _check_open(card: Scorecard) -> None:
    CARD.check(card.state, "send")
    check_in_time(today(), card.due_on)


def _write(held: _Held, said: list[SelfScore]) -> None:
    rows = []
    for one in said:
        asked = held.asked.get(one.code)
        if asked is None or asked.kind != CriterionKind.SELF:
            raise Refusal("Tiêu chí {code} không do đơn vị tự chấm.", code=one.code)
        check_points(one.points, most=asked.item.most, name=asked.name)
        rows.append(
            Score(scorecard=held.card, criterion_id=asked.pk, self_points=one.points, note=one.note.strip())
        )
    Score.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["scorecard", "criterion"],
        update_fields=["self_points", "note"],
    )
    _put_evidence(held.card, {row.pk: one.evidence for row, one in zip(rows, said, strict=True)})
    _put_deeds(held.card, {row.pk: one.deeds for row, one in zip(rows, said, strict=True)})


def _put_evidence(card: Scorecard, chosen: dict[int, tuple[int, ...]]) -> None:
    """Set the evidence behind these scores; refuses another unit's, and a file that scores already.

    A file is known by its content: a copy under another name scores no second time.
    """
    wanted = [evidence_id for ids in chosen.values() for evidence_id in ids]
    contents = dict(Evidence.objects.filter(pk__in=wanted, unit=card.unit_id).values_list("pk", "sha256"))
    if set(wanted) - set(contents):
        raise Refusal("Chỉ dùng minh chứng của chính đơn vị. Tải minh chứng lên rồi chọn lại.")
    before = list(Proof.objects.filter(scorecard=card).values_list("pk", "score", "evidence__sha256"))
    used = [sha256 for _, score_id, sha256 in before if score_id not in chosen]
    used += [contents[evidence_id] for evidence_id in wanted]
    if len(used) != len(set(used)):
        raise Refusal(
            "Mỗi minh chứng chỉ tính điểm một lần trong một phiếu. Bỏ chọn ở tiêu chí kia hoặc dùng minh chứng "
            "khác."
        )
    replaced = [pk for pk, score_id, _ in before if score_id in chosen]
    if replaced:
        Proof.objects.filter(pk__in=replaced).delete()
    Proof.objects.bulk_create(
        [
            Proof(scorecard=card, score_id=score_id, evidence_id=evidence_id)
            for score_id, ids in chosen.items()
            for evidence_id in ids
        ]
    )


def _put_deeds(card: Scorecard, chosen: dict[int, tuple[str, ...]]) -> None:
    """Set what was done behind these scores; refuses another unit's, and what scores already."""
    DeedProof.objects.filter(score__in=chosen).delete()
    wanted = [key for keys in chosen.values() for key in keys]
    if not wanted:
        return
    used = [row.key for row in DeedProof.objects.filter(scorecard=card)] + wanted
    if set(wanted) - {one.key for one in offered_for(card)}:
        raise Refusal("Chỉ chọn được việc của chính đơn vị trong kỳ chấm điểm. Tải lại trang rồi chọn lại.")
    if len(used) != len(set(used)):
        raise Refusal("Mỗi việc đã làm chỉ tính điểm một lần trong một phiếu. Bỏ chọn ở tiêu chí kia.")
    made = []
    for score_id, keys in chosen.items():
        for key in keys:
            kind, pk = key.split(":")
            made.append(DeedProof(scorecard=card, score_id=score_id, **{f"{kind}_id": int(pk)}))
    DeedProof.objects.bulk_create(made)


@transaction.atomic
def send(*, by: Actor, card: Scorecard) -> Scorecard:
    """Send the card to the superior; refuses open criteria and points without evidence."""
    held = _hold(card)
    check_may_send(by, held.card)
    _check_open(held.card)
    _send(by, held)
    return held.card


def _send(by: Actor, held: _Held) -> None:
    card = held.card
    offers = offers_of(card)
    check_complete(
        Claim(
            code,
            asked.name,
            asked.item.most,
            offers[asked.pk].self_points if asked.pk in offers else None,
            offers[asked.pk].proofs if asked.pk in offers else 0,
        )
        for code, asked in held.asked.items()
        if asked.kind == CriterionKind.SELF
    )
    points = {code: offers[asked.pk].points for code, asked in held.asked.items() if asked.pk in offers}
    scheme = card.round.criteria_set.scheme
    card.state = CARD.check(card.state, "send")
    card.self_scored_on, card.self_scored_by_id = today(), by.account_id
    card.self_total = outcome_of([asked.item for asked in held.asked.values()], points, scheme).total
    card.return_reason = ""
    card.save(update_fields=["state", "self_scored_on", "self_scored_by", "self_total", "return_reason"])
    journal.record(by, "send", card, Sentence("Gửi phiếu tự chấm điểm."))


@transaction.atomic
def self_score(*, by: Actor, card: Scorecard, scores: Iterable[SelfScore]) -> Scorecard:
    """Save and send in one go."""
    held = _hold(card)
    check_may_score(by, held.card)
    check_may_send(by, held.card)
    _check_open(held.card)
    _write(held, list(scores))
    _send(by, held)
    return held.card


__all__ = ["SelfScore", "save_self_scores", "self_score", "send"]
