"""Guidance before, the report written from the data, edited, issued as Word and PDF."""

import datetime as dt
import io

import pytest
from docx import Document as Word
from pypdf import PdfReader

from donghanh.base.dates import today
from donghanh.base.sentences import Refusal
from donghanh.documents.facts import render
from donghanh.movements.actions import send_plan
from donghanh.notices.models import Notice
from donghanh.periods.facts import period
from donghanh.reviews import actions
from donghanh.reviews.choices import ReviewState
from donghanh.reviews.facts import dues_of, known_of
from donghanh.reviews.rules import AdoptionLine, FigureLine, Known, write


def refused(act) -> str:
    with pytest.raises(Refusal) as refusal:
        act()
    return str(refusal.value)


def said(known: Known) -> dict[str, tuple[str, ...]]:
    return {section.title: section.paragraphs for section in write(known).sections}


EMPTY = Known("Phong trào", "LĐLĐ tỉnh", "Năm 2017", asked=0, answered=0)


def test_without_data_nothing_is_claimed():
    parts = said(EMPTY)

    assert parts["Kết quả thực hiện"] == ("Chưa có số liệu được duyệt trong kỳ.",)
    assert parts["Hạn chế"] == ("Không có.",)


def test_the_text_says_the_figures_with_their_shares():
    known = Known(
        "Phong trào",
        "LĐLĐ tỉnh",
        "Năm 2017",
        asked=200,
        answered=150,
        adoption=(AdoptionLine("LĐLĐ huyện A", 10, 10), AdoptionLine("LĐLĐ huyện B", 10, 5)),
        pledges=40,
        works=8,
        works_done=6,
        figures=(FigureLine("x", "Sáng kiến", "1.204", "sáng kiến", 150, 200),),
        grades=(("Hoàn thành xuất sắc nhiệm vụ", 1), ("Hoàn thành tốt nhiệm vụ", 3)),
        commended=(("Bằng khen", 12),),
    )

    parts = said(known)

    assert parts["Công tác chỉ đạo, triển khai"][0].endswith("150 đơn vị đã hưởng ứng (75,0 %).")
    assert "LĐLĐ huyện A" in parts["Công tác chỉ đạo, triển khai"][1]
    assert parts["Kết quả thực hiện"][:2] == (
        "Các tập thể, cá nhân đã ký kết 40 giao ước thi đua.",
        "Đăng ký 8 công trình, sản phẩm, phần việc; đã hoàn thành 6 (75,0 %).",
    )
    assert parts["Kiểm tra, đánh giá, khen thưởng"] == (
        "Đã xếp loại 4 đơn vị: Hoàn thành xuất sắc nhiệm vụ: 1 (25,0 %); Hoàn thành tốt nhiệm vụ: 3 (75,0 %).",
        "Đã khen thưởng: Bằng khen: 12.",
    )
    assert parts["Hạn chế"] == (
        "Còn 50 đơn vị chưa hưởng ứng phong trào.",
        "Còn 50 đơn vị chưa có báo cáo được duyệt.",
        "Còn 2 công trình, sản phẩm, phần việc chưa hoàn thành.",
    )


def test_the_guidance_is_issued_and_the_units_beneath_are_told(guided, binh):
    assert (guided.state, guided.guidance.full_number) == (ReviewState.GUIDED, "58/HD-LĐLĐ")


def test_binh_is_told_of_the_guidance(dung, binh, actor, review):
    actions.issue_guidance(by=actor(dung), review=review, number="58", issued_on=dt.date(2017, 6, 15))

    assert [notice.text for notice in Notice.objects.filter(account=binh)] == [
        "Có hướng dẫn Tổng kết năm 2017, báo cáo trước 20/12/2017."
    ]


def test_a_review_is_opened_once(dung, actor, province, movement, review):
    assert refused(
        lambda: actions.plan_review(
            by=actor(dung),
            unit=province,
            movement=movement,
            period=period("2017"),
            kind="final",
            reports_due_on=dt.date(2017, 12, 20),
        )
    ) == ("Đơn vị đã mở đợt này cho kỳ này. Mở đợt đã có để làm tiếp.")


def test_the_report_is_not_written_before_the_guidance(dung, actor, review):
    assert refused(lambda: actions.draft_report(by=actor(dung), review=review)).startswith(
        "Việc này không làm được khi đang ở trạng thái “Đang chuẩn bị”."
    )


def test_an_empty_part_is_refused_by_its_number(dung, actor, drafted):
    sections = [*drafted.sections[:1], {"title": "Kết quả", "text": " "}]

    assert refused(lambda: actions.edit_report(by=actor(dung), review=drafted, sections=sections)) == (
        "Phần 2 còn trống. Viết nội dung hoặc ghi “Không có”."
    )


def test_only_the_unit_itself_writes(binh, actor, guided):
    assert refused(lambda: actions.draft_report(by=actor(binh), review=guided)) == (
        "Việc này thuộc về đơn vị khác. Chỉ người được phân công ở đơn vị đó mới làm được."
    )


def test_two_papers_do_not_carry_one_number(dung, actor, review, guided, province, movement):
    other = actions.plan_review(
        by=actor(dung),
        unit=province,
        movement=movement,
        period=period("2017H1"),
        kind="interim",
        reports_due_on=dt.date(2017, 7, 10),
    )

    assert refused(
        lambda: actions.issue_guidance(
            by=actor(dung), review=other, number="58", issued_on=dt.date(2017, 6, 15)
        )
    ).startswith("Số 58/HD-LĐLĐ đã")


def test_what_is_edited_is_what_is_issued_as_word_and_pdf(dung, actor, drafted, binh, upper, neighbour_upper):
    plan = drafted.movement.plans.get()
    send_plan(by=actor(dung), plan=plan, units=[upper, neighbour_upper], due_on=dt.date(2017, 6, 30))
    sections = [{**drafted.sections[0], "text": "Câu do cán bộ viết lại."}, *drafted.sections[1:]]
    actions.edit_report(by=actor(dung), review=drafted, sections=sections)
    issued = actions.issue_report(by=actor(dung), review=drafted, number="09", issued_on=dt.date(2017, 6, 15))

    word = Word(io.BytesIO(render(issued.report, "docx")))
    pdf = PdfReader(io.BytesIO(render(issued.report, "pdf")))
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())

    assert any("Câu do cán bộ viết lại." in paragraph.text for paragraph in word.paragraphs)
    assert len(word.inline_shapes) == 1
    assert "Câu do cán bộ viết lại." in text
    assert "Tỷ lệ đơn vị hưởng ứng phong trào" in text


def test_what_the_data_say_comes_from_the_branch(known, drafted):
    assert known_of(drafted).commended == [("Bằng khen của Liên đoàn Lao động tỉnh", 1)]


def test_a_decision_that_is_not_signed_is_not_counted(decision, drafted):
    assert known_of(drafted).commended == []


def test_an_issued_report_is_not_edited(dung, actor, issued):
    assert refused(
        lambda: actions.edit_report(by=actor(dung), review=issued, sections=issued.sections)
    ).startswith("Việc này không làm được khi đang ở trạng thái “Đã ban hành báo cáo”.")


def test_what_is_begun_is_due_until_it_is_issued(dung, actor, review):
    assert [str(due.verb) for due in dues_of(actor(dung), today())] == ["Ban hành hướng dẫn"]


def test_nothing_is_due_when_it_is_issued(dung, actor, issued):
    assert dues_of(actor(dung), today()) == []


def test_the_neighbour_does_not_open_the_provinces_review(cuc, review, client_of):
    assert client_of(cuc).get(f"/so-ket-tong-ket/{review.pk}/").status_code == 404


def test_dung_walks_from_the_guidance_to_the_report(dung, review, client_of):
    browser, address = client_of(dung), f"/so-ket-tong-ket/{review.pk}/"

    assert 'value="15/6/2017"' in browser.get(address).content.decode()  # today, to be changed
    browser.post(address, {"verb": "guide", "number": "58", "issued_on": "15/6/2017"})
    browser.post(address, {"verb": "draft"})
    page = browser.get(f"{address}soan/").content.decode()
    assert "Công tác chỉ đạo, triển khai" in page
    browser.post(address, {"verb": "issue", "number": "09", "issued_on": "15/6/2017", "once": "m"})

    review.refresh_from_db()
    assert (review.state, review.report.full_number) == (ReviewState.ISSUED, "09/BC-LĐLĐ")
    assert browser.get(address).status_code == 200


@pytest.mark.parametrize("page", ["/so-ket-tong-ket/", "/so-ket-tong-ket/mo/"])
def test_lists_and_forms_open(page, dung, review, client_of):
    assert client_of(dung).get(page).status_code == 200
