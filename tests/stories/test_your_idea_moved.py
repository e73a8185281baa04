"""“Your idea moved”: at every hand-over who wrote, raised or promised it hears, and the notice opens for them.

A row of the table is one move of a workflow: who acts, how the thing stood before, who hears. Every move of these
workflows is either in the table or done by the author alone; a new move must be given a row.
"""

import datetime as dt
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from donghanh.base.actors import SYSTEM
from donghanh.base.workflow import known_workflows
from donghanh.contests import actions as contests
from donghanh.contests.models import Contest, Entry, Field, Member
from donghanh.documents.models import Document
from donghanh.initiatives import actions as initiatives
from donghanh.initiatives.models import Author, Initiative, Likeness
from donghanh.inspections import actions as inspections
from donghanh.inspections.models import Finding, Remedy, Visit
from donghanh.movements.models import Movement
from donghanh.notices.models import Notice
from donghanh.organisations.actions import appoint, party_of
from donghanh.organisations.choices import RoleKey
from donghanh.organisations.models import Membership
from donghanh.people.actions import add_person, open_account
from donghanh.pledges import actions as pledges
from donghanh.pledges.models import Pledge, Promise, Registration
from donghanh.pledges.rules import PromiseDraft
from donghanh.support import actions as support
from donghanh.support.models import Case, Idea
from donghanh.works import actions as works
from donghanh.works.models import Work
from tests.conftest import LONG_AGO
from tests.documents.papers import PLAN

pytestmark = pytest.mark.once
DAY = dt.date(2017, 6, 15)
WHY = "Bổ sung cho rõ"
# Moves that the author makes; those who decide hear of them, which the tests of each app hold.
OWN = {
    "initiatives.initiative": {"submit", "withdraw"},
    "support.idea": {"rewrite"},
    "works.work": {"report"},
    "contests.entry": {"send"},
}


def scan():
    return SimpleUploadedFile("giay.pdf", b"%PDF-1.4 giay")


def _answered(outcome):
    def act(t):
        return support.record_answer(
            by=t.an,
            idea=t.idea,
            outcome=outcome,
            answer="Đã xem",
            who="Ông Hai",
            answered_on=DAY,
            upload=scan(),
        )

    return act


# (workflow, verb, the thing, how it stood, what is done, who hears)
SENT = {"sent_on": DAY, "sent_how": "paper", "sent_to": "Công ty"}
COMPLETED = {"state": "completed", "completed_on": DAY, "progress": 100}
THEN = dt.datetime(2017, 6, 14, 8, tzinfo=dt.UTC)
CONFIRMED = {
    "state": "confirmed",
    "confirmed_on": DAY,
    "first_confirmed_at": THEN,
    "second_confirmed_at": THEN,
}
MOVES = [
    ("initiatives.initiative", "return", "initiative", {}, lambda t: initiatives.return_initiative(by=t.an, initiative=t.initiative, reason=WHY), "mai"),
    ("initiatives.initiative", "decline", "initiative", {}, lambda t: initiatives.decline(by=t.an, initiative=t.initiative, reason=WHY), "mai"),
    ("initiatives.initiative", "recognise", "initiative", {}, lambda t: initiatives.recognise(by=t.an, initiative=t.initiative, recognised_on=DAY, recognised_by="Hội đồng"), "mai"),
    ("initiatives.initiative", "merge", "initiative", {}, lambda t: initiatives.merge(by=t.an, likeness=t.likeness), "mai"),
    ("support.case", "step", "case", {}, lambda t: support.take_step(by=t.an, case=t.case, text="Đã gửi công văn", done_on=DAY), "hoa"),
    ("support.case", "hand", "case", {}, lambda t: support.hand_over(by=t.an, case=t.case, target=t.upper, reason=WHY), "hoa"),
    ("support.case", "answer", "case", {}, lambda t: support.answer_case(by=t.an, case=t.case, answer="Đã hoàn thuế"), "hoa"),
    ("support.case", "withdraw", "case", {}, lambda t: support.withdraw_case(by=t.an, case=t.case, reason=WHY), "hoa"),
    ("support.case", "confirm", "case", {"state": "answered", "answer": "Xong", "answered_on": DAY}, lambda t: support.confirm(by=t.tam, case=t.case), "hoa"),
    ("support.case", "reopen", "case", {"state": "answered", "answer": "Xong", "answered_on": DAY}, lambda t: support.deny(by=t.tam, case=t.case, reason=WHY), "hoa"),
    ("support.idea", "hand", "idea", {}, lambda t: support.hand_idea(by=t.an, idea=t.idea, target=t.upper, reason=WHY), "mai"),
    ("support.idea", "send_back", "idea", {}, lambda t: support.send_back_idea(by=t.an, idea=t.idea, reason=WHY), "mai"),
    ("support.idea", "send", "idea", {}, lambda t: support.send_idea(by=t.an, idea=t.idea, sent_on=DAY, sent_how="paper", sent_to="Công ty"), "mai"),
    *(("support.idea", outcome, "idea", {"state": "sent", **SENT}, _answered(outcome), "mai") for outcome in ("noted", "taken_up", "not_taken")),
    ("support.idea", "withdraw", "idea", {}, lambda t: support.withdraw_idea(by=t.an, idea=t.idea, reason=WHY), "mai"),
    ("works.work", "complete", "work", {}, lambda t: works.complete_work(by=t.an, work=t.work, completed_on=DAY), "mai"),
    ("works.work", "accept", "work", COMPLETED, lambda t: works.accept_work(by=t.an, work=t.work, accepted_on=DAY, accepted_by="Ban Chấp hành"), "mai"),
    ("works.work", "return", "work", COMPLETED, lambda t: works.return_work(by=t.an, work=t.work, reason=WHY), "mai"),
    ("works.work", "withdraw", "work", {}, lambda t: works.withdraw_work(by=t.an, work=t.work, reason=WHY), "mai"),
    ("contests.entry", "accept", "entry", {}, lambda t: contests.accept(by=t.binh, entry=t.entry), "mai"),
    ("contests.entry", "return", "entry", {}, lambda t: contests.return_entry(by=t.binh, entry=t.entry, reason=WHY), "mai"),
    ("contests.entry", "withdraw", "entry", {}, lambda t: contests.withdraw(by=t.an, entry=t.entry, reason=WHY), "mai"),
    ("pledges.pledge", "propose", "pledge", {"state": "draft"}, lambda t: pledges.propose_pledge(by=t.an, pledge=t.pledge), "mai"),
    ("pledges.pledge", "confirm_first", "pledge", {}, lambda t: pledges.confirm_pledge(by=t.an, pledge=t.pledge, party=t.pledge.first), "mai"),
    ("pledges.pledge", "confirm_second", "pledge", {"state": "confirmed_one", "second_confirmed_at": THEN}, lambda t: pledges.confirm_pledge(by=t.an, pledge=t.pledge, party=t.pledge.first), "mai"),
    ("pledges.pledge", "return", "pledge", {}, lambda t: pledges.return_pledge(by=t.mai, pledge=t.pledge, reason=WHY), "an"),
    ("pledges.pledge", "return", "pledge", {}, lambda t: pledges.return_pledge(by=t.cuc, pledge=t.across, reason=WHY), "an"),
    ("pledges.pledge", "sign", "pledge", CONFIRMED, lambda t: pledges.sign_pledge(by=t.an, pledge=t.pledge, signed_on=DAY, upload=scan()), "mai"),
    ("pledges.pledge", "withdraw", "pledge", CONFIRMED, lambda t: pledges.withdraw_pledge(by=t.an, pledge=t.pledge, reason=WHY), "mai"),
    ("pledges.pledge", "amend", "pledge", CONFIRMED, lambda t: pledges.ask_change(by=t.an, pledge=t.pledge, promises=[PromiseDraft("Khác")], reason=WHY), "mai"),
    ("pledges.change", "agree", "pledge", CONFIRMED, lambda t: pledges.agree_change(by=t.mai, change=_asked(t)), "an"),
    ("pledges.change", "refuse", "pledge", CONFIRMED, lambda t: pledges.refuse_change(by=t.mai, change=_asked(t), answer=WHY), "an"),
    ("inspections.finding", "answer", "finding", {}, lambda t: inspections.answer_finding(by=t.an, finding=t.finding, agreed=False, answer=WHY), "dung"),
    ("inspections.finding", "uphold", "finding", {"state": "answered", "agreed": False, "answer": "Không", "answered_on": DAY}, lambda t: inspections.settle_finding(by=t.dung, finding=t.finding, keep=True, verdict=WHY), "an"),
    ("inspections.finding", "drop", "finding", {"state": "answered", "agreed": False, "answer": "Không", "answered_on": DAY}, lambda t: inspections.settle_finding(by=t.dung, finding=t.finding, keep=False, verdict=WHY), "an"),
    ("inspections.remedy", "report", "remedy", {}, lambda t: inspections.report_remedy(by=t.an, remedy=t.remedy, said=WHY, upload=scan()), "dung"),
    ("inspections.remedy", "confirm", "remedy", {"state": "reported", "reported_on": DAY}, lambda t: inspections.confirm_remedy(by=t.dung, remedy=t.remedy, verdict=WHY), "an"),
    ("inspections.remedy", "return", "remedy", {"state": "reported", "reported_on": DAY}, lambda t: inspections.return_remedy(by=t.dung, remedy=t.remedy, verdict=WHY, due_on=DAY), "an"),
]  # fmt: skip


def _asked(t):
    return pledges.ask_change(by=t.an, pledge=t.pledge, promises=[PromiseDraft("Khác")], reason=WHY)


def _account(login, unit, role):
    person = add_person(name=f"Người {login}", is_invented=True)
    Membership.objects.create(person=person, unit=unit, from_on=LONG_AGO)
    appoint(by=SYSTEM, person=person, unit=unit, role=role, from_on=LONG_AGO)
    return open_account(login=login, person=person)


@pytest.fixture
def things(settings, tmp_path, an, binh, cuc, dung, actor, province, upper, grassroots, neighbour):
    settings.MEDIA_ROOT = tmp_path
    mai = _account("mai", grassroots, RoleKey.MEMBER)
    hoa = _account("hoa", grassroots, RoleKey.OFFICER)
    tam = _account("tam", grassroots, RoleKey.EMPLOYER)
    accounts = {"an": an, "binh": binh, "cuc": cuc, "dung": dung, "mai": mai, "hoa": hoa, "tam": tam}
    made = SimpleNamespace(
        accounts=accounts, upper=upper, **{name: actor(account) for name, account in accounts.items()}
    )
    movement = Movement.objects.create(
        unit=province, name="Lao động giỏi", starts_on=LONG_AGO, ends_on=dt.date(2020, 12, 31), opened_on=DAY
    )
    _add_ideas(made, mai, hoa, grassroots)
    _add_work_and_entry(made, mai, upper, grassroots, movement)
    _add_pledges(made, mai, grassroots, neighbour, movement)
    _add_inspection(made, province, grassroots, movement)
    return made


def _add_ideas(made, mai, hoa, unit):
    rows = []
    for code in ("S1", "S2"):
        row = Initiative.objects.create(
            code=code, unit=unit, title=f"Giá kẹp {code}", state="submitted", submitted_on=DAY, added_by=mai
        )
        Author.objects.create(initiative=row, person=mai.person, name="Mai", share=100, position=1)
        rows.append(row)
    made.likeness = Likeness.objects.create(first=rows[0], second=rows[1], similarity=700)
    made.initiative = rows[1]
    made.case = Case.objects.create(
        unit=unit,
        holder=unit,
        enterprise="Công ty May",
        raised_by="Hoa",
        field="procedure",
        title="Chậm hoàn thuế",
        raised_on=DAY,
        added_by=hoa,
    )
    made.idea = Idea.objects.create(
        unit=unit,
        holder=unit,
        product="Kẹo dừa",
        enterprise="Công ty",
        topic="design",
        text="Hộp nhỏ hơn",
        author="Mai",
        written_on=DAY,
        added_by=mai,
    )


def _add_work_and_entry(made, mai, upper, unit, movement):
    made.work = Work.objects.create(
        unit=unit,
        owner=party_of(mai.person),
        movement=movement,
        kind="task",
        name="Sắp xếp kho",
        starts_on=DAY,
        due_on=DAY,
    )
    contest = Contest.objects.create(
        unit=upper,
        movement=movement,
        kind="skilled",
        name="Thợ giỏi",
        enters_until=dt.date(2017, 7, 1),
        held_on=dt.date(2017, 7, 2),
        state="open",
    )
    field = Field.objects.create(contest=contest, position=1, name="May")
    made.entry = Entry.objects.create(contest=contest, field=field, unit=unit, name="Mai", sent_on=DAY)
    Member.objects.create(entry=made.entry, person=mai.person, name="Mai", position=1)


def _add_pledges(made, mai, unit, neighbour, movement):
    gate = Registration.objects.create(
        movement=movement, year=2017, unit=movement.unit, opens_on=LONG_AGO, closes_on=dt.date(2017, 7, 1)
    )
    worker = add_person(name="Người không có tài khoản", is_invented=True)
    Membership.objects.create(person=worker, unit=unit, from_on=LONG_AGO)
    pairs = {
        "pledge": (party_of(worker), party_of(mai.person), "person"),
        "across": (party_of(unit), party_of(neighbour), "unit"),
    }
    for name, (first, second, kind) in pairs.items():
        row = Pledge.objects.create(
            registration=gate, first=first, second=second, first_kind=kind, second_kind=kind, state="proposed"
        )
        Promise.objects.create(pledge=row, position=1, text="Tiết kiệm vải")
        setattr(made, name, row)


def _add_inspection(made, province, unit, movement):
    papers = {
        kind: Document.objects.create(
            unit=province,
            direction="issued",
            state="issued",
            type_code="KH",
            number=number,
            number_key=number,
            symbol="KH-LĐLĐ",
            year=2017,
            issued_on=DAY,
            layout="union-2011",
            paper=PLAN.to_json(),
            verify_code=f"PPP{number}",
        )
        for kind, number in (("first", "70"), ("decision", "71"), ("minutes", "72"), ("conclusion", "73"))
    }
    given = {"unit": province, "inspected": unit, "movement": movement, "reason": "Theo chương trình"}
    given |= {"starts_on": DAY, "ends_on": DAY, "period_from": LONG_AGO, "period_until": DAY}
    shared = Visit.objects.create(
        **given, state="shared", notified_on=DAY, due_on=DAY, decision=papers.pop("first")
    )
    made.finding = Finding.objects.create(visit=shared, kind="shortcoming", text="Chưa ghi sổ")
    over = Visit.objects.create(**given, state="concluded", notified_on=DAY, concluded_on=DAY, **papers)
    owed = Finding.objects.create(visit=over, kind="shortcoming", text="Chưa niêm yết", state="upheld")
    made.remedy = Remedy.objects.create(finding=owed, text="Niêm yết", due_on=DAY)


@contextmanager
def rolled_back():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_at_every_hand_over_the_author_hears_and_the_notice_opens(things, client_of, subtests):
    browsers = {name: client_of(things.accounts[name]) for name in ("mai", "hoa", "an", "dung")}
    for workflow, verb, name, before, act, hears in MOVES:
        with subtests.test(workflow=workflow, verb=verb), rolled_back():
            if before:
                type(getattr(things, name)).objects.filter(pk=getattr(things, name).pk).update(**before)
            getattr(things, name).refresh_from_db()
            account = things.accounts[hears]
            known = set(Notice.objects.filter(account=account).values_list("pk", flat=True))

            act(things)

            heard = Notice.objects.filter(account=account).exclude(pk__in=known).order_by("pk").last()
            assert heard is not None, f"{hears} hears nothing"
            assert browsers[hears].get(heard.url).status_code == 200, f"{heard.url} does not open for {hears}"


def test_every_move_of_what_people_hand_over_has_its_row():
    rows = {(workflow, verb) for workflow, verb, *_ in MOVES}
    watched = {workflow for workflow, _ in rows} | OWN.keys()
    moves = {
        (workflow.name, move.verb)
        for workflow in known_workflows()
        if workflow.name in watched
        for move in workflow.moves
    }

    assert moves - rows == {(name, verb) for name, verbs in OWN.items() for verb in verbs}
