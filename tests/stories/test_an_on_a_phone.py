"""An, chair of a grassroots union, with ten minutes and a phone: the plan, the pledge, the report."""

import re

import pytest
from playwright.sync_api import expect

from donghanh.movements.models import Response
from donghanh.pledges.models import Pledge
from donghanh.reports.models import Report, Value
from tests.browser import axe_faults, is_too_wide
from tests.stories.conftest import PASSWORD

pytestmark = pytest.mark.browser


def test_an_signs_in_and_answers_the_plan_in_few_taps(walk, an, received):
    an_walks = walk("/")
    an_walks.tap("Đăng nhập")
    an_walks.page.get_by_label("Tên đăng nhập").fill("an")
    an_walks.page.get_by_label("Mật khẩu").fill(PASSWORD)
    an_walks.press("Đăng nhập")
    an_walks.stands_at("Việc cần làm")

    an_walks.taps = 0
    an_walks.tap("Xác nhận đã nhận kế hoạch")
    an_walks.press("Xác nhận đã nhận kế hoạch")
    an_walks.stands_at("Đăng ký hưởng ứng")
    an_walks.press("Kiểm tra lại trước khi gửi")
    an_walks.press("Gửi đăng ký hưởng ứng")

    assert an_walks.says("Đã gửi đăng ký hưởng ứng.")
    assert an_walks.taps == 4
    assert Response.objects.get().state == "sent"


def test_an_confirms_what_a_pledge_says(walk, an, offered):
    an_walks = walk("/", account=an)

    an_walks.tap("Xác nhận nội dung giao ước")
    an_walks.press("Xác nhận nội dung giao ước")

    assert an_walks.says("Đã xác nhận nội dung giao ước.")
    assert an_walks.taps == 2
    assert Pledge.objects.get().state == "confirmed"


def test_a_wrong_cell_keeps_what_was_typed_and_says_why(walk, an, asked):
    an_walks = walk("/", account=an)
    an_walks.tap("Nhập báo cáo")
    cell = an_walks.page.locator("#id_v_LD01")

    cell.fill("bốn trăm")
    an_walks.press("Lưu và kiểm tra lại trước khi gửi")
    an_walks.stands_at("Kiểm tra lại trước khi gửi")
    assert an_walks.says("“bốn trăm” không phải là số. Nhập số như 1.250 hoặc 12,5.")
    assert an_walks.page.get_by_role("button", name="Gửi báo cáo").count() == 0

    an_walks.page.locator("a[href$='#id_v_LD01']").first.click()
    expect(cell).to_have_value("bốn trăm")
    assert cell.get_attribute("aria-invalid") == "true"
    assert (axe_faults(an_walks.page), is_too_wide(an_walks.page)) == ([], False)
    assert Value.objects.get(indicator__code="LD01").typed == "bốn trăm"


def test_figures_are_kept_while_an_types(walk, an, asked):
    an_walks = walk(f"/bao-cao/ky/{asked.pk}/nhap/", account=an)

    an_walks.page.locator("#id_v_LD01").fill("420")
    an_walks.page.locator("[data-saved]", has_text=re.compile(r"^Đã lưu \d+:\d\d$")).wait_for()

    assert Value.objects.get(indicator__code="LD01").number == 420


def test_an_looks_over_the_report_sends_it_and_sees_it_done(walk, an, filled):
    an_walks = walk("/", account=an)

    an_walks.tap("Gửi báo cáo")
    an_walks.stands_at("Kiểm tra lại trước khi gửi")
    an_walks.page.locator("summary", has_text="Gửi báo cáo").click()
    assert an_walks.says("Sau khi gửi, số liệu chỉ sửa được khi cấp trên trả lại.")
    an_walks.press("Gửi báo cáo lên cấp trên")
    assert an_walks.says("Đã gửi báo cáo. Cấp trên sẽ duyệt hoặc trả lại kèm lý do.")
    assert Report.objects.get().state == "sent"

    an_walks.page.goto("/")
    done = an_walks.page.locator("section", has=an_walks.page.get_by_role("heading", name="Đã làm hôm nay"))
    expect(done).to_contain_text("báo cáo")
    assert an_walks.page.get_by_role("link", name="Gửi báo cáo").count() == 0
