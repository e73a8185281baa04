"""Public pages in a real browser, as a stranger has it."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_stranger_reads_a_story_without_scripts(published, open_page):
    page = open_page("/cong-bo/", scripts=False)
    page.get_by_role("link", name=published.title).click()

    expect(page.get_by_role("heading", level=1)).to_have_text(published.title)
