"""Pledges on a phone and on a desk, as a browser shows them."""

import pytest
from playwright.sync_api import expect

from tests.browser import PHONE, axe_faults, is_too_wide

pytestmark = pytest.mark.browser


def looked_at(page):
    """Axe finds nothing, and nothing scrolls sideways."""
    assert (axe_faults(page), is_too_wide(page)) == ([], False)


def test_cuc_confirms_on_her_phone(across, cuc, open_page):
    page = open_page(f"/giao-uoc/{across.pk}/", width=PHONE, account=cuc)

    page.click("button:has-text('Xác nhận nội dung giao ước')")

    expect(page.get_by_text("Đã xác nhận nội dung giao ước.").first).to_be_visible()
    looked_at(page)
