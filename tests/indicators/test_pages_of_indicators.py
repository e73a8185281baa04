"""The list of indicators in the browser."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from donghanh.indicators.actions import load_catalogue
from donghanh.indicators.models import Indicator

NEW = {
    "name": "Tủ sách công nhân",
    "code": "vh05",
    "unit_of_measure": "tủ",
    "decimals": "0",
    "over_units": "sum",
    "over_time": "last",
    "better": "neither",
    "levels": ["grassroots"],
}


def test_the_list_shows_how_each_adds_up(client_of, an):
    load_catalogue()

    page = client_of(an).get(reverse("indicators:list"))

    assert "Sáng kiến, cải tiến kỹ thuật được công nhận" in page.text
    assert "Thêm chỉ tiêu" not in page.text


def test_the_list_is_searched_without_marks_and_filtered_by_level(client_of, an):
    load_catalogue()

    page = client_of(an).get(reverse("indicators:list"), {"q": "co so", "level": "upper"})

    assert "Công đoàn cơ sở mới thành lập" in page.text
    assert "Sáng kiến, cải tiến kỹ thuật được công nhận" not in page.text


def test_the_list_asks_the_same_questions_for_one_row_and_for_three(client_of, dung):
    load_catalogue()
    browser, url = client_of(dung), reverse("indicators:list")
    browser.get(url)
    counts = []

    for shown in (["SK01"], ["SK01", "SK02", "SK03"]):
        Indicator.objects.update(retired_on="2017-01-01")
        Indicator.objects.filter(code__in=shown).update(retired_on=None)
        with CaptureQueriesContext(connection) as asked:
            browser.get(url)
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 12


def test_an_officer_adds_an_indicator_by_form(client_of, dung):
    page = client_of(dung).post(reverse("indicators:add"), NEW, follow=True)

    assert "Tủ sách công nhân" in page.text
    assert "Đã thêm chỉ tiêu." in page.text
    assert "Không nói lên tốt hay kém" in page.text


def test_what_was_typed_stays_when_the_code_is_taken(client_of, dung):
    load_catalogue()

    page = client_of(dung).post(reverse("indicators:add"), {**NEW, "code": "SK01"})

    assert "Mã chỉ tiêu “SK01” đã dùng" in page.text
    assert "Tủ sách công nhân" in page.text


def test_the_same_form_twice_adds_one(client_of, dung):
    browser = client_of(dung)
    browser.post(reverse("indicators:add"), {**NEW, "once": "a"})

    page = browser.post(reverse("indicators:add"), {**NEW, "code": "VH06", "once": "a"})

    assert "Biểu mẫu này đã được gửi rồi" in page.text
    assert Indicator.objects.count() == 1


def test_a_chair_who_posts_the_form_is_refused_in_words(client_of, an):
    page = client_of(an).post(reverse("indicators:add"), NEW)

    assert "quản lý tổ chức, danh mục" in page.text
    assert not Indicator.objects.exists()


def test_an_indicator_is_retired_and_its_page_stays(client_of, dung):
    load_catalogue()
    indicator = Indicator.objects.get(code="SK01")

    page = client_of(dung).post(indicator.get_absolute_url(), follow=True)

    assert "Đã thôi dùng" in page.text
    assert (
        "Sáng kiến"
        not in client_of(dung)
        .get(reverse("indicators:list"), {"q": "duoc cong nhan"})
        .text.split("<table")[-1]
    )


def test_a_stranger_is_sent_to_sign_in(em):
    assert em.get(reverse("indicators:list")).status_code == 302
