"""The gallery and the frame: readable in both lights, light enough, free of inline code."""

import re
from pathlib import Path

import pytest

from donghanh.ui import tones

STYLES = Path(tones.__file__).parent / "assets"
PAGES = ["/ui/", "/ui/sai/", "/ui/cong-khai/", "/ui/loi/400/", "/ui/loi/403/", "/ui/loi/404/", "/ui/loi/500/"]
# Ink on its ground, for every pair that the style sheet lays on each other.
TONES = ("late", "due", "returned", "accepted", "draft", "sample")
PAIRS = [
    *((ink, ground) for ink in ("ink", "ink-quiet", "accent", "late") for ground in ("paper", "ground")),
    *((tone, f"{tone}-tint") for tone in TONES),
    ("on-accent", "accent"),
    ("accent", "accent-tint"),
    ("accent-strong", "accent-tint"),
    ("gold", "flag"),
    ("gold", "flag-deep"),
]


def colours(scheme):
    """The tokens of one light."""
    text = (STYLES / "tokens.css").read_text()
    bright, dark = text.split("@media (prefers-color-scheme: dark)")
    found = dict(re.findall(r"--([\w-]+): (#\w+);", bright))
    return found | dict(re.findall(r"--([\w-]+): (#\w+);", dark)) if scheme == "dark" else found


def luminance(colour):
    """Relative luminance (WCAG 2.2)."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_words_can_be_read_in_both_lights(scheme, ink, ground):
    tokens = colours(scheme)

    assert contrast(tokens[ink], tokens[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "ground"])
@pytest.mark.parametrize("edge", ["edge", "focus"])
def test_edges_of_what_can_be_used_can_be_seen(scheme, ground, edge):
    tokens = colours(scheme)

    assert contrast(tokens[edge], tokens[ground]) >= 3


@pytest.mark.parametrize("address", PAGES)
def test_every_page_of_the_gallery_shows(client_of, an, address):
    answer = client_of(an).get(address)

    assert answer.status_code == 200
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*src=)", answer.content.decode())


def test_a_stranger_does_not_see_the_gallery_of_an_earnest_site(em, db):
    assert em.get("/ui/").status_code == 302


def test_anyone_sees_the_gallery_of_a_trial_site(em, db, settings):
    settings.DEMO = True

    assert em.get("/ui/").status_code == 200


def test_a_public_page_is_light(client_of, an):
    page = client_of(an).get("/ui/cong-khai/").content
    styles = sum(path.stat().st_size for path in STYLES.glob("*.css"))

    assert len(page) + styles < 100_000
    assert b'property="og:title"' in page


def test_a_list_can_be_taken_away(client_of, an):
    answer = client_of(an).get("/ui/?export=csv&q=ham+luong")

    assert answer.content.decode().splitlines()[1:] == [
        "Công đoàn cơ sở Công ty May Hàm Luông;380;12/6/2017;Đã chấp nhận"
    ]


def test_every_tone_has_its_colours():
    styles = (STYLES / "tokens.css").read_text()

    assert [tone for tone in tones.TONE_ICONS if f".tone-{tone}" not in styles] == []
    assert set(tones.STATE_TONES.values()) <= set(tones.TONE_ICONS)
