"""The gallery in a real browser: for everybody, at every width, in both lights, with and without scripts."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import DESK, PHONE, axe_faults, is_too_wide

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("address", ["/ui/", "/ui/sai/", "/ui/cong-khai/"])
def test_nothing_shuts_anybody_out(open_page, an, address, width, scheme):
    page = open_page(address, width=width, scheme=scheme, account=an)

    assert axe_faults(page) == []
    assert not is_too_wide(page)


def test_the_menu_opens_and_closes_without_a_script(open_page, an):
    page = open_page("/ui/", account=an, scripts=False)

    page.get_by_role("button", name="Mục lục").click()
    entry = page.get_by_role("navigation", name="Mục lục").get_by_role("link").first
    expect(entry).to_be_visible()

    page.get_by_role("button", name="Đóng mục lục").click()
    expect(entry).to_be_hidden()


def test_a_text_is_copied_with_one_press(open_page, an):
    page = open_page("/ui/", account=an)

    page.get_by_role("button", name="Sao chép tin nhắn Zalo").click()

    expect(page.get_by_role("button", name="Đã sao chép")).to_be_visible()


def test_what_is_typed_is_kept_in_the_background(open_page, an):
    page = open_page("/ui/", account=an)

    page.get_by_label("Tên công trình").fill("Sửa nhà ăn cho công nhân")
    page.locator("[data-saved]", has_text=re.compile(r"^Đã lưu \d+:\d\d$")).wait_for()


def test_the_page_leads_to_what_is_wrong(open_page, an):
    page = open_page("/ui/sai/", account=an, scripts=False)

    page.get_by_role("link", name="Tên công trình").click()

    page.wait_for_url("**#id_name")
    assert page.locator("#id_name").evaluate("field => field.getAttribute('aria-invalid')") == "true"


def test_everything_that_can_be_pressed_is_big_enough_for_a_finger(open_page, an):
    page = open_page("/ui/", account=an)

    small = page.evaluate(
        """[...document.querySelectorAll('.button, .bar-link, summary, input, select, .menu a, .pager a')]
        .filter(thing => thing.checkVisibility() && thing.type !== 'hidden')
        .filter(thing => !['radio', 'checkbox'].includes(thing.type))
        .filter(thing => thing.getBoundingClientRect().height < 44)
        .map(thing => thing.outerHTML.slice(0, 80))"""
    )

    assert small == []
