"""Changes of panels; slips go into a box that is shaken each time."""

import datetime as dt
import random
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import one_line
from donghanh.journal import actions as journal
from donghanh.notices.actions import tell
from donghanh.organisations.choices import FOR_EVER, Duty
from donghanh.organisations.facts import accounts_with
from donghanh.organisations.models import Appointment, Unit
from donghanh.people.models import Account, Person

from .choices import BALLOT, BallotState, Choice, PanelKind, SeatRole, Standing
from .facts import count_slips, homes_of, sitters_of, subject_of, url_of
from .models import Ballot, Panel, Seat, Session, Slip, Turnout
from .permissions import check_has_seat, check_may_call, check_may_keep
from .rules import Tally, Threshold, check_can_decide, check_count, passes, recused_among, verdict

_shaking = random.SystemRandom()


@transaction.atomic
def call_panel(*, by: Actor, unit: Unit, kind: str, name: str, once: str | None = None) -> Panel:
    """A new panel of `unit`; refuses a name it has already."""
    check_may_call(by, unit.pk)
    journal.accept_once(once)
    name = one_line(name)
    if not name:
        raise Refusal("Chưa có tên. Nhập tên hội đồng hoặc cụm.", field="name")
    if Panel.objects.filter(unit=unit, name=name).exists():
        raise Refusal("“{name}” đã có. Mở hội đồng đã có hoặc đặt tên khác.", name=name, field="name")
    panel = Panel.objects.create(unit=unit, kind=PanelKind(kind), name=name)
    journal.record(by, "call", panel, Sentence("Lập {name}.", name=name))
    return panel


@transaction.atomic
def seat(
    *,
    by: Actor,
    panel: Panel,
    sitter: Person | Unit,
    role: str = SeatRole.MEMBER,
    from_on: dt.date | None = None,
    until_on: dt.date = FOR_EVER,
    once: str | None = None,
) -> Seat:
    """Seat a person or a unit; refuses one who sits there already."""
    check_may_keep(by, panel)
    journal.accept_once(once)
    from_on = from_on or today()
    who = {"unit": sitter} if isinstance(sitter, Unit) else {"person": sitter}
    if Seat.objects.filter(panel=panel, until_on__gt=from_on, **who).exists():
        raise Refusal("{name} đã là thành viên. Mỗi thành viên chỉ có một phiếu.", name=str(sitter))
    if until_on <= from_on:
        raise Refusal("Ngày thôi tham gia phải sau ngày bắt đầu. Kiểm tra lại hai ngày.", field="until_on")
    made = Seat.objects.create(panel=panel, role=SeatRole(role), from_on=from_on, until_on=until_on, **who)
    journal.record(
        by, "seat", panel, Sentence("{name} tham gia: {role}.", name=str(sitter), role=SeatRole(role).label)
    )
    return made


@transaction.atomic
def unseat(*, by: Actor, seat: Seat, until_on: dt.date) -> None:
    """End a seat on a day; ballots opened before keep it in their denominator."""
    check_may_keep(by, seat.panel)
    if until_on <= seat.from_on:
        raise Refusal("Ngày thôi tham gia phải sau ngày bắt đầu. Kiểm tra lại hai ngày.", field="until_on")
    seat.until_on = until_on
    seat.save(update_fields=["until_on"])
    journal.record(by, "unseat", seat.panel, Sentence("{name} thôi tham gia.", name=str(seat)))


@transaction.atomic
def hold_session(
    *, by: Actor, panel: Panel, held_on: dt.date, present: Iterable[Seat] = (), once: str | None = None
) -> Session:
    """A meeting of the panel with the seats that were present."""
    check_may_keep(by, panel)
    journal.accept_once(once)
    present = list(present)
    if any(row.panel_id != panel.pk for row in present):
        raise Refusal("Có người dự không phải thành viên. Chọn lại thành viên có mặt.", field="present")
    session = Session.objects.create(panel=panel, held_on=held_on)
    session.present.set(present)
    journal.record(
        by,
        "hold_session",
        panel,
        Sentence(
            "Họp ngày {day}, {present} thành viên có mặt.", day=f"{held_on:%d/%m/%Y}", present=len(present)
        ),
    )
    return session


@dataclass(frozen=True)
class Question:
    """A question for a ballot; whom it is about decides who stays out."""

    text: str
    unit_id: int | None = None
    person_id: int | None = None


@transaction.atomic
def open_ballots(
    *,
    by: Actor,
    panel: Panel,
    questions: Iterable[Question],
    threshold: Threshold,
    session: Session | None = None,
    secret: bool = True,
    once: str | None = None,
) -> list[Ballot]:
    """Put questions to all seats of today, each with its own ballot, and tell the seated; few queries."""
    check_may_keep(by, panel)
    journal.accept_once(once)
    questions, day = list(questions), today()
    if any(not one_line(question.text) for question in questions):
        raise Refusal("Chưa có nội dung lấy phiếu. Nhập câu hỏi.", field="question")
    sitters = sitters_of(panel.pk, day)
    homes = homes_of([q.person_id for q in questions if q.person_id], day)
    ballots, out = [], []
    for question in questions:
        stays_out = recused_among(sitters, subject_of(question.unit_id, question.person_id, homes))
        check_can_decide(len(sitters), len(stays_out), threshold)
        out.append(stays_out)
        ballots.append(
            Ballot(
                panel=panel,
                session=session,
                question=one_line(question.text),
                subject_unit_id=question.unit_id,
                subject_person_id=question.person_id,
                threshold_numerator=threshold.numerator,
                threshold_denominator=threshold.denominator,
                threshold_is_exceeded=threshold.is_exceeded,
                secret=secret,
                seats_total=len(sitters),
                seats_recused=len(stays_out),
                opened_on=day,
            )
        )
    Ballot.objects.bulk_create(ballots, batch_size=200)
    Turnout.objects.bulk_create(
        [
            Turnout(
                ballot=ballot,
                seat_id=sitter.seat_id,
                standing=Standing.RECUSED if sitter.seat_id in stays_out else Standing.AWAITED,
            )
            for ballot, stays_out in zip(ballots, out, strict=True)
            for sitter in sitters
        ],
        batch_size=500,
    )
    journal.record_all(
        [
            journal.entry_of(
                by,
                "open",
                ballot,
                Sentence(
                    "Lấy phiếu “{question}”, mức cần đạt {threshold}.",
                    question=ballot.question,
                    threshold=threshold.sentence,
                ),
            )
            for ballot in ballots
        ]
    )
    if ballots:
        tell(
            _accounts_of(panel, day),
            Sentence("{panel}: có {count} nội dung cần bỏ phiếu.", panel=panel.name, count=len(ballots)),
            url_of(ballots[0]),
        )
    return ballots


def _accounts_of(panel: Panel, day: dt.date) -> list[int]:
    seats = Seat.objects.in_force(day).filter(panel=panel)
    people = Account.objects.filter(person__in=seats.exclude(person=None).values("person"))
    accounts = list(people.values_list("pk", flat=True))
    for unit_id in seats.exclude(unit=None).values_list("unit", flat=True):
        accounts += accounts_with(unit_id, Duty.SIGN, day)
    return accounts


def open_ballot(
    *,
    by: Actor,
    panel: Panel,
    question: str,
    threshold: Threshold,
    unit_id: int | None = None,
    person_id: int | None = None,
    session: Session | None = None,
    secret: bool = True,
    once: str | None = None,
) -> Ballot:
    """Put one question to all seats of today."""
    asked = Question(question, unit_id, person_id)
    return open_ballots(
        by=by, panel=panel, questions=[asked], threshold=threshold, session=session, secret=secret, once=once
    )[0]


@transaction.atomic
def vote(*, by: Actor, ballot: Ballot, choice: str) -> None:
    """Put the slip of this actor's seat into the box; the journal tells that it voted, never what."""
    ballot = hold(ballot)
    _check_takes_slips(ballot)
    taken = check_has_seat(by, ballot.panel)
    _mark_voted(ballot, [taken.pk], Standing.VOTED)
    _drop(ballot, [Choice(choice)])
    journal.record(by, "vote", ballot, Sentence("{name} đã bỏ phiếu.", name=str(taken)))


@transaction.atomic
def enter_written(*, by: Actor, ballot: Ballot, seat: Seat, choice: str) -> None:
    """The secretary enters the slip that an absent member sent in writing."""
    ballot = hold(ballot)
    check_may_keep(by, ballot.panel)
    _check_takes_slips(ballot)
    _mark_voted(ballot, [seat.pk], Standing.WRITTEN)
    _drop(ballot, [Choice(choice)])
    journal.record(by, "enter_written", ballot, Sentence("Nhận phiếu gửi của {name}.", name=str(seat)))


@transaction.atomic
def enter_counts(
    *, by: Actor, ballot: Ballot, seats: Iterable[Seat], agree: int, disagree: int = 0, blank: int = 0
) -> None:
    """The secretary enters a vote held on paper: which seats handed in a slip, and how many said what."""
    ballot = hold(ballot)
    check_may_keep(by, ballot.panel)
    _check_takes_slips(ballot)
    seat_ids = [row.pk for row in seats]
    check_count(Tally(ballot.seats_total, ballot.seats_recused, agree, disagree, blank), len(seat_ids))
    _mark_voted(ballot, seat_ids, Standing.VOTED)
    said = [Choice.AGREE] * agree + [Choice.DISAGREE] * disagree + [Choice.BLANK] * blank
    _drop(ballot, said)
    journal.record(by, "enter_counts", ballot, Sentence("Nhập {count} phiếu giấy.", count=len(seat_ids)))


def _check_takes_slips(ballot: Ballot) -> None:
    if ballot.state != BallotState.OPEN:
        raise Refusal("Đã kiểm phiếu, không nhận thêm phiếu. Xem kết quả trên trang này.")


def _mark_voted(ballot: Ballot, seat_ids: list[int], standing: str) -> None:
    """Move these seats from awaited; refuses a seat that voted, is recused or was not there at opening."""
    found = dict(Turnout.objects.filter(ballot=ballot, seat__in=seat_ids).values_list("seat", "standing"))
    for seat_id in seat_ids:
        if seat_id not in found:
            raise Refusal("Thành viên này chưa tham gia khi mở phiếu nên không bỏ phiếu lần này.")
        if found[seat_id] == Standing.RECUSED:
            raise Refusal(
                "Nội dung này liên quan đến chính thành viên hoặc đơn vị của thành viên nên không tham gia "
                "biểu quyết. Phiếu vẫn tính trong mẫu số."
            )
        if found[seat_id] != Standing.AWAITED:
            raise Refusal("Phiếu của thành viên này đã có trong hòm, không bỏ thêm lần nữa.")
    Turnout.objects.filter(ballot=ballot, seat__in=seat_ids).update(standing=standing)


def _drop(ballot: Ballot, slips: Iterable[str]) -> None:
    """Add slips and shake the box: all its rows are written again in random order under new keys."""
    choices = [*Slip.objects.filter(ballot=ballot).values_list("choice", flat=True), *slips]
    Slip.objects.filter(ballot=ballot).delete()
    _shaking.shuffle(choices)
    Slip.objects.bulk_create([Slip(key=uuid.uuid4(), ballot=ballot, choice=choice) for choice in choices])


@transaction.atomic
def close_ballot(*, by: Actor, ballot: Ballot) -> Ballot:
    """Count the slips against all seats and keep the counts for good."""
    ballot = hold(ballot)
    check_may_keep(by, ballot.panel)
    ballot.state = BALLOT.check(ballot.state, "close")
    tally = count_slips(ballot)
    ballot.agreed, ballot.disagreed, ballot.left_blank = tally.agree, tally.disagree, tally.blank
    ballot.passed = passes(tally.agree, tally.seats, ballot.threshold)
    ballot.closed_at = timezone.now()
    ballot.save()
    journal.record(by, "close", ballot, verdict(tally, ballot.threshold))
    return ballot


def pass_seats(earlier: Appointment, later: Appointment, on: dt.date) -> int:
    """Seats that the holder of a role took in person in panels of the unit pass to the successor; how many did.
    Called within the action that hands the role over.
    """
    held = Seat.objects.in_force(on).filter(
        panel__unit=earlier.unit_id, person=earlier.person_id, from_on__lt=on
    )
    taken = set(Seat.objects.in_force(on).filter(person=later.person_id).values_list("panel_id", flat=True))
    passing = [one for one in held if one.panel_id not in taken]
    for one in passing:
        Seat.objects.create(
            panel=one.panel, person=later.person, role=one.role, from_on=on, until_on=one.until_on
        )
        one.until_on = on
        one.save(update_fields=["until_on"])
    return len(passing)
