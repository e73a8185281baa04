"""Dialogues with their minutes and rhythm; disputes that only those read whose work they are."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from donghanh.base.actors import SYSTEM
from donghanh.base.known import what_is_known
from donghanh.base.sentences import Refusal
from donghanh.evidence.models import Evidence
from donghanh.notices.models import Notice, Reminder
from donghanh.organisations.actions import appoint
from donghanh.organisations.choices import RoleKey
from donghanh.people.actions import add_person, open_account
from donghanh.relations import actions
from donghanh.relations.facts import dues_of, rhythms
from donghanh.relations.models import Dialogue
from donghanh.relations.rules import next_on, rhythm_on
from tests.conftest import LONG_AGO

TODAY = dt.date(2017, 6, 15)


@pytest.fixture
def meet(an, actor):
    """`meet(day)` records a periodic dialogue as An."""

    def met(day=dt.date(2017, 3, 31), **given):
        told = {"kind": "periodic", "enterprise": "Công ty May", "employer_side": "Giám đốc", "people": 12}
        told |= {"worker_side": "Ban Chấp hành", "content": "Bữa ăn ca", "result": "Tăng lên 20.000 đồng"}
        return actions.record_dialogue(by=actor(an), held_on=day, **{**told, **given})

    return met


@pytest.fixture
def dispute(an, binh, dung, actor):
    """A stoppage at An's enterprise, that goes on."""
    return actions.tell_of_dispute(
        by=actor(an),
        kind="stoppage",
        enterprise="Công ty May",
        began_on=dt.date(2017, 6, 13),
        workers=120,
        cause="wages",
        description="Đề nghị nói rõ cách tính lương sản phẩm.",
    )


def known_of(unit):
    answers = what_is_known.ask(unit.pk, dt.date(2017, 1, 1), TODAY)
    return {each.topic: int(each.number) for answer in answers for each in answer}


@pytest.mark.parametrize(
    ("day", "months"), [(TODAY, 3), (dt.date(2020, 12, 31), 3), (dt.date(2021, 1, 1), 12)]
)
def test_how_often_is_a_rule_of_its_time(day, months):
    assert rhythm_on(rhythms().rows, day).months == months
    assert rhythm_on(rhythms().rows, dt.date(2013, 4, 30)) is None


def test_three_months_after_the_last_of_november_is_the_last_of_february():
    assert next_on(dt.date(2016, 11, 30), 3) == dt.date(2017, 2, 28)


def test_the_next_dialogue_is_due_and_an_is_reminded_once(meet, an, actor):
    meet()
    assert [due.due_on for due in dues_of(actor(an), TODAY)] == [dt.date(2017, 6, 30)]

    actions.remind_of_dialogues(TODAY)
    actions.remind_of_dialogues(TODAY + dt.timedelta(days=1))

    assert Reminder.objects.filter(account=an).count() == 1


def test_an_records_a_dialogue_and_brings_its_minutes_later(an, binh, cuc, client_of):
    told = {"kind": "asked", "enterprise": "Công ty May", "held_on": "1/6/2017", "employer_side": "Giám đốc"}
    told |= {
        "worker_side": "Tổ trưởng",
        "people": "8",
        "content": "Nghỉ bù",
        "result": "Nghỉ thứ Bảy",
        "clause": "",
    }
    browser = client_of(an)
    address = browser.post(reverse("relations:add_dialogue"), told).url
    assert "Chưa có biên bản" in browser.get(address).text

    browser.post(address, {"upload": SimpleUploadedFile("bb.pdf", b"%PDF-1.4 minutes")})

    assert "Đã có biên bản" in client_of(binh).get(address).text
    assert client_of(cuc).get(address).status_code == 404
    assert Dialogue.objects.get().minutes.kind == "pdf"


def test_reports_are_offered_dialogues_conferences_and_disputes(meet, dispute, grassroots):
    meet()
    meet(kind="conference")

    known = known_of(grassroots)

    assert [known[topic] for topic in ("dialogues", "worker_conferences", "disputes")] == [1, 1, 1]


def test_every_union_above_hears_at_once_and_says_what_it_did(dispute, an, binh, dung, actor, client_of):
    assert {notice.account for notice in Notice.objects.all()} == {binh, dung}

    told = {"verb": "step", "step-text": "Làm việc với giám đốc", "step-done_on": "15/6/2017"}
    client_of(binh).post(dispute.get_absolute_url(), told)

    assert "Làm việc với giám đốc" in client_of(an).get(dispute.get_absolute_url()).text
    assert [due.title for due in dues_of(actor(an), TODAY)] == [str(dispute)]


def test_who_does_not_work_with_it_reads_nothing_of_a_dispute(
    dispute, an, dung, province, cuc, employer, actor, client_of
):
    upload = SimpleUploadedFile("bb.pdf", b"%PDF-1.4 minutes")
    actions.handle_dispute(by=actor(an), dispute=dispute, done_on=TODAY, text="Họp", upload=upload)
    address, books = dispute.get_absolute_url(), reverse("relations:disputes")
    lead = open_account(login="truong", person=add_person(name="Cụm Thử", is_invented=True))
    appoint(by=SYSTEM, person=lead.person, unit=province, role=RoleKey.CLUSTER_LEAD, from_on=LONG_AGO)

    assert [client_of(who).get(address).status_code for who in (an, dung)] == [200, 200]
    assert [client_of(who).get(address).status_code for who in (cuc, employer, lead)] == [404, 404, 404]
    assert [client_of(who).get(books).status_code for who in (dung, employer, lead)] == [200, 403, 403]
    assert [Evidence.objects.visible_to(actor(who)).count() for who in (dung, lead)] == [1, 0]


def test_only_the_unit_itself_says_how_it_ended(dispute, an, binh, actor, client_of):
    with pytest.raises(Refusal, match="thuộc về đơn vị khác"):
        actions.end_dispute(by=actor(binh), dispute=dispute, ended_on=TODAY, outcome="Xong")

    told = {"verb": "end", "end-ended_on": "15/6/2017", "end-outcome": "Niêm yết cách tính lương"}
    shown = client_of(an).post(dispute.get_absolute_url(), told, follow=True).text

    assert "Niêm yết cách tính lương" in shown
    assert dues_of(actor(an), TODAY) == []


def test_what_was_entered_by_mistake_counts_nowhere(dispute, an, actor, grassroots):
    actions.drop_dispute(by=actor(an), dispute=dispute, reason="Ghi trùng")

    assert known_of(grassroots)["disputes"] == 0


@pytest.mark.parametrize(("name", "said"), [("workers", "ít nhất là 1"), ("began_on", "sau hôm nay")])
def test_a_dispute_has_people_and_is_not_to_come(an, actor, name, said):
    told = {"began_on": TODAY, "workers": 5, "kind": "dispute", "enterprise": "A", "cause": "other"}
    told |= {"description": "B", name: {"workers": 0, "began_on": dt.date(2017, 6, 16)}[name]}
    with pytest.raises(Refusal, match=said):
        actions.tell_of_dispute(by=actor(an), **told)


def test_lists_cost_the_same_with_one_and_three_and_go_out(meet, dispute, binh, client_of):
    browser = client_of(binh)

    def cost(name):
        with CaptureQueriesContext(connection) as captured:
            browser.get(reverse(f"relations:{name}"))
        return len(captured)

    meet()
    [cost(name) for name in ("dialogues", "disputes")]
    costs = [cost(name) for name in ("dialogues", "disputes")]
    meet(dt.date(2017, 4, 1))
    meet(dt.date(2017, 5, 1))

    assert [cost(name) for name in ("dialogues", "disputes")] == costs
    assert max(costs) <= 12
    sheets = [
        browser.get(reverse(f"relations:{name}"), {"export": "xlsx"}).content
        for name in ("dialogues", "disputes")
    ]
    assert {sheet[:2] for sheet in sheets} == {b"PK"}
