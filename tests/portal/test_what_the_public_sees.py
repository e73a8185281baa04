"""The public sees what is published, decided and consented to; nothing else, whatever lies beside it."""

import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from donghanh.awards.models import Recognition
from donghanh.exemplars import actions
from donghanh.exemplars.models import Story
from donghanh.movements.actions import send_plan
from donghanh.portal.facts import SMALLEST_TOLD, told
from tests.exemplars.conftest import SECRET
from tools.assets import PACKED_STYLE_SHEET, web_font

HOME, STORIES, BOARD = "/cong-bo/", "/cong-bo/guong-sang/", "/cong-bo/bang-vang/"
PAGES = (HOME, STORIES, BOARD)
LIMIT = 100 * 1024


def public(em) -> str:
    """All that a stranger reads."""
    return "".join(em.get(page).content.decode() for page in PAGES)


def test_the_front_door_leads_strangers_to_the_public_home(em, db):
    assert em.get("/")["Location"] == HOME


def test_the_pages_open_without_anything_to_tell(em, db):
    assert [em.get(page).status_code for page in PAGES] == [200, 200, 200]


@pytest.mark.parametrize("stage", ["story", "verified", "consented"])
def test_a_story_on_its_way_is_not_told(stage, request, em):
    found = request.getfixturevalue(stage)

    assert SECRET not in public(em)
    assert em.get(f"{STORIES}{found.pk}/").status_code == 404


def test_a_published_story_is_told_with_a_preview(published, em):
    page = em.get(f"{STORIES}{published.pk}/").content.decode()

    assert SECRET in public(em)
    assert f'<meta property="og:title" content="{SECRET}">' in page


def test_newsrooms_read_the_newest_by_atom(published, giang, actor, em):
    feed = em.get(f"{HOME}guong-sang.atom")
    actions.withdraw(by=actor(giang), story=published, reason="Người trong bài đề nghị")
    after = em.get(f"{HOME}guong-sang.atom")

    assert feed["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert f"<title>{SECRET}</title>" in feed.content.decode()
    assert SECRET not in after.content.decode()


def test_pictures_with_the_right_to_it_stand_beside_the_story_and_go_with_it(published, giang, actor, em):
    noted, out = Image.Exif(), io.BytesIO()
    noted[315] = "Le Van Em"
    Image.effect_noise((2000, 1500), 60).convert("RGB").save(out, "JPEG", exif=noted)
    for is_public, alt in ((True, "Bảy công nhân đứng quanh máy may"), (False, "Máy may")):
        actions.add_picture(
            by=actor(giang),
            story=published,
            upload=SimpleUploadedFile("anh.jpg", out.getvalue()),
            caption="Tổ may",
            alt=alt,
            credit="Lê Văn Em",
            rights="Được đăng",
            is_public=is_public,
        )
    shown = published.pictures.get(is_public=True)
    address = f"{STORIES}anh/{shown.pk}.jpg"

    page = em.get(f"{STORIES}{published.pk}/").content.decode()
    answer = em.get(address)
    hidden = em.get(f"{STORIES}anh/{published.pictures.get(is_public=False).pk}.jpg")
    actions.withdraw(by=actor(giang), story=published, reason="Người trong bài đề nghị")

    assert f'<img src="{address}" alt="Bảy công nhân đứng quanh máy may" loading="lazy"' in page
    assert f'<meta property="og:image" content="http://testserver{address}">' in page
    assert page.count("<img") == 1
    with Image.open(io.BytesIO(answer.content)) as opened:
        assert (opened.size, dict(opened.getexif())) == ((1067, 800), {})
    assert (answer["Content-Type"], hidden.status_code, em.get(address).status_code) == (
        "image/jpeg",
        404,
        404,
    )


def test_a_withdrawn_story_is_gone_at_once(giang, actor, published, em):
    actions.withdraw(by=actor(giang), story=published, reason="Người trong bài đề nghị")

    assert SECRET not in public(em)
    assert em.get(f"{STORIES}{published.pk}/").status_code == 404


def test_a_story_whose_consent_ended_is_gone(published, em, monkeypatch):
    monkeypatch.setenv("DONGHANH_TODAY", "2018-01-01")

    assert SECRET not in public(em)


def test_verification_notes_and_who_consented_stay_inside(published, em):
    page = em.get(f"{STORIES}{published.pk}/").content.decode()

    for private in ("Đã gặp tổ trưởng", "Nguyễn Thị An"):
        assert private not in page


def test_a_decision_that_is_not_signed_is_not_told(decision, em):
    assert Recognition.objects.count() == 1
    assert "May Hàm Luông" not in public(em)


def test_a_signed_one_stands_on_the_honour_board(known, em):
    assert "Công đoàn cơ sở Công ty May Hàm Luông" in em.get(BOARD).content.decode()


def test_a_revoked_one_does_not(dung, actor, known, recognition, em):
    Recognition.objects.update(revoked_on=dt.date(2017, 6, 15))

    assert "May Hàm Luông" not in public(em)


def test_what_a_decision_does_not_tell_stays_inside(known, recognition, em):
    """The dossier's words, the bonus and the verification code are not on the board."""
    page = public(em)

    for private in (recognition.nomination.achievement, "2.420.000", recognition.verify_code):
        assert private not in page


def test_a_dossier_that_was_not_passed_is_not_told(received, hold_council, em):
    hold_council(agree=0)

    assert "May Hàm Luông" not in public(em)


def test_who_has_not_answered_is_not_told(dung, actor, movement, upper, neighbour_upper, em):
    plan = movement.plans.get()
    send_plan(by=actor(dung), plan=plan, units=[upper, neighbour_upper], due_on=dt.date(2017, 6, 30))

    page = public(em)
    assert "Châu Thành" not in page
    assert "2 đơn vị" not in page


@pytest.mark.parametrize(
    ("count", "said"), [(0, None), (SMALLEST_TOLD - 1, None), (SMALLEST_TOLD, 5), (87, 87)]
)
def test_small_counts_are_not_told(count, said):
    assert told(count) == said


@pytest.mark.parametrize("page", PAGES)
def test_a_public_page_is_light_and_needs_no_script(page, published, known, em):
    answer = em.get(page, headers={"Accept-Encoding": "gzip"})
    fonts = (web_font(weight).stat().st_size for weight in ("400", "600"))  # the two of ui/assets/words.css

    assert len(answer.content) + PACKED_STYLE_SHEET.stat().st_size + sum(fonts) < LIMIT
    assert "<script" not in em.get(page).content.decode()


def test_the_movement_stands_on_the_home_page(movement, em):
    assert "Doanh nghiệp Việt Nam hội nhập và phát triển" in em.get(HOME).content.decode()


def test_public_pages_take_no_posts(em, db):
    assert [em.post(page).status_code for page in PAGES] == [405, 405, 405]


def test_stories_take_the_same_queries_with_one_and_with_three(published, em):
    one = queries_of(em)
    for number in (2, 3):
        copy = Story.objects.get(pk=published.pk)
        consent = copy.consent
        copy.pk, copy._state.adding, copy.title = None, True, f"Bài {number}"
        copy.save()
        consent.pk, consent.story, consent._state.adding = None, copy, True
        consent.save()

    assert (queries_of(em), min(one, 12)) == (one, one)


def queries_of(em):
    em.get(STORIES)
    with CaptureQueriesContext(connection) as queries:
        em.get(STORIES)
    return len(queries)
