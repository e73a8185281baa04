"""Who to sign in as, and whether the site is well."""

import pytest

from donghanh.people.models import Account


@pytest.fixture
def demo(settings, an, cuc):
    settings.DEMO = True
    Account.objects.filter(login="an").update(is_demo=True)


def test_the_start_page_names_the_cast_and_what_they_are(demo, em):
    page = em.get("/start/").content.decode()

    assert "Nguyễn Thị An" in page
    assert "Chủ tịch công đoàn cơ sở, Công đoàn cơ sở Công ty May Hàm Luông" in page
    assert "Lê Thị Cúc" not in page


def test_outside_demo_mode_the_start_page_is_the_sign_in_page(em, db):
    assert em.get("/start/")["Location"] == "/tai-khoan/dang-nhap/"


def test_a_healthy_site_says_so(em, db):
    answer = em.get("/healthz")

    assert (answer.status_code, answer.json()) == (200, {"ok": True, "database": True, "migrations": True})
