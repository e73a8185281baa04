"""Bình, at the union above the grassroots: the province's plan becomes the union's own, and reports come up."""

import pytest
from pypdf import PdfReader

from donghanh.movements.models import Clause, Delivery, Plan
from donghanh.organisations.facts import actor_for
from donghanh.reports.actions import send
from donghanh.reports.models import Report
from tests.browser import DESK, axe_faults, is_too_wide

pytestmark = pytest.mark.browser


def decide(page, clause, words):
    block = page.get_by_role("group", name="Cách thực hiện").and_(
        page.locator(f"fieldset:has(input[name='decision_{clause.pk}'])")
    )
    block.get_by_label(words).check()


def test_binh_adopts_adapts_leaves_out_adds_and_issues(walk, binh, sent):
    above = {clause.address: clause for clause in Clause.objects.filter(plan=sent.plan)}
    binh_walks = walk("/", account=binh, width=DESK)
    page = binh_walks.page
    binh_walks.tap("Xác nhận đã nhận kế hoạch")
    binh_walks.press("Xác nhận đã nhận kế hoạch")
    binh_walks.press("Soạn kế hoạch của đơn vị")

    decide(page, above["II.1"], "Thực hiện, có điều chỉnh")
    page.locator("summary", has_text="Sửa câu chữ").and_(
        page.locator(f"details:has(#id_text_{above['II.1'].pk}) > summary")
    ).click()
    page.locator(f"#id_text_{above['II.1'].pk}").fill(
        "Mỗi công đoàn cơ sở có ít nhất một công trình thi đua."
    )
    decide(page, above["II.2.p2"], "Không thuộc phạm vi")
    page.locator(f"details:has(#id_reason_{above['II.2.p2'].pk}) > summary").click()
    page.locator(f"#id_reason_{above['II.2.p2'].pk}").fill("Huyện không có đơn vị sự nghiệp tự chủ.")
    page.locator("textarea[id^=id_added_]").first.fill("Tổ chức hội thi thợ giỏi ngành may cấp huyện.")
    binh_walks.press("Thực hiện nguyên văn các mục còn lại")
    assert axe_faults(page) == []
    binh_walks.press("Kiểm tra lại trước khi ban hành")

    binh_walks.stands_at("Kiểm tra lại trước khi ban hành")
    assert binh_walks.says("Tổ chức hội thi thợ giỏi ngành may cấp huyện.")
    page.get_by_label("Số kế hoạch").fill("15")
    page.locator("summary", has_text="Ban hành kế hoạch").click()
    binh_walks.press("Ban hành kế hoạch của đơn vị")

    assert binh_walks.says("Đã ban hành kế hoạch của đơn vị.")
    assert Plan.objects.get(unit=binh.person.appointments.first().unit).number == "15/KH-LĐLĐ"
    assert Delivery.objects.get(pk=sent.pk).state == "answered"
    assert (axe_faults(page), is_too_wide(page)) == ([], False)


def test_binh_downloads_the_plan_as_word_and_as_pdf(walk, binh, issued):
    binh_walks = walk(f"/phong-trao/ke-hoach/{issued.pk}/", account=binh, width=DESK)

    files = {}
    for link in ("Word", "PDF"):
        with binh_walks.page.expect_download() as download:
            binh_walks.page.get_by_role("link", name=link).first.click()
        files[link] = download.value

    assert files["Word"].path().read_bytes()[:2] == b"PK"
    assert "15/KH-LĐLĐ" in PdfReader(files["PDF"].path()).pages[0].extract_text()


def test_binh_accepts_a_report(walk, an, binh, filled):
    send(by=actor_for(an), report=filled)
    binh_walks = walk("/", account=binh, width=DESK)

    binh_walks.tap("Duyệt báo cáo", exact=False)
    binh_walks.tap("Xem Báo cáo 6 tháng", exact=False)
    binh_walks.press("Duyệt báo cáo")

    assert binh_walks.says("Đã duyệt. Số liệu được tính vào tổng của các cấp.")
    assert Report.objects.get(pk=filled.pk).state == "accepted"
