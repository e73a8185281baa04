"""The year's days by month; the calendar that a telephone reads, and whose address it is."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from donghanh.home.documents import calendar_file
from donghanh.home.facts import calendar_days, days_of_year
from donghanh.home.rules import YearDay, by_month, without_doubles
from donghanh.movements.models import Delivery
from donghanh.notices.actions import end_calendar_key, give_calendar_key
from donghanh.notices.facts import calendar_token
from donghanh.pledges.models import Registration
from tests.movements.rows import add_received

DUE = dt.date(2017, 6, 30)


@pytest.fixture
def received(upper, grassroots):
    """A plan that An's union owes an answer to; the gate of pledges closes in March."""
    delivery = add_received(upper, grassroots, due_on=DUE)
    Registration.objects.create(
        movement=delivery.plan.movement,
        year=2017,
        unit=upper,
        opens_on=dt.date(2017, 1, 1),
        closes_on=dt.date(2017, 3, 31),
    )
    return delivery


@pytest.fixture
def feed(an, actor):
    """The address of An's calendar."""
    return reverse("home:calendar_feed", args=[calendar_token(give_calendar_key(by=actor(an)))])


def events(content):
    return {str(event["uid"]): event for event in Calendar.from_ical(content).walk("VEVENT")}


def test_the_days_of_the_year_by_month(an, actor, received):
    days = days_of_year(actor(an), 2017)

    assert [(str(month.title), [str(day.what) for day in month.days]) for month in by_month(days)] == [
        ("Tháng 3/2017", ["Hết hạn đăng ký giao ước thi đua năm 2017"]),
        ("Tháng 5/2017", ["Bắt đầu phong trào"]),
        ("Tháng 6/2017", ["Hạn phản hồi kế hoạch cấp trên"]),
    ]


def test_the_sender_sees_how_many_have_answered(binh, actor, received):
    [sent] = [day for day in days_of_year(actor(binh), 2017) if day.key.startswith("plan-")]

    assert str(sent.what) == "Hạn cấp dưới phản hồi kế hoạch (0/1)"


def test_the_neighbour_sees_nothing_of_it(cuc, actor, received):
    assert days_of_year(actor(cuc), 2017) == []


def test_home_leads_to_the_year_and_the_year_to_the_calendar(an, client_of, received):
    browser = client_of(an)
    assert reverse("home:year") in browser.get("/").content.decode()

    text = browser.get(reverse("home:year")).content.decode()
    assert "Tháng 6/2017" in text
    assert "Còn 15 ngày" in text
    assert reverse("home:calendar") in text


@pytest.mark.parametrize("asked", ["abc", "99999", "0001", "-2017", "1e99", "２０１７"])
def test_a_year_that_makes_no_sense_shows_this_one(an, client_of, received, asked):
    assert "Năm công tác 2017" in client_of(an).get(reverse("home:year"), {"year": asked}).content.decode()


def test_the_year_costs_the_same_for_one_plan_and_three(
    an, client_of, upper, grassroots, received, django_assert_max_num_queries, django_assert_num_queries
):
    browser = client_of(an)
    browser.get(reverse("home:year"))
    with django_assert_max_num_queries(14) as once:
        browser.get(reverse("home:year"))

    for _plan in range(2):
        add_received(upper, grassroots, due_on=DUE)

    with django_assert_num_queries(len(once)):
        browser.get(reverse("home:year"))


def test_the_file_is_read_back_as_it_was_meant(an, client_of, received):
    answer = client_of(an).get(reverse("home:calendar_download"))

    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    event = events(answer.content)[f"delivery-{received.pk}@testserver"]
    assert event["dtstart"].dt == DUE
    assert event["dtend"].dt == dt.date(2017, 7, 1)
    assert str(event["summary"]).startswith("Hạn phản hồi kế hoạch cấp trên: 15/KH-LĐLĐ – Liên đoàn")
    assert str(event["url"]) == f"http://testserver/phong-trao/den/{received.pk}/"
    assert event.walk("VALARM")[0]["trigger"].dt == dt.timedelta(hours=-16)


def test_lines_are_folded_as_the_standard_asks(an, client_of, received):
    content = client_of(an).get(reverse("home:calendar_download")).content

    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_a_due_day_that_moves_keeps_its_identity(an, client_of, received):
    browser = client_of(an)
    before = events(browser.get(reverse("home:calendar_download")).content)
    Delivery.objects.filter(pk=received.pk).update(due_on=dt.date(2017, 7, 15))

    after = events(browser.get(reverse("home:calendar_download")).content)

    uid = f"delivery-{received.pk}@testserver"
    assert set(before) == set(after)
    assert after[uid]["dtstart"].dt == dt.date(2017, 7, 15)


def test_words_that_mean_something_to_the_format_are_no_orders():
    day = YearDay("a-1", DUE, "Họp; ký, chốt", "Dòng 1\r\nEND:VEVENT\\ và, sau; nữa", "/x/")

    [event] = events(calendar_file([day], site="https://x.vn/")).values()

    assert len(Calendar.from_ical(calendar_file([day], site="https://x.vn/")).walk("VEVENT")) == 1
    assert "chốt" in str(event["summary"])
    assert "END:VEVENT\\ và, sau; nữa" in str(event["summary"])


def test_what_is_over_rings_no_more():
    days = [
        YearDay("a", dt.date(2017, 6, 14), "Qua", "", "/"),
        YearDay("b", DUE, "Xong", "", "/", is_done=True),
    ]

    assert Calendar.from_ical(calendar_file(days, site="")).walk("VALARM") == []


def test_the_same_thing_stands_once():
    days = [
        YearDay("delivery-1", DUE, "Hạn", "", "/phong-trao/den/1/"),
        YearDay("delivery-1", DUE, "Hạn", "", "/phong-trao/den/1/"),
        YearDay("due/phong-trao/den/1/", DUE, "Nhận", "", "/phong-trao/den/1/"),
        YearDay("due/cong-trinh/1/", DUE, "Làm", "", "/cong-trinh/1/"),
    ]

    assert [day.key for day in without_doubles(days)] == ["delivery-1", "due/cong-trinh/1/"]


def test_a_telephone_reads_it_without_signing_in(em, feed, received):
    answer = em.get(feed)

    assert f"delivery-{received.pk}@testserver" in events(answer.content)
    assert "no-store" in answer.headers["Cache-Control"]


def test_the_page_makes_the_address_and_ends_it(an, client_of):
    browser = client_of(an)
    page = reverse("home:calendar")
    first = browser.post(page, follow=True).content.decode()
    assert "lich.ics" in first

    browser.post(reverse("home:end_calendar"))
    assert "lich.ics" not in browser.get(page).content.decode()


def test_a_new_address_ends_the_one_before(em, an, actor, feed):
    new = reverse("home:calendar_feed", args=[calendar_token(give_calendar_key(by=actor(an)))])

    assert em.get(feed).status_code == 404
    assert em.get(new).status_code == 200


def test_an_ended_address_gives_nothing(em, an, actor, feed):
    end_calendar_key(by=actor(an))

    assert em.get(feed).status_code == 404


@pytest.mark.parametrize("change", [{"is_active": False}, {"must_change_password": True}])
def test_a_closed_account_gives_nothing(em, an, feed, change):
    type(an).objects.filter(pk=an.pk).update(**change)

    assert em.get(feed).status_code == 404


def test_another_account_s_number_opens_nothing(em, an, cuc, actor, feed):
    give_calendar_key(by=actor(cuc))
    token = feed.strip("/").split("/")[1]
    spoiled = [
        token.replace(f"{an.pk}-", f"{cuc.pk}-", 1),
        token[:-3] + "AAA",
        token.partition(".")[0],
        "1-2.x",
    ]

    for each in spoiled:
        assert em.get(reverse("home:calendar_feed", args=[each])).status_code == 404


def test_a_link_to_a_form_is_no_calendar_address(em, an, actor, feed, settings):
    token = feed.strip("/").split("/")[1]

    assert em.get(reverse("notices:door", args=[token])).status_code == 404


def test_it_shows_every_unit_the_account_acts_for(an, received):
    assert f"delivery-{received.pk}" in {day.key for day in calendar_days(an, dt.date(2017, 6, 15))}


def test_a_calendar_opens_no_page(feed):
    browser = Client()
    browser.get(feed)

    assert browser.get(reverse("home:calendar")).status_code == 302
