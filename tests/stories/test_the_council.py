"""From the council's vote to a certificate that answers a stranger."""

# ruff: noqa: F811 - fixtures of other worlds are taken by name
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from donghanh.awards.models import Decision, Recognition
from tests.awards.conftest import (  # noqa: F401  (fixtures)
    award_round,
    clause,
    council,
    decision,
    dossier,
    hold_council,
    known,
    nominate,
    received,
    sent,
    signed_copy,
)
from tests.browser import DESK, PHONE, axe_faults, is_too_wide

pytestmark = pytest.mark.browser
TODAY = "15/6/2017"


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_the_council_votes_and_the_decision_is_made(
    walk, an, binh, cuc, dung, award_round, received, council
):
    dung_walks = walk(f"/khen-thuong/dot/{award_round.pk}/", account=dung, width=DESK)
    page = dung_walks.page
    dung_walks.tap("Hội đồng")
    page.get_by_label("Hội đồng", exact=True).select_option(label=council.name)
    dung_walks.press("Trình hội đồng")
    assert dung_walks.says("Đã trình hội đồng. Các thành viên đã nhận được thông báo.")

    for member in (binh, cuc, dung):
        votes = walk("/", account=member, width=PHONE)
        votes.tap("Bỏ phiếu")
        votes.press("Đồng ý")
        assert votes.says("Phiếu đã vào hòm. Không ai biết phiếu ghi gì.")

    page.reload()
    page.locator("summary", has_text="Kiểm phiếu").click()
    dung_walks.press("Kiểm phiếu")
    dung_walks.stands_at("Ban Thường vụ xét")
    dung_walks.press("Ghi ý kiến Ban Thường vụ")
    page.get_by_label("Số", exact=False).first.fill("45")
    page.get_by_label("Ngày", exact=False).first.fill(TODAY)
    dung_walks.press("Ban hành quyết định")

    assert dung_walks.says("Đã ban hành quyết định. In, ký, đóng dấu rồi đính kèm bản ký.")
    assert Decision.objects.get().recognitions.get().party_name == "Công đoàn cơ sở Công ty May Hàm Luông"


def test_the_signed_copy_comes_back_and_certificates_are_printed(walk, dung, decision, tmp_path):
    scan = tmp_path / "ban-ky.pdf"
    scan.write_bytes(b"%PDF-1.4\n% ban ky\n")
    dung_walks = walk("/", account=dung, width=DESK)
    page = dung_walks.page
    dung_walks.tap("Đính kèm bản ký")
    page.locator("input[type=file]").set_input_files(scan)
    dung_walks.press("Đính kèm bản ký")
    assert dung_walks.says("Quyết định đã có hiệu lực.")

    with page.expect_download() as download:
        dung_walks.tap("In giấy chứng nhận")
    text = PdfReader(download.value.path()).pages[0].extract_text()

    assert "Hàm Luông" in text
    assert len(PdfReader(download.value.path()).pages) == 1


def test_a_stranger_asks_whether_a_certificate_is_real(walk, known):
    code = Recognition.objects.get().verify_code
    em_walks = walk("/verify/")

    em_walks.page.get_by_label(re.compile("Mã")).first.fill(code)
    em_walks.page.locator("main button[type=submit]").first.click()
    em_walks.page.wait_for_url(f"**/verify/{code}/")

    assert em_walks.says("Công đoàn cơ sở Công ty May Hàm Luông")
    assert (axe_faults(em_walks.page), is_too_wide(em_walks.page)) == ([], False)


def test_a_stranger_is_told_when_there_is_no_such_code(walk, province):
    em_walks = walk("/verify/KHONGCO/")

    expect(em_walks.page.get_by_role("heading", level=1)).to_be_visible()
    assert (axe_faults(em_walks.page), is_too_wide(em_walks.page)) == ([], False)
