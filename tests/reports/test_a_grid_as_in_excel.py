"""The grid behaves as people know it from Excel."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from donghanh.reports.models import Value
from tests.browser import DESK, axe_faults

pytestmark = pytest.mark.browser
PASTE = """text => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.activeElement.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def test_a_block_from_excel_is_pasted_taken_back_and_saved(open_page, binh, asked, grassroots):
    page = open_page(reverse("reports:grid", args=[asked.pk]), width=DESK, account=binh)
    first, second = (page.locator(f"[name='c.{grassroots.pk}.{code}']") for code in ("LD01", "LD02"))

    first.focus()
    page.evaluate(PASTE, "420\tmười\r\n" * 9)
    expect(page.locator("[data-pasted]")).to_contain_text("ô không có chỗ nên không đưa vào")
    page.keyboard.press("Control+z")
    expect(page.locator("[data-pasted]")).to_be_hidden()
    page.evaluate(PASTE, "420\tmười\r\n")
    assert (first.input_value(), second.input_value()) == ("420", "mười")
    page.keyboard.press("Control+z")
    assert (first.input_value(), second.input_value()) == ("", "")
    page.keyboard.type("400")
    page.keyboard.press("ArrowRight")
    assert second.evaluate("cell => cell === document.activeElement")
    page.keyboard.type("9")
    page.keyboard.press("Escape")
    page.locator("[data-saved]", has_text="Đã lưu").wait_for()

    assert dict(Value.objects.values_list("indicator__code", "typed")) == {"LD01": "400"}
    assert axe_faults(page) == []
