"""What stands under «Hướng dẫn»."""

from django.conf import settings
from django.urls import get_resolver

from donghanh.config.guide import PICTURES, picture_for


def test_a_page_of_the_guide_has_its_picture():
    assert picture_for("home:home").file == "guide/an-viec-can-lam.png"
    assert picture_for("home:healthz") is None


def test_every_picture_is_there_and_every_page_exists():
    names = {name for name in PICTURES if not (settings.GUIDE / f"{name}.png").is_file()}
    known = {
        f"{space}:{key}"
        for space, (_, inner) in get_resolver().namespace_dict.items()
        for key in inner.reverse_dict
    }
    pages = {page for _shows, _width, pages in PICTURES.values() for page in pages}

    assert names == set()
    assert pages - known == set()
