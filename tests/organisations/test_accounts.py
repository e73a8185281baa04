"""Accounts of those who hold a role."""

import re

import pytest
from axes.utils import reset

from donghanh.base.actors import SYSTEM
from donghanh.journal.models import Entry
from donghanh.organisations.actions import appoint
from donghanh.organisations.choices import RoleKey
from donghanh.organisations.models import Appointment
from donghanh.people.actions import add_person
from donghanh.people.models import Account
from tests.conftest import LONG_AGO


@pytest.fixture(autouse=True)
def _fresh_lockouts(db):
    reset()
    yield
    reset()


def text_of(answer):
    return answer.content.decode()


@pytest.fixture
def newcomer(grassroots):
    """Somebody appointed at An's union, without an account."""
    person = add_person(name="Đỗ Thị Mới")
    return appoint(by=SYSTEM, person=person, unit=grassroots, role=RoleKey.CLERK, from_on=LONG_AGO)


def of(appointment, verb="tai-khoan"):
    return f"/to-chuc/phan-cong/{appointment.pk}/{verb}/"


def shown_password(answer):
    return re.search(r"[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}", text_of(answer)).group()


def test_a_login_is_proposed_when_an_account_is_opened(binh, newcomer, client_of):
    assert 'value="moidt"' in text_of(client_of(binh).get(of(newcomer)))


def test_the_password_handed_over_opens_the_door_once(binh, newcomer, client_of, em):
    answer = client_of(binh).post(of(newcomer), {"login": "moidt"})

    password = shown_password(answer)
    assert "no-store" in answer["Cache-Control"]
    assert password not in text_of(client_of(binh).get(of(newcomer)))
    signed_in = em.post("/tai-khoan/dang-nhap/", {"login": "moidt", "password": password})
    assert signed_in["Location"] == "/tai-khoan/mat-khau/"


def test_what_happens_to_accounts_is_written_down_without_secrets(binh, newcomer, client_of):
    browser = client_of(binh)
    password = shown_password(browser.post(of(newcomer), {"login": "moidt"}))
    for verb in ("mat-khau", "khoa", "mo-lai"):
        browser.post(of(newcomer, verb))

    told = list(Entry.objects.filter(account=binh).order_by("pk").values_list("sentence", flat=True))

    assert told == [
        "Mở tài khoản “moidt” cho Đỗ Thị Mới.",
        "Cấp lại mật khẩu cho Đỗ Thị Mới.",
        "Khóa tài khoản của Đỗ Thị Mới.",
        "Mở lại tài khoản của Đỗ Thị Mới.",
    ]
    assert password not in " ".join(told)


def test_a_form_sent_twice_opens_one_account(binh, newcomer, client_of):
    browser = client_of(binh)
    browser.post(of(newcomer), {"login": "moidt", "once": "a" * 32})

    page = text_of(browser.post(of(newcomer), {"login": "moidt2", "once": "a" * 32}))

    assert "Biểu mẫu này đã được gửi rồi" in page
    assert [account.login for account in Account.objects.filter(person=newcomer.person)] == ["moidt"]


@pytest.mark.parametrize(("login", "words"), [("an", "đã có người dùng"), ("mới đến", "chữ không dấu")])
def test_a_login_that_cannot_be_is_refused_and_kept(binh, an, newcomer, client_of, login, words):
    page = text_of(client_of(binh).post(of(newcomer), {"login": login}))

    assert words in page
    assert f'value="{login}"' in page


def test_a_reset_ends_sessions_and_the_old_password(binh, an, client_of, em):
    browser = client_of(an)

    password = shown_password(client_of(binh).post(of(Appointment.objects.get(person=an.person), "mat-khau")))

    assert browser.get("/thong-bao/").status_code == 302
    assert "chưa đúng" in text_of(
        em.post("/tai-khoan/dang-nhap/", {"login": "an", "password": "mat-khau-thu-2017"})
    )
    assert em.post("/tai-khoan/dang-nhap/", {"login": "an", "password": password}).status_code == 302


def test_a_closed_account_opens_again_with_its_password(binh, an, client_of, em):
    appointment = Appointment.objects.get(person=an.person)
    browser = client_of(binh)

    browser.post(of(appointment, "khoa"))
    assert not Account.objects.get(login="an").is_active

    browser.post(of(appointment, "mo-lai"))
    assert Account.objects.get(login="an").check_password("mat-khau-thu-2017")


def test_nobody_locks_themselves_out(binh, client_of):
    appointment = Appointment.objects.filter(person=binh.person).first()

    client_of(binh).post(of(appointment, "khoa"))

    assert Account.objects.get(login="binh").is_active


def test_an_account_that_acts_elsewhere_is_out_of_reach(binh, dung, grassroots, client_of):
    here = appoint(by=SYSTEM, person=dung.person, unit=grassroots, role=RoleKey.JUROR, from_on=LONG_AGO)

    client_of(binh).post(of(here, "mat-khau"))

    assert Account.objects.get(login="dung").check_password("mat-khau-thu-2017")
    assert "ngoài phạm vi quản lý" in text_of(client_of(binh).get(of(here)))


@pytest.mark.parametrize("verb", ["tai-khoan", "mat-khau", "khoa", "mo-lai"])
def test_nobody_else_changes_an_account(an, binh, cuc, newcomer, client_of, verb):
    assert client_of(an).post(of(newcomer, verb)).status_code == 403
    assert client_of(binh).post(of(Appointment.objects.get(person=cuc.person), verb)).status_code == 404
    assert not Account.objects.filter(person=newcomer.person).exists()


def test_the_unit_page_leads_to_accounts(binh, newcomer, grassroots, client_of):
    page = text_of(client_of(binh).get(f"/to-chuc/{grassroots.pk}/"))

    assert of(newcomer) in page
    assert "Mở tài khoản" in page
