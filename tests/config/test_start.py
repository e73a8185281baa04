"""The page that says who to sign in as."""

import pytest

from donghanh.people.models import Account


@pytest.fixture
def demo(settings):
    settings.DEMO = True


def test_the_cast_stands_on_the_start_page_with_what_they_do(an, em, demo):
    Account.objects.filter(pk=an.pk).update(is_demo=True)

    page = em.get("/start/").content.decode()

    assert "Vào với vai Nguyễn Thị An" in page
    assert "Chủ tịch công đoàn cơ sở" in page
    assert "Công đoàn cơ sở Công ty May Hàm Luông" in page


def test_somebody_who_is_not_of_the_cast_is_not_shown(an, cuc, em, demo):
    Account.objects.filter(pk=an.pk).update(is_demo=True)

    assert "Lê Thị Cúc" not in em.get("/start/").content.decode()


def test_without_demo_data_the_page_says_how_to_make_it(em, demo, db):
    assert "donghanh demo" in em.get("/start/").content.decode()


def test_outside_demo_mode_there_is_no_cast(an, em):
    Account.objects.filter(pk=an.pk).update(is_demo=True)

    answer = em.get("/start/")

    assert (answer.status_code, answer.url) == (302, "/")
