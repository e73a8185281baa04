"""What a page answers in the background is word for word a part of the page fetched afresh."""

import re
from pathlib import Path

import pytest

import donghanh

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]

PRODUCT = Path(donghanh.__file__).parent
ANSWERS_PARTS = re.compile(r"\brender_part\(\s*request")
NEW_EACH_TIME = re.compile(
    r"""(name="(?:csrfmiddlewaretoken|once)" value=")[^"]*|(csrf-?token": ")[^"]*""", re.I
)


def still(text):
    """The text without what is new each time."""
    return NEW_EACH_TIME.sub(r"\1\2", text).strip()


def test_a_part_equals_the_part_of_a_fresh_page(site):
    strange = {}
    for name, found in site.pages.items():
        if found.has_parts:
            asks = site.asking(found.who)
            page = still(asks.get(found.address).text())
            part = still(asks.get(found.address, headers={"HX-Request": "true"}).text())
            if not part or part not in page or "<html" in part:
                strange[name] = found.address

    assert strange == {}


def test_every_page_that_answers_parts_was_asked(site):
    written = sum(
        len(ANSWERS_PARTS.findall(path.read_text()))
        for path in PRODUCT.rglob("*.py")
        if "views" in str(path.relative_to(PRODUCT))
    )

    assert sum(found.has_parts for found in site.pages.values()) == written > 0
