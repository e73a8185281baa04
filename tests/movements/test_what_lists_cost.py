"""Lists cost the same number of statements with one row and with three."""

import datetime as dt

import pytest
from django.urls import reverse

from donghanh.movements import actions
from donghanh.movements.facts import clauses_above
from donghanh.movements.models import Delivery
from donghanh.movements.rules.drafting import ADAPTED, Choice, Draft, adopting_the_rest
from donghanh.movements.rules.proposal import sentence_for

DUE = dt.date(2017, 6, 30)


@pytest.fixture
def grow(dung, actor, plan, found_upper):
    """`grow(2)` sends the province's plan to two more unions, which open their page of it."""
    names = iter("ABCDE")

    def grown(count):
        units = [found_upper(next(names)) for _ in range(count)]
        actions.send_plan(by=actor(dung), plan=plan, units=units, due_on=DUE)

    return grown


@pytest.mark.parametrize("page", ["adoption", "clock", "schedule", "unanswered", "plan", "movement"])
def test_pages_of_a_plan(
    page, dung, client_of, plan, grow, django_assert_max_num_queries, django_assert_num_queries
):
    browser = client_of(dung)
    address = reverse(f"movements:{page}", args=[plan.movement_id if page == "movement" else plan.pk])
    grow(1)
    browser.get(address)
    with django_assert_max_num_queries(12) as once:
        browser.get(address)

    grow(2)

    with django_assert_num_queries(len(once)):
        browser.get(address)


def test_the_inbox_and_the_list_of_movements(
    dung, binh, client_of, actor, paper, upper, django_assert_max_num_queries, django_assert_num_queries
):
    browser = client_of(binh)
    pages = [reverse("movements:inbox"), reverse("movements:movements")]

    def send(*numbers):
        for number in numbers:
            movement = actions.open_movement(
                by=actor(dung),
                paper=paper.__class__(**{**paper.__dict__, "number": number}),
                name=f"Phong trào {number}",
                starts_on=dt.date(2017, 1, 1),
                ends_on=dt.date(2017, 12, 31),
            )
            actions.send_plan(by=actor(dung), plan=movement.plans.get(), units=[upper], due_on=DUE)

    send("1")
    costs = []
    for page in pages:
        browser.get(page)
        with django_assert_max_num_queries(12) as once:
            browser.get(page)
        costs.append(len(once))

    send("2", "3")

    for page, cost in zip(pages, costs, strict=True):
        with django_assert_num_queries(cost):
            browser.get(page)


def test_a_clause_and_what_it_leads_to(
    an, binh, cuc, client_of, actor, received, django_assert_max_num_queries, django_assert_num_queries
):
    clause = received.plan.clauses.get(address="II.1")
    browser = client_of(binh)
    address = reverse("movements:clause", args=[clause.pk])
    with django_assert_max_num_queries(19) as once:
        browser.get(address)

    actions.acknowledge(by=actor(an), delivery=received)
    received.refresh_from_db()
    actions.send_response(by=actor(an), delivery=received, lines={clause.pk: sentence_for(clause.text)})

    with django_assert_num_queries(len(once)):
        assert "Công ty May Hàm Luông" in browser.get(address).content.decode()


def test_deriving_costs_the_same_whatever_was_decided(
    binh, client_of, actor, drafted, django_assert_max_num_queries, django_assert_num_queries
):
    browser = client_of(binh)
    address = reverse("movements:derive", args=[drafted.pk])
    with django_assert_max_num_queries(12) as once:
        browser.get(address)

    draft = adopting_the_rest(clauses_above(drafted.superior), Draft({}))
    actions.save_draft(by=actor(binh), plan=drafted, draft=draft)

    with django_assert_num_queries(len(once)):
        browser.get(address)
    assert Delivery.objects.get(plan=drafted.superior, unit=drafted.unit).state == "acknowledged"


@pytest.mark.parametrize("page", ["look", "coverage", "change", "revoke"])
def test_looking_again_costs_the_same_whatever_changed(
    page, dung, binh, client_of, actor, plan, issued, django_assert_max_num_queries, django_assert_num_queries
):
    browser, address = client_of(binh), reverse(f"movements:{page}", args=[issued.pk])
    by = actor(dung)

    def amend(number, **reworded):
        draft = actions.amend_plan(by=by, plan=plan)
        now = {clause.address: clause.id for clause in clauses_above(plan)}
        choices = {now[address]: Choice(ADAPTED, text=text) for address, text in reworded.items()}
        actions.save_draft(by=by, plan=draft, draft=Draft(choices))
        actions.issue_plan(by=by, plan=draft, number=number, issued_on=dt.date(2017, 6, 15))

    amend("31", **{"II.1": "Một."})
    browser.get(address)
    with django_assert_max_num_queries(12) as once:
        browser.get(address)

    amend("32", **{"II.1": "Hai.", "II.4": "Ba.", "II.5": "Bốn."})

    with django_assert_num_queries(len(once)):
        browser.get(address)


@pytest.mark.parametrize("page", ["comments", "review", "derive"])
def test_comments_on_a_draft(
    page, binh, client_of, actor, drafted, django_assert_max_num_queries, django_assert_num_queries
):
    browser, address = client_of(binh), reverse(f"movements:{page}", args=[drafted.pk])
    actions.comment_on(by=actor(binh), plan=drafted, text="Nêu rõ ai làm.")
    browser.get(address)
    with django_assert_max_num_queries(12) as once:
        browser.get(address)

    for text in ("Thêm thời hạn.", "Gọn lại."):
        actions.comment_on(by=actor(binh), plan=drafted, text=text)

    with django_assert_num_queries(len(once)):
        browser.get(address)


def test_closing_a_movement(
    dung, client_of, movement, sent, grow, django_assert_max_num_queries, django_assert_num_queries
):
    browser, address = client_of(dung), reverse("movements:close", args=[movement.pk])
    browser.get(address)
    with django_assert_max_num_queries(12) as once:
        browser.get(address)

    grow(2)

    with django_assert_num_queries(len(once)):
        browser.get(address)
