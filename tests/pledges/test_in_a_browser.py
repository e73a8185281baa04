"""Pledges on a phone and on a desk, as a browser shows them."""

import pytest
from playwright.sync_api import expect

from tests.browser import DESK, PHONE, axe_faults, is_too_wide

pytestmark = pytest.mark.browser


def looked_at(page):
    """Axe finds nothing, and nothing scrolls sideways."""
    assert (axe_faults(page), is_too_wide(page)) == ([], False)


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_what_an_sees(width, confirmed, gate, an, open_page):
    for address in (
        "/giao-uoc/",
        f"/giao-uoc/{confirmed.pk}/",
        f"/giao-uoc/{confirmed.pk}/ban-da-ky/",
        f"/giao-uoc/noi-dung/{confirmed.promises.first().pk}/first/",
        f"/giao-uoc/dot-dang-ky/{gate.pk}/lap/",
        f"/giao-uoc/dot-dang-ky/{gate.pk}/tim-don-vi/?q=thuy",
    ):
        looked_at(open_page(address, width=width, account=an))


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_what_the_superior_sees(width, pledge, gate, binh, open_page):
    for address in (
        "/giao-uoc/dot-dang-ky/",
        "/giao-uoc/dot-dang-ky/mo/",
        f"/giao-uoc/dot-dang-ky/{gate.pk}/",
        f"/giao-uoc/dot-dang-ky/{gate.pk}/chua-dang-ky/",
    ):
        looked_at(open_page(address, width=width, account=binh))


def test_cuc_confirms_on_her_phone(across, cuc, open_page):
    page = open_page(f"/giao-uoc/{across.pk}/", width=PHONE, account=cuc)

    page.click("button:has-text('Xác nhận nội dung giao ước')")

    expect(page.get_by_text("Đã xác nhận nội dung giao ước.").first).to_be_visible()
    looked_at(page)
