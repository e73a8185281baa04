"""The pages of works, as each of the cast finds them."""

import datetime as dt

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from donghanh.organisations.choices import RoleKey
from donghanh.organisations.models import Appointment
from donghanh.works import actions
from donghanh.works.models import Work

MOST_QUERIES = 12


def page(browser, name, *args, **query):
    return browser.get(reverse(f"works:{name}", args=args), query)


def words(answer):
    return answer.content.decode()


def cost_of(browser, name, *args):
    page(browser, name, *args)
    with CaptureQueriesContext(connection) as captured:
        page(browser, name, *args)
    return len(captured)


def form_of(unit, **given):
    return {
        "kind": "task",
        "name": "Vệ sinh khu nhà trọ",
        "owner": f"unit:{unit.pk}",
        "occasion": "Chào mừng Đại hội",
        "clause": "",
        "value": "2.500.000",
        "starts_on": "15/6/2017",
        "due_on": "30/6/2017",
        "content": "",
        **given,
    }


def test_an_registers_on_her_phone(an, client_of, received, grassroots):
    answer = client_of(an).post(reverse("works:add"), form_of(grassroots), follow=True)

    assert "Vệ sinh khu nhà trọ" in words(answer)
    assert "2.500.000 đồng" in words(answer)


def test_wrong_values_are_refused_beside_the_field(an, client_of, received, grassroots):
    answer = client_of(an).post(reverse("works:add"), form_of(grassroots, value="-5", due_on="31/4/2017"))

    assert "không được nhỏ hơn 0" in words(answer)
    assert "31/4/2017 không có trong lịch" in words(answer)
    assert "Vệ sinh khu nhà trọ" in words(answer)


def test_a_due_day_before_the_start_is_refused(an, client_of, received, grassroots):
    answer = client_of(an).post(reverse("works:add"), form_of(grassroots, due_on="1/6/2017"))

    assert "trước ngày bắt đầu" in words(answer)


def test_an_tells_progress_and_completion(canteen, an, client_of):
    browser, address = client_of(an), canteen.get_absolute_url()
    browser.post(address, {"verb": "progress", "progress": "60", "note": "Đã lát nền"})
    answer = browser.post(address, {"verb": "complete", "completed_on": "15/6/2017", "note": ""}, follow=True)

    assert "Hoàn thành, chờ nghiệm thu" in words(answer)
    assert "Đã lát nền" in words(answer)


def test_bình_accepts(completed, binh, client_of):
    address = reverse("works:accept", args=[completed.pk])
    assert "Người nghiệm thu" in words(client_of(binh).get(address))

    answer = client_of(binh).post(
        address, {"accepted_on": "15/6/2017", "accepted_by": "Ông Trần Văn Bình", "note": ""}, follow=True
    )

    assert "Đã nghiệm thu" in words(answer)


def test_bình_sends_back(completed, binh, client_of):
    client_of(binh).post(
        reverse("works:accept", args=[completed.pk]), {"verb": "return", "reason": "Thiếu biên bản"}
    )

    assert Work.objects.get().state == "underway"


def test_who_sees_a_work(canteen, an, binh, cuc, dung, em, client_of):
    seen = {
        account.login: page(client_of(account), "work", canteen.pk).status_code
        for account in (an, binh, cuc, dung)
    }

    assert seen == {"an": 200, "binh": 200, "cuc": 404, "dung": 200}
    assert page(em, "work", canteen.pk).status_code == 302
    assert page(client_of(cuc), "accept", canteen.pk).status_code == 404
    assert canteen.name not in words(page(client_of(cuc), "list"))


def test_a_wrong_role_reads_why(canteen, an, client_of):
    Appointment.objects.filter(person=an.person).update(role=RoleKey.MEMBER)

    answer = client_of(an).post(
        canteen.get_absolute_url(), {"verb": "progress", "progress": "10", "note": ""}
    )

    assert "Vai trò hiện tại không có phần việc" in words(answer)


def test_a_late_work_is_found_by_its_filter(canteen, register, an, binh, client_of):
    register(name="Trồng cây", starts_on=dt.date(2017, 5, 1), due_on=dt.date(2017, 6, 1))

    found = words(page(client_of(binh), "list", state="late"))

    assert "Trồng cây" in found
    assert canteen.name not in found


def test_the_board_opens_to_the_works_of_a_branch(canteen, binh, grassroots, client_of):
    browser = client_of(binh)
    assert f"?branch={grassroots.pk}" in words(page(browser, "board"))

    assert canteen.name in words(page(browser, "list", branch=grassroots.pk))


def test_the_board_and_the_list_go_out(canteen, binh, client_of):
    answers = [page(client_of(binh), name, export="xlsx").content[:2] for name in ("board", "list")]

    assert answers == [b"PK", b"PK"]


def test_lists_cost_the_same_with_one_and_three(canteen, register, sewing, binh, client_of):
    browser = client_of(binh)
    costs = [cost_of(browser, name) for name in ("list", "board")]

    register(name="Hai")
    register(sewing, name="Ba")

    assert [cost_of(browser, name) for name in ("list", "board")] == costs
    assert max(costs) <= MOST_QUERIES


def test_a_record_costs_the_same_with_one_and_three_notes(canteen, an, actor, client_of):
    by, browser = actor(an), client_of(an)
    actions.report_progress(by=by, work=canteen, progress=10)
    with_one = cost_of(browser, "work", canteen.pk)

    actions.report_progress(by=by, work=canteen, progress=20)
    actions.report_progress(by=by, work=canteen, progress=30)

    assert cost_of(browser, "work", canteen.pk) == with_one


def test_the_clause_leads_to_the_work(canteen, an, client_of):
    clause = reverse("movements:clause", args=[canteen.clause_id])

    assert canteen.name in words(client_of(an).get(clause))
