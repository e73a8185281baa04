"""A unit scores itself."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.evidence.models import Evidence
from donghanh.journal import actions as journal

from ..choices import CARD, CriterionKind
from ..models import Criterion, Proof, Score, Scorecard
from ..permissions import check_may_score, check_may_send
from ..rules.grades import outcome_of
from ..rules.scoring import Claim, check_in_time, check_points
from ..rules.scoring import check_may_send as check_complete


@dataclass(frozen=True)
class SelfScore:
    """What a unit says of one criterion; `evidence` are keys of its own evidence."""

    code: str
    points: int | None
    note: str = ""
    evidence: tuple[int, ...] = ()


@transaction.atomic
def save_self_scores(*, by: Actor, card: Scorecard, scores: Iterable[SelfScore]) -> Scorecard:
    """Keep what the unit says of some criteria; the card stays open."""
    card = hold(card)
    check_may_score(by, card)
    _check_open(card)
    _write(card, list(scores))
    return card


def _check_open(card: Scorecard) -> None:
    CARD.check(card.state, "send")
    check_in_time(today(), card.due_on)


def _write(card: Scorecard, said: list[SelfScore]) -> None:
    criteria = {
        row.code: row
        for row in Criterion.objects.filter(
            criteria_set__rounds=card.round_id, kind=CriterionKind.SELF, code__in=[one.code for one in said]
        )
    }
    rows = []
    for one in said:
        criterion = criteria.get(one.code)
        if criterion is None:
            raise Refusal("Tiêu chí {code} không do đơn vị tự chấm.", code=one.code)
        check_points(one.points, most=criterion.most, name=criterion.name)
        rows.append(Score(scorecard=card, criterion=criterion, self_points=one.points, note=one.note.strip()))
    Score.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["scorecard", "criterion"],
        update_fields=["self_points", "note"],
    )
    _put_evidence(card, {criteria[one.code].pk: one.evidence for one in said})


def _put_evidence(card: Scorecard, chosen: dict[int, tuple[int, ...]]) -> None:
    """Set the evidence behind these criteria; refuses another unit's, and a file that scores already.

    A file is known by its content: a copy under another name scores no second time.
    """
    wanted = [evidence_id for ids in chosen.values() for evidence_id in ids]
    contents = dict(Evidence.objects.filter(pk__in=wanted, unit=card.unit_id).values_list("pk", "sha256"))
    if set(wanted) - set(contents):
        raise Refusal("Chỉ dùng minh chứng của chính đơn vị. Tải minh chứng lên rồi chọn lại.")
    Proof.objects.filter(scorecard=card, score__criterion__in=chosen).delete()
    used = list(Proof.objects.filter(scorecard=card).values_list("evidence__sha256", flat=True))
    used += [contents[evidence_id] for evidence_id in wanted]
    if len(used) != len(set(used)):
        raise _twice()
    scores = dict(Score.objects.filter(scorecard=card, criterion__in=chosen).values_list("criterion", "pk"))
    Proof.objects.bulk_create(
        [
            Proof(scorecard=card, score_id=scores[criterion_id], evidence_id=evidence_id)
            for criterion_id, ids in chosen.items()
            for evidence_id in ids
        ]
    )


def _twice() -> Refusal:
    return Refusal(
        "Mỗi minh chứng chỉ tính điểm một lần trong một phiếu. Bỏ chọn ở tiêu chí kia hoặc dùng minh chứng khác."
    )


@transaction.atomic
def send(*, by: Actor, card: Scorecard) -> Scorecard:
    """Send the card to the superior; refuses open criteria and points without evidence."""
    card = hold(card)
    check_may_send(by, card)
    _check_open(card)
    _send(by, card)
    return card


def _send(by: Actor, card: Scorecard) -> None:
    criteria = list(Criterion.objects.filter(criteria_set__rounds=card.round_id))
    scores = {row.criterion_id: row for row in Score.objects.filter(scorecard=card)}
    proven: dict[int, int] = {}
    for score_id in Proof.objects.filter(scorecard=card).values_list("score", flat=True):
        proven[score_id] = proven.get(score_id, 0) + 1
    claims = []
    for criterion in criteria:
        if criterion.kind == CriterionKind.SELF:
            score = scores.get(criterion.pk)
            points, proofs = (score.self_points, proven.get(score.pk, 0)) if score else (None, 0)
            claims.append(Claim(criterion.code, criterion.name, criterion.most, points, proofs))
    check_complete(claims)
    offered = {c.code: scores[c.pk].offered or 0 for c in criteria if c.pk in scores}
    scheme = criteria[0].criteria_set.scheme
    card.state = CARD.check(card.state, "send")
    card.self_scored_on, card.self_scored_by_id = today(), by.account_id
    card.self_total = outcome_of([c.item for c in criteria], offered, scheme).total
    card.return_reason = ""
    card.save(update_fields=["state", "self_scored_on", "self_scored_by", "self_total", "return_reason"])
    journal.record(by, "send", card, Sentence("Gửi phiếu tự chấm điểm."))


@transaction.atomic
def self_score(*, by: Actor, card: Scorecard, scores: Iterable[SelfScore]) -> Scorecard:
    """Save and send in one go."""
    card = hold(card)
    check_may_score(by, card)
    check_may_send(by, card)
    _check_open(card)
    _write(card, list(scores))
    _send(by, card)
    return card


__all__ = ["SelfScore", "save_self_scores", "self_score", "send"]
