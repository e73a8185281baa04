"""Being told, reading, and the bell."""

import pytest

from donghanh.notices.actions import tell
from donghanh.notices.models import Notice

PAGE = "/thong-bao/"


@pytest.fixture
def browser(an, client_of):
    return client_of(an)


def text_of(answer):
    return answer.content.decode()


def test_who_was_told_nothing_reads_so(browser):
    assert "Chưa có thông báo nào." in text_of(browser.get(PAGE))


def test_the_bell_counts_what_is_new(an, browser):
    tell([an.pk], "Kế hoạch đã đến.")
    tell([an.pk], "Báo cáo bị trả lại.")

    assert '<b>2<span class="unseen"> mới</span></b>' in text_of(browser.get(PAGE))


def test_opening_a_notice_reads_it_and_goes_where_it_points(an, browser):
    tell([an.pk], "Kế hoạch đã đến.", "/thong-bao/?page=1")
    notice = Notice.objects.get()

    answer = browser.post(f"{PAGE}{notice.pk}/mo/")

    assert (answer.status_code, answer["Location"]) == (303, "/thong-bao/?page=1")
    assert Notice.objects.unread().count() == 0


def test_a_notice_of_the_neighbour_does_not_exist(an, cuc, browser):
    tell([cuc.pk], "Chỉ gửi cho Cúc.")
    notice = Notice.objects.get()

    assert browser.post(f"{PAGE}{notice.pk}/mo/").status_code == 404
    assert "Chỉ gửi cho Cúc." not in text_of(browser.get(PAGE))


def test_all_are_read_at_once(an, cuc, browser):
    tell([an.pk, cuc.pk], "Kế hoạch đã đến.")

    browser.post(f"{PAGE}da-doc/")

    assert list(Notice.objects.unread().values_list("account__login", flat=True)) == ["cuc"]


def test_reading_changes_only_by_a_form(browser):
    assert browser.get(f"{PAGE}da-doc/").status_code == 405


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_number_of_questions(an, browser, django_assert_num_queries, count):
    for number in range(count):
        tell([an.pk], f"Thông báo số {number}.")

    with django_assert_num_queries(6):
        browser.get(PAGE)
