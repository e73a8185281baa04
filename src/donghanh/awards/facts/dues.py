"""What is due from me about commendation."""

import datetime as dt
from collections import defaultdict

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.dues import Due
from donghanh.base.sentences import Sentence
from donghanh.organisations.choices import Duty, Level
from donghanh.organisations.rules import ids_on

from ..choices import DecisionState, NominationState, RoundState
from ..models import Decision, Nomination, Round

SOON = dt.timedelta(days=30)
UNDECIDED = (
    NominationState.DRAFT,
    NominationState.SENT,
    NominationState.RETURNED,
    NominationState.RECEIVED,
    NominationState.PASSED,
)
MOST = 10


def dues_of(by: Actor, today: dt.date) -> list[Due]:
    """Rounds to bring on, dossiers to propose, mend and send, signed copies to attach; six queries at most."""
    if by.unit_id is None or by.path is None:
        return []
    found = _rounds_to_bring_on(by, today)
    if by.has(Duty.DRAFT):
        found += _to_mend(by) + _to_propose(by, today)
    if by.has(Duty.NUMBER):
        found += _to_attach(by)
    return found


def _rounds_to_bring_on(by: Actor, today: dt.date) -> list[Due]:
    """Of the rounds the unit runs: the one next thing each waits for, if it is this actor's."""
    rounds = list(Round.objects.editable_by(by).exclude(state=RoundState.DECIDED).order_by("closes_on"))
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    rows = Nomination.objects.filter(round__in=rounds).order_by().values_list("round", "state")
    for round_id, state, count in rows.annotate(Count("pk")):
        counts[round_id][state] = count
    return [
        due
        for round_ in rounds
        if (due := _next_step(by, round_, counts=counts[round_.pk], today=today)) is not None
    ]


def _next_step(by: Actor, round_: Round, *, counts: dict[str, int], today: dt.date) -> Due | None:
    sent = counts.get(NominationState.SENT, 0)
    if by.has(Duty.DRAFT) and sent:
        title = Sentence("{count} hồ sơ khen thưởng chờ tiếp nhận", count=sent)
        return _due(round_, "round", title=title, verb=Sentence("Tiếp nhận hồ sơ"), minutes=min(60, 3 * sent))
    if by.has(Duty.DRAFT) and round_.state == RoundState.OPEN:
        received = counts.get(NominationState.RECEIVED, 0)
        if received and round_.closes_on < today:
            title = Sentence("{count} hồ sơ đã tiếp nhận, hết hạn nhận hồ sơ", count=received)
            return _due(round_, "council", title=title, verb=Sentence("Trình hội đồng"))
    if by.has(Duty.DRAFT) and round_.state == RoundState.COUNCIL:
        return _due(round_, "council", title=Sentence("Hội đồng đang bỏ phiếu"), verb=Sentence("Kiểm phiếu"))
    if round_.state == RoundState.BOARD:
        return _after_council(by, round_, counts)
    return None


def _after_council(by: Actor, round_: Round, counts: dict[str, int]) -> Due | None:
    waiting = counts.get(NominationState.PASSED, 0)
    if waiting:
        if not by.has(Duty.SIGN):
            return None
        title = Sentence("Hội đồng đã thông qua {count} hồ sơ", count=waiting)
        return _due(round_, "board", title=title, verb=Sentence("Ghi ý kiến Ban Thường vụ"))
    agreed = counts.get(NominationState.AGREED, 0)
    if agreed and by.has(Duty.NUMBER):
        title = Sentence("Ban Thường vụ đã đồng ý {count} hồ sơ", count=agreed)
        return _due(round_, "decide", title=title, verb=Sentence("Ban hành quyết định"))
    return None


def _due(round_: Round, page: str, *, title: Sentence, verb: Sentence, minutes: int = 10) -> Due:
    return Due(
        title=title,
        verb=verb,
        url=reverse(f"awards:{page}", args=[round_.pk]),
        due_on=round_.closes_on,
        minutes=minutes,
        note=round_.name,
    )


def _to_mend(by: Actor) -> list[Due]:
    """Dossiers of the unit that came back, or were begun and not sent."""
    rows = Nomination.objects.editable_by(by).filter(round__state=RoundState.OPEN)
    return [
        Due(
            title=Sentence("{form}: {name}", form=dossier.form_name, name=dossier.party.name),
            verb=Sentence("Bổ sung hồ sơ") if dossier.return_reason else Sentence("Gửi hồ sơ"),
            url=reverse("awards:nomination", args=[dossier.pk]),
            due_on=dossier.round.closes_on,
            minutes=10,
            note=dossier.return_reason,
        )
        for dossier in rows.select_related("party", "round").order_by("round__closes_on", "pk")[:MOST]
    ]


def _to_propose(by: Actor, today: dt.date) -> list[Due]:
    """Open rounds of the unit and its superiors that close soon and to which it has proposed nobody."""
    proposed = Nomination.objects.filter(round=OuterRef("pk"), proposed_by=by.unit_id)
    own_at_grassroots = Q(unit=by.unit_id, unit__level=Level.GRASSROOTS)
    above = Q(unit__in=ids_on(by.path or "")[:-1])
    rounds = Round.objects.filter(
        above | own_at_grassroots,
        state=RoundState.OPEN,
        opens_on__lte=today,
        closes_on__range=(today, today + SOON),
    ).exclude(Exists(proposed))
    return [
        Due(
            title=round_.name,
            verb=Sentence("Lập hồ sơ đề nghị"),
            url=reverse("awards:nominate", args=[round_.pk]),
            due_on=round_.closes_on,
            minutes=15,
            note=round_.unit.name,
        )
        for round_ in rounds.select_related("unit").order_by("closes_on", "pk")[:MOST]
    ]


def _to_attach(by: Actor) -> list[Due]:
    rows = Decision.objects.filter(unit=by.unit_id, state=DecisionState.ISSUED)
    return [
        Due(
            title=str(decision),
            verb=Sentence("Đính kèm bản ký"),
            url=reverse("awards:decision", args=[decision.pk]),
            due_on=decision.decided_on,
            minutes=3,
            note=Sentence("Chưa đính kèm bản ký thì quyết định chưa được công bố."),
        )
        for decision in rows.select_related("document").order_by("decided_on", "pk")[:MOST]
    ]


def open_work(unit_id: int) -> list[Sentence]:
    """Dossiers proposed by the unit that nobody has decided."""
    count = Nomination.objects.filter(proposed_by=unit_id, state__in=UNDECIDED).count()
    return [Sentence("{count} hồ sơ đề nghị khen thưởng chưa xong", count=count)] if count else []
