"""What must hold of every result: it is what its inputs give."""

from collections import defaultdict

from donghanh.base.sentences import Sentence

from ..models import Scorecard
from ..rules.grades import digest_of
from .sheets import inputs_text, result_of, sheets_of

BATCH = 200


def broken_invariants() -> list[Sentence]:
    """Cards whose stored inputs or result differ from what their rows give; a sentence each."""
    by_round: dict[int, list[Scorecard]] = defaultdict(list)
    done = Scorecard.objects.exclude(result="").exclude(state="self_scored")
    for card in done.select_related("round__criteria_set", "round__period").order_by("round", "pk"):
        by_round[card.round_id].append(card)
    wrong = []
    for cards in by_round.values():
        for start in range(0, len(cards), BATCH):
            wrong += _wrong_among(cards[start : start + BATCH])
    return wrong


def _wrong_among(cards: list[Scorecard]) -> list[Sentence]:
    sheets = sheets_of(cards)
    return [
        Sentence("Phiếu chấm điểm số {pk}: kết quả không khớp khi tính lại.", pk=card.pk)
        for card in cards
        if (inputs_text(card, sheets[card.pk]), result_of(card, sheets[card.pk]))
        != (card.inputs, card.result)
        or digest_of(card.inputs) != card.inputs_digest
    ]
