"""The home page: what is due from me, and what I did today."""

import datetime as dt
from importlib import import_module
from importlib.util import find_spec

import pytest
from django.apps import apps

from donghanh.base.dues import Due
from donghanh.home.facts import dues as facts
from donghanh.home.rules import by_date
from donghanh.organisations.actions import count_heads
from donghanh.people.actions import add_person, open_account
from tests.conftest import TODAY


def test_every_app_that_waits_for_somebody_is_asked():
    names = [config.name for config in apps.get_app_configs() if config.name.startswith("donghanh.")]
    asking = {import_module(f"{name}.facts") for name in names if find_spec(f"{name}.facts")}
    asking.discard(import_module("donghanh.home.facts"))

    assert {module.dues_of for module in asking if hasattr(module, "dues_of")} == set(facts.DUES)


def due(title, days=None):
    day = None if days is None else TODAY + dt.timedelta(days=days)
    return Due(title=title, verb="Mở việc", url="/", due_on=day)


def text_of(answer):
    return answer.content.decode()


def test_things_are_shown_by_date_with_the_overdue_first():
    dues = [due("chưa định"), due("sau", 30), due("mai", 1), due("trễ", -3), due("trễ lâu", -9)]

    shown = [(str(part.title), [due.title for due in part.dues]) for part in by_date(dues, TODAY)]

    assert shown == [
        ("Đã quá hạn", ["trễ lâu", "trễ"]),
        ("Hạn trong 7 ngày tới", ["mai"]),
        ("Hạn sau đó", ["sau"]),
        ("Chưa định hạn", ["chưa định"]),
    ]


def test_today_is_not_late_and_a_week_is_soon():
    assert [str(part.title) for part in by_date([due("nay", 0), due("tuần", 7)], TODAY)] == [
        "Hạn trong 7 ngày tới"
    ]


@pytest.fixture
def only(monkeypatch):
    """Only these dues, whatever the apps say."""

    def put(*dues):
        monkeypatch.setattr(facts, "DUES", (lambda by, today: list(dues),))

    return put


def test_the_home_page_shows_each_thing_with_its_verb(an, client_of, only):
    only(Due(title="Báo cáo 6 tháng", verb="Gửi báo cáo 6 tháng", url="/x/", due_on=TODAY))

    page = text_of(client_of(an).get("/"))

    assert "Gửi báo cáo 6 tháng" in page
    assert "Hạn hôm nay" in page


def test_with_nothing_due_it_says_so(an, client_of, only):
    only()

    assert "Không còn việc nào đến hạn." in text_of(client_of(an).get("/"))


def test_what_i_did_today_stands_below_and_what_others_did_does_not(
    an, cuc, grassroots, neighbour, actor, client_of
):
    count_heads(by=actor(an), unit=grassroots, as_of=TODAY, workers=431, members=400)
    count_heads(by=actor(cuc), unit=neighbour, as_of=TODAY, workers=162, members=150)

    page = text_of(client_of(an).get("/"))

    assert "Cập nhật 431 lao động" in page
    assert "Cập nhật 162 lao động" not in page


def test_what_was_done_yesterday_is_not_of_today(an, grassroots, actor, monkeypatch):
    monkeypatch.setenv("DONGHANH_TODAY", "2017-06-14")
    count_heads(by=actor(an), unit=grassroots, as_of=TODAY - dt.timedelta(days=9), workers=431, members=400)
    monkeypatch.setenv("DONGHANH_TODAY", "2017-06-15")

    assert facts.done_today(actor(an), TODAY) == []


def test_somebody_without_an_appointment_gets_a_friendly_page(client_of, db):
    visitor = open_account(login="khach", person=add_person(name="Võ Thị Khách"))

    answer = client_of(visitor).get("/")

    assert answer.status_code == 200
    assert "Chưa được phân công ở đơn vị nào" in text_of(answer)


def test_a_stranger_is_sent_on(em, db):
    answer = em.get("/")

    assert (answer.status_code, answer["Location"].startswith("/")) == (302, True)


def test_the_first_sign_in_shows_three_cards_until_they_are_hidden(an, em):
    em.post("/tai-khoan/dang-nhap/", {"login": "an", "password": "mat-khau-thu-2017"})
    assert "Lần đầu đăng nhập" in text_of(em.get("/"))

    em.post("/da-xem-huong-dan/")
    assert "Lần đầu đăng nhập" not in text_of(em.get("/"))


def test_the_officer_above_can_be_called_from_the_home_page(an, binh, client_of):
    binh.person.phone = "0275 000 0001"
    binh.person.save()

    assert 'href="tel:02750000001"' in text_of(client_of(an).get("/"))
