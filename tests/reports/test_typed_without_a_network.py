"""What is typed while the network is away stays in the browser, and goes once it is back."""

import pytest
from django.urls import reverse

from donghanh.notices.facts import address_of
from donghanh.organisations.facts import actor_for
from donghanh.people.actions import choose_pin
from donghanh.reports import actions
from donghanh.reports.models import Value
from tests.browser import PHONE, lose_power, wait_until_forgotten

pytestmark = pytest.mark.browser
CELL = "#id_v_SK01"
PIN = "482915"


@pytest.fixture
def typed_offline(open_page, an, asked):
    """An's form on her telephone, with a figure that was typed when the network had gone."""
    page = open_page(reverse("reports:fill", args=[asked.pk]), width=PHONE, account=an)
    page.context.set_offline(True)
    page.fill(CELL, "7")
    page.locator("[data-saved]", has_text="Mất mạng.").wait_for()
    return page


def test_it_goes_by_itself_when_the_network_is_back(typed_offline):
    typed_offline.context.set_offline(False)
    typed_offline.locator("[data-saved]", has_text="Đã lưu").wait_for()

    assert Value.objects.get(indicator__code="SK01").number == 7
    wait_until_forgotten(typed_offline)


def test_a_site_in_trouble_says_so_and_is_asked_again(open_page, an, asked):
    page = open_page(reverse("reports:fill", args=[asked.pk]), width=PHONE, account=an)
    page.clock.install()
    page.route("**/*", lambda route: route.fulfill(status=502, body="<h1>Bad gateway</h1>"), times=1)
    page.fill(CELL, "7")
    page.clock.fast_forward(2_000)
    page.locator("[data-saved][data-problem]", has_text="Hệ thống chưa lưu được phần vừa nhập.").wait_for()
    page.clock.fast_forward(20_000)
    page.locator("[data-saved]:not([data-problem])", has_text="Đã lưu").wait_for()

    assert Value.objects.get(indicator__code="SK01").number == 7


def test_it_survives_an_empty_battery(typed_offline, asked):
    page = lose_power(typed_offline)

    page.goto(reverse("reports:fill", args=[asked.pk]))
    assert page.input_value(CELL) == "7"
    page.locator("[data-saved]", has_text="Đã lưu").wait_for()

    assert Value.objects.get(indicator__code="SK01").number == 7


def test_where_somebody_else_typed_meanwhile_both_are_offered(typed_offline, asked, an):
    actions.fill(by=actor_for(an), request=asked, typed={"SK01": "9"})
    typed_offline.context.set_offline(False)
    typed_offline.locator("[data-saved][data-problem]", has_text="vừa sửa báo cáo này").wait_for()
    typed_offline.reload()

    assert typed_offline.input_value(CELL) == "9"
    typed_offline.get_by_role("button", name="Dùng phần nhập trên máy này").click()
    typed_offline.locator("[data-saved]", has_text="Đã lưu").wait_for()

    assert Value.objects.get(indicator__code="SK01").number == 7


def test_through_a_link_nothing_is_lost_without_a_network_and_nothing_stays_once_it_is_sent(
    open_page, asked, an, binh, whole
):
    choose_pin(by=actor_for(an), pin=PIN, again=PIN)
    [link] = actions.link_units(by=actor_for(binh), request=asked)
    page = open_page(address_of(link), width=PHONE)
    page.context.set_offline(True)
    for code, text in whole(asked, actor_for(an), SK01="7").items():
        page.fill(f"#id_v_{code}", text)
    review = page.get_by_role("button", name="Kiểm tra lại trước khi gửi")
    review.click()
    page.locator("[data-saved][data-problem]", has_text="Mất mạng nên chưa gửi được.").wait_for()
    page.context.set_offline(False)
    review.click()
    page.get_by_label("Mã PIN").fill(PIN)

    page.get_by_role("button", name="Gửi báo cáo lên cấp trên").click()
    page.get_by_role("heading", name="Đã gửi xong").wait_for()

    assert Value.objects.get(indicator__code="SK01").number == 7
    wait_until_forgotten(page)
