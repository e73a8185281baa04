"""Drafted by one, signed by another, numbered by a third."""

import pytest
from django.urls import reverse

from donghanh.base.actors import SYSTEM
from donghanh.base.sentences import Refusal
from donghanh.documents.actions import declare_register
from donghanh.home.facts import dues_of
from donghanh.movements import actions
from donghanh.movements.choices import PLAN_MOVES, PlanState
from donghanh.movements.facts import clauses_above
from donghanh.movements.models import Comment, Plan
from donghanh.movements.rules.drafting import Draft, adopting_the_rest
from donghanh.notices.models import Notice
from donghanh.organisations.actions import appoint
from donghanh.organisations.choices import RoleKey
from donghanh.people.actions import add_person, open_account
from tests.conftest import LONG_AGO, TODAY


@pytest.fixture
def hire(upper):
    """`hire("hanh", RoleKey.OFFICER)` works at Bình's union."""

    def hired(login, role):
        person = add_person(name=f"Nguyễn Văn {login.title()}", is_invented=True)
        appoint(by=SYSTEM, person=person, unit=upper, role=role, from_on=LONG_AGO)
        return open_account(login=login, person=person)

    return hired


@pytest.fixture
def officer(hire):
    return hire("hanh", RoleKey.OFFICER)


@pytest.fixture
def numberer(hire):
    return hire("giap", RoleKey.CLERK)


@pytest.fixture
def complete(binh, actor, drafted):
    """Bình's draft with everything decided."""
    draft = adopting_the_rest(clauses_above(drafted.superior), Draft({}))
    return actions.save_draft(by=actor(binh), plan=drafted, draft=draft)


def verbs(actor, account):
    return [str(due.verb) for due in dues_of(actor(account), TODAY)]


def test_from_the_drafter_to_the_leader_to_the_clerk(officer, numberer, binh, actor, complete):
    with pytest.raises(Refusal):
        actions.issue_plan(by=actor(numberer), plan=complete, number="15", issued_on=TODAY)

    actions.submit_plan(by=actor(officer), plan=complete)
    assert verbs(actor, binh) == ["Ký hoặc trả lại kế hoạch"]
    actions.sign_plan(by=actor(binh), plan=complete)
    assert verbs(actor, numberer) == ["Lấy số và ban hành kế hoạch"]
    issued = actions.issue_plan(by=actor(numberer), plan=complete, number="15", issued_on=TODAY)

    assert (issued.state, issued.number) == (PlanState.ISSUED, "15/KH-LĐLĐ")


def test_returned_with_a_reason_that_the_drafter_reads(officer, binh, actor, complete, client_of):
    actions.submit_plan(by=actor(officer), plan=complete)
    with pytest.raises(Refusal) as refused:
        actions.return_plan(by=actor(binh), plan=complete, reason="")
    assert "Chưa ghi lý do" in str(refused.value)

    actions.return_plan(by=actor(binh), plan=complete, reason="Bổ sung chỉ tiêu sáng kiến")

    page = client_of(officer).get(reverse("movements:derive", args=[complete.pk])).content.decode()
    assert "Bổ sung chỉ tiêu sáng kiến" in page
    assert "trả lại dự thảo kế hoạch" in Notice.objects.filter(account=officer).latest("pk").text


def test_an_unfinished_draft_is_not_submitted(officer, actor, drafted):
    with pytest.raises(Refusal) as refused:
        actions.submit_plan(by=actor(officer), plan=drafted)

    assert "chưa chọn cách thực hiện" in str(refused.value)
    assert Plan.objects.get(pk=drafted.pk).state == PlanState.DRAFT


def test_the_page_offers_each_what_is_theirs(officer, numberer, binh, complete, client_of):
    address = reverse("movements:review", args=[complete.pk])

    def offered(account):
        page = client_of(account).get(address).content.decode()
        buttons = ("Trình ký kế hoạch", "Ký kế hoạch", "Trả lại dự thảo", "Ban hành kế hoạch của đơn vị")
        return [button for button in buttons if f">{button}<" in page.replace("\n", "").replace("  ", "")]

    assert "Trình ký kế hoạch" in client_of(officer).get(address).content.decode()
    client_of(officer).post(address, {"verb": "submit"})
    assert "Ký kế hoạch" in client_of(binh).get(address).content.decode()
    client_of(binh).post(address, {"verb": "sign"})
    page = client_of(numberer).get(address)
    assert "Ban hành kế hoạch của đơn vị" in page.content.decode()
    client_of(numberer).post(address, {"verb": "issue", "number": "15", "issued_on": "15/6/2017"})
    assert Plan.objects.get(pk=complete.pk).state == PlanState.ISSUED


def test_where_the_office_declared_the_book_the_number_comes_from_it(binh, actor, complete, upper):
    declare_register(by=SYSTEM, unit=upper, series="each-type")

    issued = actions.issue_plan(by=actor(binh), plan=complete, number="", issued_on=TODAY)

    assert issued.number == "01/KH-LĐLĐ"


def test_colleagues_and_the_leader_comment_nobody_else(officer, binh, an, dung, actor, complete, client_of):
    address = reverse("movements:comments", args=[complete.pk])
    client_of(binh).post(address, {"text": "Nêu rõ ai làm.", "key": ""})

    said = Comment.objects.get()
    assert (said.author_name, said.text) == ("Trần Văn Bình", "Nêu rõ ai làm.")
    assert "Nêu rõ ai làm." in client_of(officer).get(address).content.decode()
    for stranger in (an, dung):
        assert client_of(stranger).get(address).status_code == 404
        with pytest.raises(Refusal):
            actions.comment_on(by=actor(stranger), plan=complete, text="Xen vào")
    client_of(officer).post(address, {"settle": said.pk})
    assert Comment.objects.waiting().count() == 0


def test_an_empty_comment_is_refused(binh, complete, client_of):
    page = client_of(binh).post(reverse("movements:comments", args=[complete.pk]), {"text": " ", "key": ""})

    assert "Chưa có nội dung góp ý" in page.content.decode()


def test_a_superior_sees_no_plan_before_it_is_issued(officer, dung, actor, complete):
    actions.submit_plan(by=actor(officer), plan=complete)

    assert complete not in Plan.objects.visible_to(actor(dung))


def test_every_state_is_reached():
    assert PLAN_MOVES.reachable() == set(PlanState)
