"""Signing in and out."""

import pytest
from axes.utils import reset

from donghanh.people.models import Account

PAGE = "/tai-khoan/dang-nhap/"
CLICK = "/tai-khoan/dang-nhap-thu/"


@pytest.fixture(autouse=True)
def _fresh_lockouts(db):
    reset()
    yield
    reset()


def sign_in(browser, password="mat-khau-thu-2017", **more):
    return browser.post(PAGE, {"login": "an", "password": password, **more})


def test_the_right_password_opens_the_home_page(an, em):
    answer = sign_in(em)

    assert (answer.status_code, answer["Location"]) == (302, "/")


def test_the_login_is_read_whatever_its_case(an, em):
    answer = em.post(PAGE, {"login": " AN ", "password": "mat-khau-thu-2017"})

    assert answer.status_code == 302


def test_a_wrong_password_is_said_in_words_and_the_login_is_kept(an, em):
    page = sign_in(em, "sai").content.decode()

    assert "Tên đăng nhập hoặc mật khẩu chưa đúng." in page
    assert 'value="an"' in page


def test_an_unknown_login_is_refused_in_the_same_words(em):
    page = em.post(PAGE, {"login": "ai-do", "password": "sai"}).content.decode()

    assert "Tên đăng nhập hoặc mật khẩu chưa đúng." in page


def test_after_sign_in_one_comes_back_to_the_page_one_wanted(an, em):
    assert sign_in(em, next="/thong-bao/")["Location"] == "/thong-bao/"


def test_nobody_is_sent_to_another_site(an, em):
    assert sign_in(em, next="https://xau.example/")["Location"] == "/"


def test_guessing_is_stopped_even_when_the_last_guess_is_right(an, em, settings):
    for _ in range(settings.AXES_FAILURE_LIMIT):
        sign_in(em, "sai")

    assert sign_in(em).status_code == 429


def test_guessing_at_one_account_does_not_lock_the_neighbours(an, cuc, em, settings):
    for _ in range(settings.AXES_FAILURE_LIMIT):
        sign_in(em, "sai")

    assert em.post(PAGE, {"login": "cuc", "password": "mat-khau-thu-2017"}).status_code == 302


@pytest.fixture
def an_plays(an):
    Account.objects.filter(pk=an.pk).update(is_demo=True)


def test_one_click_does_not_exist_outside_demo_mode(an_plays, em):
    assert em.post(CLICK, {"login": "an"}).status_code == 404


def test_in_demo_mode_one_click_signs_the_cast_in(an_plays, em, settings):
    settings.DEMO = True

    em.post(CLICK, {"login": "an"})

    assert "Nguyễn Thị An" in em.get("/").content.decode()


def test_one_click_never_opens_an_account_that_is_not_of_the_cast(an_plays, cuc, em, settings):
    settings.DEMO = True

    assert em.post(CLICK, {"login": "cuc"}).status_code == 404


def test_a_closed_account_stays_closed(an_plays, em, settings):
    settings.DEMO = True
    Account.objects.filter(login="an").update(is_active=False)

    assert em.post(CLICK, {"login": "an"}).status_code == 404


def test_signing_out_ends_the_session(an, client_of):
    browser = client_of(an)
    browser.post("/tai-khoan/dang-xuat/")

    assert browser.get("/thong-bao/").status_code == 302
