"""An's essential walk where scripts do not run, and with a keyboard only."""

import pytest

from donghanh.movements.models import Response
from donghanh.pledges.models import Pledge
from donghanh.reports.models import Report
from tests.stories.conftest import PASSWORD

pytestmark = pytest.mark.browser
MOST_TABS = 80


def test_without_scripts_an_answers_the_plan(walk, an, received):
    an_walks = walk("/", account=an, scripts=False)

    an_walks.tap("Xác nhận đã nhận kế hoạch")
    an_walks.press("Xác nhận đã nhận kế hoạch")
    an_walks.press("Kiểm tra lại trước khi gửi")
    an_walks.press("Gửi đăng ký hưởng ứng")

    assert an_walks.says("Đã gửi đăng ký hưởng ứng.")
    assert Response.objects.get().state == "sent"


def test_without_scripts_an_confirms_a_pledge_and_sends_her_report(walk, an, offered, filled):
    an_walks = walk("/", account=an, scripts=False)
    an_walks.tap("Xác nhận nội dung giao ước")
    an_walks.press("Xác nhận nội dung giao ước")
    assert Pledge.objects.get().state == "confirmed"

    an_walks.page.goto("/")
    an_walks.tap("Gửi báo cáo")
    an_walks.page.locator("summary", has_text="Gửi báo cáo").click()
    an_walks.press("Gửi báo cáo lên cấp trên")

    assert an_walks.says("Đã gửi báo cáo. Cấp trên sẽ duyệt hoặc trả lại kèm lý do.")
    assert Report.objects.get().state == "sent"


def go_to(page, words):
    """Tab until the thing in focus says `words`; it can be seen that it is in focus."""
    for _tab in range(MOST_TABS):
        page.keyboard.press("Tab")
        found = page.evaluate(
            """() => {
                const thing = document.activeElement;
                const said = thing.labels?.[0] ?? thing;
                const look = getComputedStyle(thing);
                const seen = look.outlineStyle !== 'none' || look.boxShadow !== 'none';
                return [said.textContent.trim().split('\\n')[0], seen];
            }"""
        )
        if found[0] == words:
            assert found[1], f"«{words}» does not show that it is in focus."
            return
    raise AssertionError(f"{MOST_TABS} tabs do not lead to «{words}» on {page.url}")


def test_with_the_keyboard_only_an_signs_in_and_answers_the_plan(open_page, an, received):
    page = open_page("/")
    go_to(page, "Đăng nhập")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    go_to(page, "Tên đăng nhập")
    page.keyboard.type("an")
    go_to(page, "Mật khẩu")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Việc cần làm", level=1).wait_for()

    for verb in (
        "Xác nhận đã nhận kế hoạch",
        "Xác nhận đã nhận kế hoạch",
        "Kiểm tra lại trước khi gửi",
        "Gửi đăng ký hưởng ứng",
    ):
        go_to(page, verb)
        with page.expect_navigation():
            page.keyboard.press("Enter")

    assert Response.objects.get().state == "sent"


def test_with_the_keyboard_only_an_confirms_a_pledge_and_sends_her_report(open_page, an, offered, filled):
    page = open_page("/", account=an)
    for verb in ("Xác nhận nội dung giao ước", "Xác nhận nội dung giao ước"):
        go_to(page, verb)
        with page.expect_navigation():
            page.keyboard.press("Enter")
    assert Pledge.objects.get().state == "confirmed"

    page.goto("/")
    go_to(page, "Gửi báo cáo")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    go_to(page, "Gửi báo cáo")
    page.keyboard.press("Enter")
    go_to(page, "Gửi báo cáo lên cấp trên")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert Report.objects.get().state == "sent"
