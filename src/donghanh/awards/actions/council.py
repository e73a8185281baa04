"""The council's session and the Standing Board's word on it."""

from collections import defaultdict
from collections.abc import Collection

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import nfc
from donghanh.journal import actions as journal
from donghanh.judging.actions import Question, close_ballot, hold_session, open_ballots
from donghanh.judging.choices import BallotState
from donghanh.judging.models import Panel
from donghanh.judging.rules import Threshold

from ..choices import NOMINATION_TRANSITIONS, ROUND_TRANSITIONS, NominationState
from ..facts import home_of, rulebook
from ..models import Nomination, Round
from ..permissions import check_may_decide, check_may_run


@transaction.atomic
def convene(*, by: Actor, round: Round, council: Panel, once: str | None = None) -> Round:
    """Put every received dossier to the council, each with the threshold of its form.

    Refuses while sent dossiers wait to be received or returned, and when there is nothing to decide.
    """
    round = hold(round)
    check_may_run(by, round)
    journal.accept_once(once)
    round.state = ROUND_TRANSITIONS.check(round.state, "convene")
    waiting = round.nominations.filter(state=NominationState.SENT).count()
    if waiting:
        raise Refusal(
            "Còn {count} hồ sơ chưa tiếp nhận hoặc trả lại. Xử lý hết rồi mới họp hội đồng.", count=waiting
        )
    if council.unit_id != round.unit_id:
        raise Refusal("Hội đồng này thuộc đơn vị khác. Chọn hội đồng của đơn vị mình.", field="council")
    dossiers = list(
        round.nominations.filter(state=NominationState.RECEIVED).select_related("party__home").order_by("pk")
    )
    if not dossiers:
        raise Refusal("Chưa có hồ sơ nào được tiếp nhận để trình hội đồng.")
    round.council = council
    round.save(update_fields=["state", "council"])
    _open_ballots(by, council, dossiers)
    journal.record(
        by,
        "convene",
        round,
        Sentence("Trình hội đồng {count} hồ sơ đề nghị khen thưởng.", count=len(dossiers)),
    )
    return round


def _question(nomination: Nomination) -> str:
    home = home_of(nomination)
    name = f"{nomination.party.name} ({home})" if home else nomination.party.name
    return f"{nomination.form_name}: {name}"


def _open_ballots(by: Actor, council: Panel, dossiers: list[Nomination]) -> None:
    groups: dict[Threshold, list[Nomination]] = defaultdict(list)
    for nomination in dossiers:
        groups[rulebook(nomination.rulebook_code).form(nomination.form_code).threshold].append(nomination)
    session = hold_session(by=by, panel=council, held_on=today())
    for threshold, group in groups.items():
        questions = [
            Question(
                _question(nomination),
                unit_id=nomination.party.unit_id,
                person_id=nomination.party.person_id,
            )
            for nomination in group
        ]
        ballots = open_ballots(
            by=by, panel=council, questions=questions, threshold=threshold, session=session
        )
        for nomination, ballot in zip(group, ballots, strict=True):
            nomination.ballot = ballot
    Nomination.objects.bulk_update(dossiers, ["ballot"], batch_size=500)


@transaction.atomic
def close_council(*, by: Actor, round: Round) -> Round:
    """Close every ballot of the round; a dossier passes when its threshold of all members agreed."""
    round = hold(round)
    check_may_run(by, round)
    round.state = ROUND_TRANSITIONS.check(round.state, "close_council")
    dossiers = list(round.nominations.filter(state=NominationState.RECEIVED).select_related("ballot"))
    for nomination in dossiers:
        ballot = nomination.ballot
        assert ballot is not None
        closed = close_ballot(by=by, ballot=ballot) if ballot.state == BallotState.OPEN else ballot
        nomination.state = NOMINATION_TRANSITIONS.check(nomination.state, "pass" if closed.passed else "fail")
    Nomination.objects.bulk_update(dossiers, ["state"], batch_size=500)
    round.save(update_fields=["state"])
    passed = sum(nomination.state == NominationState.PASSED for nomination in dossiers)
    journal.record(
        by,
        "close_council",
        round,
        Sentence("Hội đồng thông qua {passed} trên {count} hồ sơ.", passed=passed, count=len(dossiers)),
    )
    return round


@transaction.atomic
def agree_at_board(*, by: Actor, round: Round, set_aside: Collection[int] = (), note: str = "") -> Round:
    """The Standing Board agrees to what the council passed, except the dossiers it sets aside with a note."""
    round = hold(round)
    check_may_decide(by, round)
    if not ROUND_TRANSITIONS.allows(round.state, "decide"):
        ROUND_TRANSITIONS.check(round.state, "decide")
    if set_aside and not note.strip():
        raise Refusal("Ghi lý do Ban Thường vụ không đồng ý với hồ sơ đã chọn.", field="note")
    dossiers = list(round.nominations.filter(state=NominationState.PASSED))
    for nomination in dossiers:
        verb = "set_aside" if nomination.pk in set_aside else "agree"
        nomination.state = NOMINATION_TRANSITIONS.check(nomination.state, verb)
        nomination.board_note = nfc(note).strip() if nomination.pk in set_aside else ""
    Nomination.objects.bulk_update(dossiers, ["state", "board_note"], batch_size=500)
    journal.record(
        by,
        "agree_at_board",
        round,
        Sentence("Ban Thường vụ đồng ý {count} hồ sơ.", count=len(dossiers) - len(set(set_aside))),
    )
    return round
