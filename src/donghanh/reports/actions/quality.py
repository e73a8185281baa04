"""Figures to be looked at again: found by the program, asked by the superior, answered by the unit, closed."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from donghanh.base.actors import Actor
from donghanh.base.dates import now, today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import nfc
from donghanh.jobs.actions import ask_for
from donghanh.journal import actions as journal
from donghanh.notices.actions import tell
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import accounts_with

from ..choices import CONCERN_MOVES, ConcernState
from ..facts.quality import concerns_in
from ..models import Concern, ReportRequest
from ..permissions import check_may_fill, check_may_look, check_may_settle
from ..rules.quality_words import check_said

# All reports of a request are looked at together, in a nation for minutes: not again for each that comes in.
LOOKED_AT_WITHIN = dt.timedelta(hours=1)


@transaction.atomic
def find_concerns(request: ReportRequest) -> int:
    """Look at all reports of the request that were sent; how many concerns are new.

    What was found before and asked about stays as it is; what nobody asked about and is no longer so goes.
    """
    known = set(Concern.objects.filter(request=request).values_list("unit_id", "key"))
    found = {(one.unit_id, one.key): one for one in concerns_in(request)}
    fresh = [
        Concern(
            request=request,
            unit_id=one.unit_id,
            report_id=one.report_id,
            indicator_id=one.indicator_id,
            other_id=one.other_id,
            kind=one.kind,
            key=one.key,
            facts=one.facts,
            found_on=today(),
        )
        for key, one in found.items()
        if key not in known
    ]
    Concern.objects.bulk_create(fresh, batch_size=500, ignore_conflicts=True)
    waiting = Concern.objects.filter(request=request).found().values_list("pk", "unit_id", "key")
    gone = [pk for pk, unit_id, key in waiting if (unit_id, key) not in found]
    for start in range(0, len(gone), 500):
        Concern.objects.filter(pk__in=gone[start : start + 500]).found().delete()
    return len(fresh)


def look_soon(request: ReportRequest) -> None:
    """Have the reports of the request looked at within an hour; what is sent meanwhile is looked at with them."""
    at = timezone.localtime(now()) + LOOKED_AT_WITHIN
    ask_for(
        "reports.find_concerns", key=f"reports.find_concerns:{request.pk}:sent", at=at, request_id=request.pk
    )


@transaction.atomic
def look_again(*, by: Actor, request: ReportRequest) -> None:
    """Have the reports of the request looked at, in the background."""
    check_may_look(by)
    ask_for("reports.find_concerns", key=f"reports.find_concerns:{request.pk}", request_id=request.pk)


@transaction.atomic
def ask_about(*, by: Actor, concerns: Iterable[Concern], question: str = "") -> int:
    """Ask the units about what was found; each unit gets one notice. All of them or none."""
    keys = [concern.pk for concern in concerns]
    held = list(
        Concern.objects.select_for_update(of=("self",)).filter(pk__in=keys).select_related("request").order_by("pk")
    )  # fmt: skip
    if not held:
        raise Refusal("Chưa chọn số liệu nào. Đánh dấu các dòng cần hỏi.")
    check_may_settle(by, held)
    for concern in held:
        concern.state = CONCERN_MOVES.check(concern.state, "ask")
        concern.asked_on, concern.question = today(), nfc(question).strip()
    Concern.objects.bulk_update(held, ["state", "asked_on", "question"], batch_size=200)
    journal.record_all(
        [journal.entry_of(by, "ask", concern, Sentence("Đề nghị đơn vị xem lại.")) for concern in held]
    )
    for unit_id in {concern.unit_id for concern in held}:
        own = [concern for concern in held if concern.unit_id == unit_id]
        _tell(unit_id, own[0], count=len(own))
    return len(held)


def _tell(unit_id: int, concern: Concern, *, count: int) -> None:
    sentence = Sentence(
        "Đề nghị xem lại {count} điểm trong “{title}” và trả lời.", count=count, title=concern.request.title
    )
    tell(accounts_with(unit_id, Duty.FIGURES), sentence, concern.get_absolute_url())


@transaction.atomic
def answer_concern(*, by: Actor, concern: Concern, answer: str) -> Concern:
    """The unit says what it found when it looked again."""
    held = hold(concern)
    check_may_fill(by, held.unit_id)
    held.state = CONCERN_MOVES.check(held.state, "answer")
    held.answer, held.answered_on = check_said(nfc(answer), field="answer"), today()
    held.save(update_fields=["state", "answer", "answered_on"])
    journal.record(by, "answer", held, Sentence("Trả lời: {answer}", answer=held.answer))
    return held


@transaction.atomic
def close_concern(*, by: Actor, concern: Concern, verdict: str = "") -> Concern:
    """The superior has looked at it; what was never asked may be closed without a word."""
    held = hold(concern)
    check_may_settle(by, [held])
    was_asked = held.state != ConcernState.FOUND
    held.state = CONCERN_MOVES.check(held.state, "close")
    held.verdict, held.closed_on = nfc(verdict).strip(), today()
    held.save(update_fields=["state", "verdict", "closed_on"])
    journal.record(by, "close", held, Sentence("Đã xem xong. {verdict}", verdict=held.verdict))
    if was_asked:
        sentence = Sentence("Cấp trên đã xem xong một điểm trong “{title}”.", title=held.request.title)
        tell(accounts_with(held.unit_id, Duty.FIGURES), sentence, held.get_absolute_url())
    return held


@transaction.atomic
def set_aside(*, by: Actor, concerns: Iterable[Concern]) -> int:
    """Close what nobody needs to be asked about; the units are not told. All of them or none."""
    keys = [concern.pk for concern in concerns]
    held = list(Concern.objects.select_for_update(of=("self",)).found().filter(pk__in=keys).order_by("pk"))
    if not held:
        raise Refusal("Chưa chọn số liệu nào. Đánh dấu các dòng cần bỏ qua.")
    check_may_settle(by, held)
    for concern in held:
        concern.state, concern.closed_on = CONCERN_MOVES.check(concern.state, "close"), today()
    Concern.objects.bulk_update(held, ["state", "closed_on"], batch_size=200)
    journal.record_all(
        [journal.entry_of(by, "close", concern, Sentence("Không cần hỏi đơn vị.")) for concern in held]
    )
    return len(held)
