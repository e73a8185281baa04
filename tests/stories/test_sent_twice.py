"""The same form pressed twice, sent from two pages, or sent again after going back: done once, said in words."""

import pytest

from donghanh.journal.models import Entry
from donghanh.movements.actions import acknowledge, save_response
from donghanh.movements.models import Clause
from donghanh.organisations.facts import actor_for
from donghanh.reports.models import Snapshot
from donghanh.works.models import Work

pytestmark = pytest.mark.browser
ALREADY = "Biểu mẫu này đã được gửi rồi nên không ghi thêm lần nữa."


@pytest.fixture
def ready(an, received):
    """An's registration of response, written and not sent: the page from which it goes."""
    by = actor_for(an)
    acknowledge(by=by, delivery=received)
    received.refresh_from_db()
    clause = Clause.objects.get(plan=received.plan, address="II.5")
    save_response(by=by, delivery=received, lines={clause.pk: "Sửa nhà ăn giữa ca."})
    return f"/phong-trao/den/{received.pk}/dang-ky/kiem-tra/"


def sent_responses():
    return Entry.objects.filter(verb="send", thing="movements.response").count()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_button_pressed_twice_sends_once(walk, an, ready, scripts):
    an_walks = walk(ready, account=an, scripts=scripts)

    an_walks.page.get_by_role("button", name="Gửi đăng ký hưởng ứng").dblclick()
    an_walks.page.locator("text=/Đã gửi đăng ký hưởng ứng|đã được gửi rồi/").first.wait_for()

    assert sent_responses() == 1


def test_with_scripts_the_second_press_goes_nowhere(walk, an, ready):
    an_walks = walk(ready, account=an)

    an_walks.page.get_by_role("button", name="Gửi đăng ký hưởng ứng").dblclick()

    assert an_walks.says("Đã gửi đăng ký hưởng ứng.")


def test_the_page_one_goes_back_to_says_that_it_was_sent(walk, an, ready):
    an_walks = walk(ready, account=an)
    an_walks.press("Gửi đăng ký hưởng ứng")
    assert an_walks.says("Đã gửi đăng ký hưởng ứng.")

    an_walks.page.go_back()
    an_walks.page.get_by_role("button", name="Gửi").first.click()

    assert an_walks.says(ALREADY)
    assert sent_responses() == 1


def test_a_work_registered_from_the_page_one_goes_back_to_stays_one(walk, an, received):
    an_walks = walk("/cong-trinh/dang-ky/", account=an)
    page = an_walks.page
    page.get_by_label("Công trình", exact=True).check()
    page.get_by_label("Tên gọi").fill("Sửa nhà ăn giữa ca")
    page.locator("#id_owner").select_option(index=0)
    page.get_by_label("Ngày hoàn thành").fill("30/6/2017")
    an_walks.press("Đăng ký")
    page.wait_for_url("**/cong-trinh/*/")

    page.go_back()
    page.get_by_label("Công trình", exact=True).check()
    page.get_by_label("Tên gọi").fill("Sửa nhà ăn giữa ca")
    page.get_by_label("Ngày hoàn thành").fill("30/6/2017")
    an_walks.press("Đăng ký")

    assert an_walks.says(ALREADY)
    assert Work.objects.count() == 1


def test_a_report_sent_from_two_pages_goes_up_once(walk, an, filled):
    address = f"/bao-cao/ky/{filled.request_id}/kiem-tra/"
    first, second = walk(address, account=an), walk(address, account=an)
    for an_walks in (first, second):
        an_walks.page.locator("summary", has_text="Gửi báo cáo").click()
        an_walks.press("Gửi báo cáo lên cấp trên")

    assert first.says("Đã gửi báo cáo. Cấp trên sẽ duyệt hoặc trả lại kèm lý do.")
    second.stands_at("Công đoàn cơ sở Công ty May Hàm Luông")
    assert Snapshot.objects.count() == 1


def test_a_form_that_comes_back_to_its_own_page_can_be_used_again(walk, dung, sent, asked):
    dung_walks = walk(f"/phong-trao/ke-hoach/{sent.plan_id}/chi-tieu/", account=dung)
    page = dung_walks.page

    for amount in ("100", "120"):
        page.locator("#id_unit").select_option(index=1)
        page.locator("#id_indicator").select_option(index=1)
        page.locator("#id_period").select_option("2017")
        page.locator("#id_amount").fill(amount)
        dung_walks.press("Đặt chỉ tiêu")
        assert dung_walks.says("Đã đặt chỉ tiêu.")
        page.get_by_role("cell", name=amount).first.wait_for()
