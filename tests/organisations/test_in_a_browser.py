"""The organisation, the notices and the first door in a real browser."""

import pytest
from playwright.sync_api import expect

from donghanh.notices.actions import tell
from tests.browser import DESK, PHONE, axe_faults, is_too_wide

pytestmark = pytest.mark.browser


@pytest.fixture
def told(an, binh, grassroots, neighbour):
    tell([binh.pk], "Kế hoạch đã đến.", "/to-chuc/")


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("asked", ["q=may+ham+luong", "ngay=31/4/2017"])
def test_what_is_found_and_what_is_not_a_day_shut_nobody_out(open_page, told, dung, upper, asked, width):
    page = open_page(f"/to-chuc/?{asked}", width=width, account=dung)

    assert (axe_faults(page), is_too_wide(page)) == ([], False)


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_strangers_find_the_door(open_page, settings, an, width):
    settings.DEMO = True
    an.is_demo = True
    an.save()

    page = open_page("/start/", width=width)

    assert (axe_faults(page), is_too_wide(page)) == ([], False)
    page.get_by_role("button", name="Đăng nhập là Nguyễn Thị An").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Việc cần làm")


def test_a_branch_is_fetched_when_it_is_opened(open_page, told, dung):
    page = open_page("/to-chuc/", width=DESK, account=dung)

    page.locator("summary", has_text="Các mục thuộc Liên đoàn Lao động huyện Châu Thành").click()

    page.get_by_role("link", name="Công đoàn cơ sở Công ty May Hàm Luông").wait_for()
    assert axe_faults(page) == []


def test_a_branch_opens_without_scripts_too(open_page, told, dung):
    page = open_page("/to-chuc/", account=dung, scripts=False)

    page.locator("summary", has_text="Các mục thuộc Liên đoàn Lao động huyện Châu Thành").click()
    page.locator("details[open]").get_by_role("link", name="Mở nhánh này").click()

    expect(page.get_by_role("link", name="Công đoàn cơ sở Công ty May Hàm Luông")).to_be_visible()


def test_the_chair_counts_heads_on_a_phone(open_page, an, grassroots):
    page = open_page(f"/to-chuc/{grassroots.pk}/", account=an)

    page.get_by_role("link", name="Cập nhật lao động, đoàn viên").click()
    page.get_by_label("Số lao động").fill("431")
    page.get_by_label("Số đoàn viên").fill("400")
    page.get_by_role("button", name="Lưu số lao động, đoàn viên").click()

    expect(page.get_by_text("Đã cập nhật số lao động và đoàn viên.")).to_be_visible()
