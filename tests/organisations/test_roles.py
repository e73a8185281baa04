"""Who may do what, who is appointed and relieved, and which unit one acts for."""

import datetime as dt

import pytest

from donghanh.base.actors import SYSTEM
from donghanh.organisations.actions import appoint
from donghanh.organisations.choices import RoleKey
from donghanh.organisations.models import Appointment
from donghanh.organisations.rules import ROLES
from tests.conftest import LONG_AGO, TODAY


def text_of(answer):
    return answer.content.decode()


def test_the_roles_page_describes_every_role(an, client_of):
    page = text_of(client_of(an).get("/to-chuc/vai-tro/"))

    assert [key for key, role in ROLES.items() if str(role.description) not in page] == []
    assert "Nguyễn Thị An" in page


def test_every_role_is_described_and_every_description_has_a_role():
    assert set(ROLES) == set(RoleKey.values)


def sent(browser, unit, **typed):
    form = {
        "role": "clerk",
        "person": "",
        "new_name": "",
        "new_phone": "",
        "title": "",
        "from_on": "15/6/2017",
    }
    return browser.post(f"/to-chuc/{unit.pk}/phan-cong/", form | typed)


def test_an_officer_appoints_a_member(binh, an, grassroots, client_of):
    answer = sent(client_of(binh), grassroots, role="inspector", person=an.person_id, title="Ủy viên")

    made = Appointment.objects.get(unit=grassroots, role="inspector")
    assert (answer.status_code, made.person, made.title, made.from_on) == (303, an.person, "Ủy viên", TODAY)


def test_an_officer_appoints_somebody_new(binh, grassroots, client_of):
    sent(client_of(binh), grassroots, new_name="Đỗ Thị Mới")

    assert Appointment.objects.get(unit=grassroots).person.name == "Đỗ Thị Mới"


@pytest.mark.parametrize("new_name", ["", "Đỗ Thị Mới"])
def test_exactly_one_person_is_named(binh, an, grassroots, client_of, new_name):
    person = an.person_id if new_name else ""

    page = text_of(sent(client_of(binh), grassroots, person=person, new_name=new_name))

    assert "chỉ một trong hai" in page


def test_a_relieved_chair_can_do_nothing_from_that_day(binh, an, client_of, actor):
    appointment = Appointment.objects.get(person=an.person)

    answer = client_of(binh).post(f"/to-chuc/phan-cong/{appointment.pk}/thoi/", {"until_on": "15/6/2017"})

    assert answer.status_code == 303
    assert actor(an).duties == frozenset()


def test_a_role_does_not_end_before_it_begins(binh, an, client_of):
    appointment = Appointment.objects.get(person=an.person)

    page = text_of(
        client_of(binh).post(f"/to-chuc/phan-cong/{appointment.pk}/thoi/", {"until_on": "1/1/2001"})
    )

    assert "Ngày thôi giữ nhiệm vụ phải sau ngày bắt đầu." in page


def test_a_chair_appoints_nobody(an, grassroots, client_of):
    assert sent(client_of(an), grassroots, new_name="Đỗ Thị Mới").status_code == 403


def test_nobody_is_appointed_at_the_neighbour(binh, neighbour, client_of):
    assert sent(client_of(binh), neighbour, new_name="Đỗ Thị Mới").status_code == 404


def test_one_switches_between_ones_own_units_only(an, grassroots, upper, neighbour, client_of):
    appoint(by=SYSTEM, person=an.person, unit=upper, role=RoleKey.COUNCIL_MEMBER, from_on=LONG_AGO)
    browser = client_of(an)

    browser.post("/to-chuc/chuyen-don-vi/", {"unit": grassroots.pk})
    assert "<strong>Công đoàn cơ sở Công ty May Hàm Luông</strong>" in text_of(browser.get("/"))

    browser.post("/to-chuc/chuyen-don-vi/", {"unit": neighbour.pk})
    assert "Ba Lai" not in text_of(browser.get("/"))


def test_a_term_that_has_run_out_gives_nothing(an, grassroots, actor, monkeypatch):
    Appointment.objects.update(until_on=dt.date(2017, 6, 14))

    assert actor(an).path is None
