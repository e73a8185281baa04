"""The pages of help for enterprises, as each of the cast finds them."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from donghanh.support import actions
from donghanh.support.models import Activity, Case

MOST_QUERIES = 12


def page(browser, name, *args, **query):
    return browser.get(reverse(f"support:{name}", args=args), query)


def words(answer):
    return answer.content.decode()


def cost_of(browser, name, *args):
    page(browser, name, *args)
    with CaptureQueriesContext(connection) as captured:
        page(browser, name, *args)
    return len(captured)


TYPED = {
    "title": "Chậm hoàn thuế",
    "enterprise": "Công ty May",
    "raised_by": "Giám đốc",
    "field": "procedure",
    "raised_on": "1/6/2017",
    "clause": "",
    "content": "",
}


def test_an_writes_a_case_down_in_a_minute(an, client_of, grassroots):
    browser = client_of(an)
    assert grassroots.name in words(page(browser, "add_case"))

    answer = browser.post(reverse("support:add_case"), TYPED, follow=True)

    assert "Chậm hoàn thuế" in words(answer)
    assert "14 ngày" in words(answer)


def test_the_employers_representative_raises_one_too(employer, client_of):
    client_of(employer).post(reverse("support:add_case"), TYPED)

    assert Case.objects.get().added_by == employer


def test_an_goes_on_with_it_and_answers(case, an, client_of):
    browser, address = client_of(an), case.get_absolute_url()
    browser.post(address, {"verb": "step", "step-text": "Gọi Cục Thuế", "step-done_on": "14/6/2017"})
    answer = browser.post(address, {"verb": "answer", "answer-answer": "Đã hoàn"}, follow=True)

    assert "Gọi Cục Thuế" in words(answer)
    assert "chờ doanh nghiệp xác nhận" in words(answer)


def test_an_hands_it_up_on_its_page(case, an, client_of, upper):
    told = {"verb": "hand", "hand-target": str(upper.pk), "hand-reason": "Ngoài khả năng"}
    client_of(an).post(case.get_absolute_url(), told)

    assert Case.objects.get().holder == upper


def test_who_sees_a_case(case, an, binh, cuc, dung, em, client_of):
    seen = {who.login: page(client_of(who), "case", case.pk).status_code for who in (an, binh, cuc, dung)}

    assert seen == {"an": 200, "binh": 200, "cuc": 404, "dung": 200}
    assert page(em, "case", case.pk).status_code == 302
    assert case.title not in words(page(client_of(cuc), "cases"))


def test_an_activity_for_vietnamese_goods_is_recorded(an, client_of, case):
    told = {"kind": "sale", "name": "Phiên chợ", "held_on": "10/6/2017", "cost": "6.500.000", "reach": "380"}
    answer = client_of(an).post(
        reverse("support:add_activity"), {**told, "case": str(case.pk), "clause": "", "note": ""}, follow=True
    )

    assert "6.500.000 đồng" in words(answer)
    assert Activity.objects.get().case == case


@pytest.mark.parametrize(("state", "found"), [("open", True), ("confirmed", False), ("long", True)])
def test_the_list_is_filtered_by_state(raise_case, binh, client_of, state, found):
    case = raise_case(raised_on=dt.date(2017, 5, 1))

    assert (case.title in words(page(client_of(binh), "cases", state=state))) is found


def test_the_summary_opens_to_the_cases_of_a_branch(case, an, binh, actor, grassroots, client_of):
    actions.record_activity(
        by=actor(an), kind="sale", name="Phiên chợ", held_on=dt.date(2017, 6, 1), cost=500_000
    )
    browser = client_of(binh)
    shown = words(page(browser, "board"))

    assert f"?branch={grassroots.pk}" in shown
    assert "500.000" in shown
    assert case.title in words(page(browser, "cases", branch=grassroots.pk))
    assert "Phiên chợ" in words(page(browser, "activities", branch=grassroots.pk))


def test_lists_go_out(case, binh, client_of):
    names = ("cases", "board", "activities")

    assert {page(client_of(binh), name, export="xlsx").content[:2] for name in names} == {b"PK"}


def test_lists_cost_the_same_with_one_and_three(raise_case, an, binh, actor, client_of):
    def one_more(title):
        raise_case(title)
        actions.record_activity(by=actor(an), kind="tell", name=title, held_on=dt.date(2017, 6, 1))

    names, browser = ("cases", "board", "activities"), client_of(binh)
    one_more("Một")
    costs = [cost_of(browser, name) for name in names]

    one_more("Hai")
    one_more("Ba")

    assert [cost_of(browser, name) for name in names] == costs
    assert max(costs) <= MOST_QUERIES


def test_a_record_costs_the_same_with_one_and_three_steps(case, an, actor, client_of):
    def one_more(text):
        actions.take_step(by=actor(an), case=case, done_on=dt.date(2017, 6, 10), text=text)

    one_more("Một")
    cost = cost_of(client_of(an), "case", case.pk)
    one_more("Hai")
    one_more("Ba")

    assert cost_of(client_of(an), "case", case.pk) == cost
