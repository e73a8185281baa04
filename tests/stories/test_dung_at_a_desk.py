"""Dũng, officer of the province, at his desk: the plan is read, sent, followed."""

import pytest
from playwright.sync_api import expect

from donghanh.movements.models import Delivery, Movement, Plan
from tests.browser import DESK, axe_faults, is_too_wide
from tests.movements.conftest import PLAN_FILE

pytestmark = pytest.mark.browser


def test_the_real_plan_is_read_corrected_and_opens_a_movement(walk, dung):
    dung_walks = walk("/phong-trao/", account=dung, width=DESK)
    page = dung_walks.page
    dung_walks.tap("Đọc kế hoạch")
    page.get_by_label("Tệp kế hoạch").set_input_files(PLAN_FILE)
    dung_walks.press("Đọc văn bản")

    dung_walks.stands_at("Kiểm tra kế hoạch vừa đọc")
    expect(page.locator("mark", has_text="Số: 29 /KH-LĐLĐ")).to_be_visible()
    assert page.get_by_label("Số", exact=False).and_(page.locator("#id_number")).input_value() == "29"
    source, read = page.locator("mark").first.bounding_box(), page.locator("#id_number").bounding_box()
    assert source["x"] + source["width"] <= read["x"], "the source stands beside what was read of it"
    assert (axe_faults(page), is_too_wide(page)) == ([], False)
    assert not Movement.objects.exists()

    page.locator("#id_name").fill("Đồng hành cùng doanh nghiệp")
    page.locator("#id_place").fill("Thành phố Bến Tre")
    dung_walks.press("Xác nhận và mở phong trào")

    assert dung_walks.says("Đã mở phong trào theo kế hoạch.")
    dung_walks.stands_at("Đồng hành cùng doanh nghiệp")
    assert Plan.objects.get().number == "29/KH-LĐLĐ"


def test_a_wrong_day_keeps_everything_that_was_corrected(walk, dung):
    dung_walks = walk("/phong-trao/doc-ke-hoach/", account=dung, width=DESK)
    page = dung_walks.page
    page.get_by_label("Tệp kế hoạch").set_input_files(PLAN_FILE)
    dung_walks.press("Đọc văn bản")

    page.locator("#id_name").fill("Đồng hành cùng doanh nghiệp")
    page.locator("#id_issued_on").fill("31/4/2017")
    dung_walks.press("Xác nhận và mở phong trào")

    assert dung_walks.says("Ngày 31/4/2017 không có trong lịch")
    assert page.locator("#id_name").input_value() == "Đồng hành cùng doanh nghiệp"
    assert page.locator("#id_issued_on").input_value() == "31/4/2017"
    assert (axe_faults(page), is_too_wide(page)) == ([], False)


def test_dung_sends_the_plan_and_sees_who_has_not_answered(walk, dung, plan, upper, neighbour_upper):
    dung_walks = walk("/", account=dung, width=DESK)
    page = dung_walks.page
    dung_walks.tap("Gửi kế hoạch đến cấp dưới")
    page.get_by_label("Hạn phản hồi").fill("30/6/2017")
    dung_walks.press("Gửi kế hoạch đến các đơn vị")

    dung_walks.stands_at("Tình hình phản hồi kế hoạch")
    assert set(Delivery.objects.values_list("unit", flat=True)) == {upper.pk, neighbour_upper.pk}
    rows = page.get_by_role("region", name="Đơn vị nhận kế hoạch")
    expect(rows.get_by_role("link", name="Liên đoàn Lao động huyện Châu Thành")).to_be_visible()
    message = page.get_by_label("Nội dung để sao chép").input_value()
    assert "Liên đoàn Lao động huyện Ba Tri" in message
    assert "30/6/2017" in message
