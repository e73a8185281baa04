"""Works on a phone and on a desk, as a browser shows them."""

import pytest

from tests.browser import DESK, PHONE, axe_faults, is_too_wide

pytestmark = pytest.mark.browser


def looked_at(page):
    """Axe finds nothing, and nothing scrolls sideways."""
    assert (axe_faults(page), is_too_wide(page)) == ([], False)


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_what_an_sees(width, canteen, an, open_page):
    for address in ("/cong-trinh/", "/cong-trinh/dang-ky/", f"/cong-trinh/{canteen.pk}/"):
        looked_at(open_page(address, width=width, account=an))


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_what_the_superior_sees(width, completed, binh, open_page):
    for address in ("/cong-trinh/bang/", f"/cong-trinh/{completed.pk}/nghiem-thu/"):
        looked_at(open_page(address, width=width, account=binh))
