"""Public pages and the pages of awards in a real browser: nothing scrolls sideways, axe finds nothing."""

import pytest
from playwright.sync_api import expect

from tests.browser import DESK, PHONE, axe_faults, is_too_wide

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PUBLIC = ("/cong-bo/", "/cong-bo/guong-sang/", "/cong-bo/bang-vang/")


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_public_pages_are_well_made(width, published, known, open_page):
    faults = {}
    for address in (*PUBLIC, f"/cong-bo/guong-sang/{published.pk}/"):
        page = open_page(address, width=width, scripts=True)
        faults[address] = [*axe_faults(page), *(["too wide"] if is_too_wide(page) else [])]

    assert faults == dict.fromkeys(faults, [])


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_pages_of_awards_are_well_made(width, dung, known, recognition, award_round, open_page):
    root = "/khen-thuong"
    addresses = (
        f"{root}/dot/",
        f"{root}/dot/{award_round.pk}/",
        f"{root}/dot/{award_round.pk}/hoi-dong/",
        f"{root}/ho-so/{recognition.nomination_id}/",
        f"{root}/quyet-dinh/{known.pk}/",
        f"{root}/so-khen-thuong/",
        f"{root}/so-khen-thuong/{recognition.pk}/",
        "/dien-hinh/",
        "/so-ket-tong-ket/",
    )
    faults = {}
    for address in addresses:
        page = open_page(address, width=width, account=dung)
        faults[address] = [*axe_faults(page), *(["too wide"] if is_too_wide(page) else [])]

    assert faults == dict.fromkeys(addresses, [])


def test_a_stranger_reads_a_story_without_scripts(published, open_page):
    page = open_page("/cong-bo/", scripts=False)
    page.get_by_role("link", name=published.title).click()

    expect(page.get_by_role("heading", level=1)).to_have_text(published.title)
