"""Before the visit: its days, outline and team; the decision and the notice; or it is called off."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date, today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import one_line
from donghanh.documents import actions as documents
from donghanh.journal import actions as journal
from donghanh.movements.facts import accounts_at
from donghanh.movements.models import Movement
from donghanh.notices.actions import tell, tell_each
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import accounts_with
from donghanh.organisations.models import Appointment, Unit
from donghanh.people.models import Person

from ..choices import VISIT_MOVES, PaperKind, Part, VisitState
from ..documents import DecisionPaper, NoticePaper
from ..models import Check, TeamMember, Visit
from ..permissions import check_may_inspect, check_may_inspect_unit, check_may_issue
from ..rules.checklists import checklists
from ..rules.visits import check_days, check_due, check_period, check_team, checked_text


@dataclass(frozen=True)
class Team:
    """Who goes: head, secretary and members of the committee's unit, and names from elsewhere."""

    head: Person | None
    secretary: Person | None = None
    members: Sequence[Person] = ()
    others: str = ""


@transaction.atomic
def add_visit(
    *,
    by: Actor,
    movement: Movement,
    inspected: Unit,
    reason: str,
    starts_on: dt.date,
    once: str | None = None,
) -> Visit:
    """An inspection outside the programme, with its reason."""
    check_may_inspect_unit(by, inspected)
    journal.accept_once(once)
    check_due(starts_on, today=today(), field="starts_on")
    visit = Visit.objects.create(
        unit_id=by.unit_id,
        inspected=inspected,
        movement=movement,
        reason=checked_text(one_line(reason), field="reason", most=300),
        starts_on=starts_on,
        ends_on=starts_on,
        period_from=dt.date(starts_on.year - 1, 1, 1),
        period_until=starts_on,
    )
    journal.record(by, "add", visit, Sentence("Kiểm tra đột xuất: {reason}", reason=visit.reason))
    return visit


@transaction.atomic
def prepare_visit(
    *,
    by: Actor,
    visit: Visit,
    starts_on: dt.date,
    ends_on: dt.date,
    period_from: dt.date,
    period_until: dt.date,
    outline: str,
    checklist: str,
    team: Team,
) -> Visit:
    """Days, period, outline, checklist and team; may be written anew until the decision is issued."""
    visit = hold(visit)
    check_may_inspect(by, visit.unit_id)
    visit.state = VISIT_MOVES.check(visit.state, "prepare")
    _check_programme(visit)
    check_days(starts_on, ends_on)
    check_period(period_from, period_until, starts_on=starts_on)
    if checklist not in checklists():
        raise Refusal("Chưa chọn phiếu kiểm tra. Chọn một phiếu.", field="checklist")
    visit.starts_on, visit.ends_on = starts_on, ends_on
    visit.period_from, visit.period_until = period_from, period_until
    visit.outline, visit.checklist = checked_text(outline, field="outline"), checklist
    visit.save()
    _write_team(visit, team)
    _write_checks(visit)
    journal.record(
        by, "prepare", visit, Sentence("Lập đoàn kiểm tra, làm việc từ ngày {day}.", day=say_date(starts_on))
    )
    said = Sentence("Quyết định thành lập đoàn kiểm tra tại {unit} chờ ký.", unit=visit.inspected.name)
    tell_signers(by, visit.unit_id, text=said, url=paper_url(visit, PaperKind.DECISION))
    return visit


def _check_programme(visit: Visit) -> None:
    if visit.programme and visit.programme.document_id is None:
        raise Refusal("Chương trình kiểm tra chưa ban hành. Ban hành chương trình trước.")


def _write_team(visit: Visit, team: Team) -> None:
    people = [person for person in (team.head, team.secretary, *team.members) if person]
    own = Appointment.objects.in_force(today()).filter(unit=visit.inspected_id)
    check_team(
        heads=int(team.head is not None),
        people=[person.name for person in people],
        own=own.values_list("person__name", flat=True),
    )
    titles = dict(
        Appointment.objects.in_force(today())
        .filter(unit=visit.unit_id, person__in=people)
        .values_list("person", "title")
    )
    visit.team.all().delete()
    members: dict[str, TeamMember] = {}
    for part, group in (
        (Part.HEAD, [team.head]),
        (Part.SECRETARY, [team.secretary]),
        (Part.MEMBER, team.members),
    ):
        for person in group:
            if person and person.name not in members:
                title = titles.get(person.pk, "")
                members[person.name] = TeamMember(
                    visit=visit, person=person, name=person.name, title=title, part=part
                )
    for name in _names(team.others):
        members.setdefault(name, TeamMember(visit=visit, name=name))
    TeamMember.objects.bulk_create(members.values())


def _names(typed: str) -> Iterable[str]:
    return [name[:120] for line in typed.splitlines() if (name := one_line(line))]


def _write_checks(visit: Visit) -> None:
    visit.checks.all().delete()
    questions = checklists()[visit.checklist].questions
    Check.objects.bulk_create(
        [
            Check(
                visit=visit,
                position=position,
                code=one.code,
                group=one.group,
                text=one.text,
                look_at=one.look_at,
                clause_address=one.clause,
            )
            for position, one in enumerate(questions, start=1)
        ]
    )


@transaction.atomic
def issue_decision(
    *, by: Actor, visit: Visit, number: str, issued_on: dt.date, once: str | None = None
) -> Visit:
    """Issue the decision by which the team is formed; the committee is told."""
    visit = hold(visit)
    check_may_issue(by, visit)
    journal.accept_once(once)
    visit.state = VISIT_MOVES.check(visit.state, "decide")
    team = list(visit.team.all())
    if not team:
        raise Refusal("Chưa lập đoàn kiểm tra. Ủy ban Kiểm tra chọn thành viên trước.")
    visit.decision = documents.issue(
        by=by,
        unit=visit.unit,
        paper=DecisionPaper(visit, team).paper(),
        number=number,
        issued_on=issued_on,
    )
    visit.save(update_fields=["state", "decision"])
    journal.record(by, "decide", visit, Sentence("Ban hành quyết định thành lập đoàn kiểm tra."))
    tell(
        accounts_with(visit.unit_id, Duty.INSPECT),
        Sentence("Đã có quyết định thành lập đoàn kiểm tra tại {unit}.", unit=visit.inspected.name),
        visit.get_absolute_url(),
    )
    return visit


@transaction.atomic
def issue_notice(
    *, by: Actor, visit: Visit, number: str, issued_on: dt.date, once: str | None = None
) -> Visit:
    """Send the notice: from now on the unit and its superiors see the inspection."""
    visit = hold(visit)
    check_may_issue(by, visit)
    journal.accept_once(once)
    visit.state = VISIT_MOVES.check(visit.state, "notify")
    visit.notice = documents.issue(
        by=by,
        unit=visit.unit,
        paper=NoticePaper(visit, list(visit.team.all())).paper(),
        number=number,
        issued_on=issued_on,
        addressees=[visit.inspected],
    )
    if visit.decision:  # goes with the notice
        documents.address(by=by, document=visit.decision, units=[visit.inspected])
    visit.notified_on = issued_on
    visit.save(update_fields=["state", "notice", "notified_on"])
    journal.record(by, "notify", visit, Sentence("Gửi thông báo kiểm tra đến đơn vị."))
    tell_inspected(
        visit,
        Sentence(
            "{unit} kiểm tra tại đơn vị từ ngày {day}. Chuẩn bị theo đề cương.",
            unit=visit.unit.name,
            day=say_date(visit.starts_on),
        ),
        visit.get_absolute_url(),
    )
    return visit


def tell_signers(by: Actor, unit_id: int, *, text: Sentence, url: str) -> None:
    """Who signs for the committee's unit hears that a paper waits; not who made it ready."""
    tell([key for key in accounts_with(unit_id, Duty.SIGN) if key != by.account_id], text, url)


def paper_url(visit: Visit, kind: PaperKind) -> str:
    """The page on which one paper of an inspection is issued."""
    return reverse("inspections:paper", args=[visit.pk, kind.value])


def tell_inspected(visit: Visit, text: Sentence, url: str) -> None:
    """Those who draft or sign for the unit that is inspected."""
    accounts = accounts_at([visit.inspected_id], Duty.DRAFT, Duty.SIGN).get(visit.inspected_id, set())
    tell_each((account, text, url) for account in sorted(accounts))


@transaction.atomic
def cancel_visit(*, by: Actor, visit: Visit, reason: str) -> Visit:
    """Call it off; a unit that had its notice is told why."""
    visit = hold(visit)
    check_may_inspect(by, visit.unit_id)
    was_known = visit.state == VisitState.NOTIFIED
    visit.state = VISIT_MOVES.check(visit.state, "cancel")
    visit.cancelled_because = checked_text(reason, field="reason", most=500)
    visit.save(update_fields=["state", "cancelled_because"])
    journal.record(by, "cancel", visit, Sentence("Không tiến hành: {reason}", reason=visit.cancelled_because))
    if was_known:
        said = Sentence("Cuộc kiểm tra tại đơn vị không tiến hành: {reason}", reason=visit.cancelled_because)
        tell_inspected(visit, said, visit.get_absolute_url())
    return visit
