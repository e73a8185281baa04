"""The members of a unit, one by one."""

import datetime as dt

import pytest
from django.urls import reverse

from donghanh.journal.models import Entry
from donghanh.organisations.models import Membership, Office
from donghanh.people.actions import keep_national_id
from donghanh.people.facts import national_id_of
from tests.conftest import LONG_AGO
from tests.organisations.rows import add_officer

NUMBER = "083190001234"


@pytest.fixture
def lan(grassroots):
    """A member of An's union with an identity number."""
    member, _ = add_officer(grassroots, "Trần Thị Lan")
    keep_national_id(member.person, NUMBER)
    return member


def page(browser, page_name, pk, **data):
    address = reverse(f"organisations:{page_name}", args=[pk])
    return browser.post(address, data) if data else browser.get(address)


def test_the_number_is_hidden_but_for_its_end(client_of, an, lan):
    shown = page(client_of(an), "member", lan.pk).content.decode()

    assert "•••••••••234" in shown
    assert NUMBER not in shown
    assert "Ủy viên Ban Chấp hành" in shown


def test_the_chair_sees_the_number_and_the_journal_keeps_that_she_did(client_of, an, lan):
    answer = page(client_of(an), "show_national_id", lan.pk, x="1")

    assert NUMBER in answer.content.decode()
    assert answer.headers["Cache-Control"] == "no-store"
    assert Entry.objects.latest("pk").sentence == "Xem số định danh cá nhân của Trần Thị Lan."


def test_nobody_above_sees_the_number_in_full(client_of, binh, lan):
    assert page(client_of(binh), "member", lan.pk).status_code == 200
    assert page(client_of(binh), "show_national_id", lan.pk, x="1").status_code == 403


def test_a_member_is_found_by_the_whole_number_only(client_of, an, cuc, lan, grassroots, neighbour):
    found = page(client_of(an), "find_member", grassroots.pk, national_id="083 190 001 234")
    part = page(client_of(an), "find_member", grassroots.pk, national_id="083190001")
    elsewhere = page(client_of(cuc), "find_member", neighbour.pk, national_id=NUMBER)

    assert found.headers["Location"] == reverse("organisations:member", args=[lan.pk])
    for refused in (part, elsewhere):
        assert "Đơn vị không có đoàn viên mang số này" in refused.content.decode()


def test_what_is_known_is_corrected(client_of, an, lan):
    page(
        client_of(an),
        "edit_member",
        lan.pk,
        name="Trần Thị Ngọc Lan",
        sex="female",
        born_on="2/9/1990",
        joined_union_on="1/3/2012",
        post="Chuyền trưởng",
        national_id="083190009999",
    )

    lan = Membership.objects.select_related("person").get(pk=lan.pk)
    assert (lan.person.name, lan.person.search_key, lan.post) == (
        "Trần Thị Ngọc Lan",
        "tran thi ngoc lan",
        "Chuyền trưởng",
    )
    assert lan.person.joined_union_on == dt.date(2012, 3, 1)
    assert national_id_of(lan.person_id) == "083190009999"


def test_two_people_do_not_share_a_number(client_of, an, lan, grassroots):
    other, _ = add_officer(grassroots, "Lê Thị Mai")

    refused = page(client_of(an), "edit_member", other.pk, name="Lê Thị Mai", national_id=NUMBER)

    assert "Số định danh này đã ghi cho người khác" in refused.content.decode()


def test_an_office_begins_and_ends(client_of, an, lan):
    browser = client_of(an)
    page(browser, "elect", lan.pk, kind="group_lead", from_on="1/1/2017", until_on="31/12/2021")
    twice = page(browser, "elect", lan.pk, kind="group_lead", from_on="1/6/2017")
    office = Office.objects.get(kind="group_lead")

    page(browser, "end_office", office.pk, until_on="1/6/2017")

    office.refresh_from_db()
    assert office.until_on == dt.date(2017, 6, 1)
    assert "đã giữ chức vụ đó trong thời gian này" in twice.content.decode()


def test_members_stand_in_vietnamese_order_and_are_filtered(client_of, an, grassroots):
    for name in ("Lê Văn Đạt", "Lê Văn Dũng", "Trần Ánh", "Võ Ân"):
        add_officer(grassroots, name)
    browser = client_of(an)
    address = reverse("organisations:members", args=[grassroots.pk])

    shown = browser.get(address).content.decode()
    found = browser.get(address, {"q": "le dat"}).content.decode()
    officers = browser.get(address, {"group": "officers"}).content.decode()

    order = [
        shown.index(name) for name in ("Nguyễn Thị An", "Trần Ánh", "Võ Ân", "Lê Văn Dũng", "Lê Văn Đạt")
    ]
    assert "Lê Văn Đạt" in found
    assert "Lê Văn Dũng" not in found
    assert "Lê Văn Dũng" in officers
    assert order == sorted(order)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_however_long_it_is(
    client_of, an, grassroots, count, django_assert_num_queries
):
    for number in range(count):
        add_officer(grassroots, f"Người {number}")
    browser = client_of(an)
    browser.get("/")

    with django_assert_num_queries(8):
        page(browser, "members", grassroots.pk)


def test_offices_give_no_right(client_of, an, grassroots, lan):
    assert lan.person.appointments.count() == 0
    assert lan.from_on == LONG_AGO
