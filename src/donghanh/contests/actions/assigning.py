"""Who marks what in a round: chosen, written at once or by a job."""

import random
from dataclasses import asdict

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.jobs.actions import ask_for
from donghanh.journal import actions as journal
from donghanh.notices.actions import tell

from ..choices import ContestState, RoundState
from ..facts import entries_of, markers_of, places_of, reckon_quality
from ..models import Round, Sheet
from ..permissions import check_may_run
from ..rules import Chosen, assign

AT_ONCE = 600  # sheets written while the officer waits
PART = 500


@transaction.atomic
def assign_jurors(*, by: Actor, round: Round, seed: int | None = None) -> Chosen:
    """Say who marks what in a round: no conflict, even loads, jurors that can be compared; made anew until it opens.

    More than `AT_ONCE` sheets are written by a job: nothing is answered then, the round's page shows how far it is.
    Raises Refusal when some entries have too few jurors; a job tells it to who asked.
    """
    check_may_run(by, round.contest)
    found = hold(round)
    _check_assignable(found)
    count = entries_of(found).count()
    total = count * found.contest.per_entry
    seed = found.pk if seed is None else seed
    chosen: Chosen = {}
    if total <= AT_ONCE:
        chosen = _chosen(found, seed)
        found.sheets.all().delete()
        Sheet.objects.bulk_create(_sheets_of(found, chosen), batch_size=PART)
        keep_quality(found)
    else:
        found.sheets.all().delete()
        found.wanted, found.quality = total, None
        found.save(update_fields=["wanted", "quality"])
        key = f"contests.assign:{found.pk}"
        ask_for("contests.assign", key=key, round=found.pk, seed=seed, account=by.account_id)
    said = Sentence("Phân công chấm {round}: {count} bài.", round=found.name, count=count)
    journal.record(by, "assign", found.contest, said)
    return chosen


def _check_assignable(round: Round) -> None:
    contest = round.contest
    if contest.state != ContestState.RUNNING or round.state != RoundState.PLANNED:
        raise Refusal("Chỉ phân công được sau khi chốt danh sách dự thi và trước khi mở chấm.")
    if round.wanted is not None:
        raise Refusal("Chương trình đang phân công. Chờ xong rồi làm tiếp.")
    before = contest.rounds.filter(position__lt=round.position)
    if before.exclude(state=RoundState.SEALED).exists():
        raise Refusal("Vòng trước chưa niêm phong kết quả.")
    if not contest.jurors.serving().exists():
        raise Refusal("Chưa có giám khảo. Mời giám khảo trước.")


def _chosen(round: Round, seed: int) -> Chosen:
    markers = markers_of(round.contest)
    return assign(places_of(round), markers, per_entry=round.contest.per_entry, seed=seed)


def write_assignment(*, round: Round, seed: int, account: int | None) -> None:
    """The job: choose, then write the sheets a part at a time. Broken off, it begins again from nothing.

    Whoever asked hears when it is done, or why it was refused.
    """
    if round.wanted is None:
        return
    said = Sentence("“{name}”: đã phân công chấm {round}.", name=round.contest.name, round=round.name)
    try:
        _write_parts(round, _sheets_of(round, _chosen(round, seed)))
    except Refusal as refusal:
        said = refusal.sentence
    with transaction.atomic():
        round.wanted = None
        round.save(update_fields=["wanted"])
        tell([account] if account else [], said, round.get_absolute_url())


def _write_parts(round: Round, rows: list[Sheet]) -> None:
    round.sheets.all().delete()
    for start in range(0, len(rows), PART):
        Sheet.objects.bulk_create(rows[start : start + PART])
    keep_quality(round)


def keep_quality(round: Round) -> None:
    """Keep what the assignment is worth beside it: its page need not reckon it again."""
    round.quality = asdict(reckon_quality(round))
    round.save(update_fields=["quality"])


def _sheets_of(round: Round, chosen: Chosen) -> list[Sheet]:
    """Each juror's pile lies in an order of its own, so that no place in it tells anything."""
    chance = random.SystemRandom()
    piles: dict[int, list[int]] = {}
    for entry_id, jurors in chosen.items():
        for juror_id in jurors:
            piles.setdefault(juror_id, []).append(entry_id)
    rows = []
    for juror_id, pile in sorted(piles.items()):
        chance.shuffle(pile)
        rows += [
            Sheet(round=round, entry_id=entry_id, juror_id=juror_id, position=position)
            for position, entry_id in enumerate(pile, start=1)
        ]
    return rows
