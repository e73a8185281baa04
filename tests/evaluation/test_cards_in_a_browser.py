"""Cards and ballots on a phone and on a desk, as a browser shows them."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from donghanh.evaluation.actions import announce, verify
from donghanh.evaluation.models import Criterion
from donghanh.evaluation.rules.scoring import Verdict
from donghanh.judging.actions import call_panel, open_ballot, seat
from donghanh.judging.rules import MAJORITY
from tests.browser import DESK, PHONE, axe_faults, is_too_wide

pytestmark = pytest.mark.browser
VERDICTS = {"C4": Verdict(500), "D2": Verdict(300, "Báo cáo còn chung chung.")}


def looked_at(page, name):
    """Axe finds nothing and nothing scrolls sideways; a picture where a folder for them is named."""
    folder = os.environ.get("DONGHANH_PICTURES")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
    assert (axe_faults(page), is_too_wide(page)) == ([], False)


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_scoring_oneself(width, card, an, open_page):
    page = open_page(f"/cham-diem/phieu/{card.pk}/tu-cham/?nhom=A", width=width, account=an)

    looked_at(page, f"self-score-{width}")

    key = Criterion.objects.get(code="A3").pk
    page.fill(f"[name=points_{key}]", "0")
    page.click("text=Lưu và sang nhóm tiếp theo")
    page.wait_for_url("**nhom=B")


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_my_cards_and_the_way_to_send(width, card, an, open_page):
    looked_at(open_page("/cham-diem/", width=width, account=an), f"cards-{width}")
    looked_at(open_page(f"/cham-diem/phieu/{card.pk}/gui/", width=width, account=an), f"review-{width}")


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_verifying(width, sent, binh, open_page):
    looked_at(
        open_page(f"/cham-diem/phieu/{sent.pk}/tham-dinh/", width=width, account=binh), f"verify-{width}"
    )
    looked_at(open_page(f"/cham-diem/dot/{sent.round_id}/", width=width, account=binh), f"round-{width}")


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_each_point_opens_to_its_reason(width, sent, opened, an, binh, actor, open_page):
    verify(by=actor(binh), card=sent, verdicts=VERDICTS)
    announce(by=actor(binh), round=opened)
    page = open_page(f"/cham-diem/phieu/{sent.pk}/", width=width, account=an)

    page.click("summary:has-text('D2.')")

    expect(page.get_by_text("Báo cáo còn chung chung.").first).to_be_visible()
    looked_at(page, f"card-{width}")


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_one_question_on_a_phone(width, dung, binh, province, actor, open_page):
    panel = call_panel(
        by=actor(dung), unit=province, kind="award_council", name="Hội đồng Thi đua, khen thưởng"
    )
    for member in (dung, binh):
        seat(by=actor(dung), panel=panel, sitter=member.person)
    ballot = open_ballot(
        by=actor(dung), panel=panel, question="Nhất trí danh sách khen thưởng", threshold=MAJORITY
    )

    looked_at(open_page(f"/hoi-dong/phieu/{ballot.pk}/", width=width, account=binh), f"ballot-{width}")
    looked_at(open_page(f"/hoi-dong/phieu/{ballot.pk}/", width=width, account=dung), f"ballot-keeper-{width}")
    looked_at(open_page(f"/hoi-dong/{panel.pk}/", width=width, account=dung), f"panel-{width}")
