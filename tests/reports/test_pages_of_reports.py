"""From the request to the cell, in the browser."""

import io

import openpyxl
import pytest
from django.urls import reverse

from donghanh.jobs.actions import work_off
from donghanh.organisations.models import Unit
from donghanh.people.models import Person
from donghanh.reports import actions
from donghanh.reports.models import Report, ReportRequest, Value


def _form(cells, **more):
    return {**{f"v_{code}": text for code, text in cells.items()}, **more}


def test_an_officer_asks_for_a_report_in_the_browser(client_of, dung, an, binh, movement, form, neighbour):
    page = client_of(dung).post(
        reverse("reports:ask"),
        {
            "form": form.pk,
            "movement": movement.pk,
            "period": "2017H1",
            "levels": ["upper", "grassroots"],
            "due_on": "10/7/2017",
            "grace_days": "0",
        },
        follow=True,
    )

    assert "Đã gửi yêu cầu báo cáo đến các đơn vị." in page.text
    assert ReportRequest.objects.get().standings.asked().count() == 4
    assert an.notices.get().text == (
        "Có yêu cầu mới: Báo cáo 6 tháng phong trào thi đua, 6 tháng đầu năm 2017, hạn gửi 10/7/2017."
    )


def test_the_same_period_is_not_asked_for_twice(client_of, dung, asked):
    page = client_of(dung).post(
        reverse("reports:ask"),
        {
            "form": asked.form_id,
            "movement": asked.movement_id,
            "period": "2017H1",
            "levels": ["grassroots"],
            "due_on": "12/7/2017",
            "grace_days": "0",
        },
    )

    assert "Đã có yêu cầu “Báo cáo 6 tháng phong trào thi đua” cho kỳ 6 tháng đầu năm 2017" in page.text


def test_an_fills_looks_over_and_sends(client_of, an, asked, whole, actor):
    browser, cells = client_of(an), whole(asked, actor(an), SK01="5")

    page = browser.post(
        reverse("reports:fill", args=[asked.pk]), _form(cells, version="0", once="x"), follow=True
    )
    assert "Kiểm tra lại trước khi gửi" in page.text
    report = Report.objects.get()
    page = browser.post(reverse("reports:review", args=[asked.pk]), {"version": report.version}, follow=True)

    assert "Đã gửi báo cáo. Cấp trên sẽ duyệt hoặc trả lại kèm lý do." in page.text
    report.refresh_from_db()
    assert (report.state, report.last_sent.cells["SK01"]) == ("sent", {"typed": "5", "number": 5, "note": ""})


def test_what_is_typed_is_saved_meanwhile_and_kept_as_typed(client_of, an, asked):
    browser = client_of(an)
    url = reverse("reports:fill", args=[asked.pk])

    answer = browser.post(url, {"v_SK01": "mười", "version": "0", "once": "x"}, headers={"X-Autosave": "1"})

    assert answer.text.startswith("Đã lưu ")
    page = browser.get(url)
    assert 'value="mười"' in page.text
    assert "Đã lưu như đã nhập, còn 1 chỗ cần sửa" in page.text
    assert "“mười” không phải là số. Nhập số như 1.250 hoặc 12,5." in page.text


def test_one_form_saves_again_and_again(client_of, an, asked):
    browser, url = client_of(an), reverse("reports:fill", args=[asked.pk])

    for typed in ("1", "12", "125"):
        answer = browser.post(
            url, {"v_SK01": typed, "version": "0", "once": "x"}, headers={"X-Autosave": "1"}
        )
        assert answer.status_code == 200

    assert Value.objects.get(indicator__code="SK01").number == 125


def test_the_second_of_two_people_is_told_and_loses_nothing(client_of, an, asked):
    browser, url = client_of(an), reverse("reports:fill", args=[asked.pk])
    browser.post(url, {"v_SK01": "5", "version": "0", "once": "first"})

    page = browser.post(url, {"v_SK01": "9", "version": "0", "once": "second"})

    assert "Nguyễn Thị An vừa sửa báo cáo này trong lúc trang đang mở" in page.text
    assert 'value="9"' in page.text
    assert Value.objects.get(indicator__code="SK01").typed == "5"


def test_blanks_are_named_and_linked_before_sending(client_of, an, asked, whole, actor):
    actions.fill(by=actor(an), request=asked, typed=whole(asked, actor(an), SK01="", HT01="nhiều"))

    page = client_of(an).get(reverse("reports:review", args=[asked.pk]))

    assert f"{reverse('reports:fill', args=[asked.pk])}#id_v_SK01" in page.text
    assert "Chưa nhập. Không phát sinh thì nhập 0." in page.text
    assert "“nhiều” không phải là số" in page.text
    assert "Gửi báo cáo lên cấp trên" not in page.text


def test_last_periods_figure_stands_in_grey(client_of, an, binh, asked, accepted, asked_again):
    accepted(asked, an, binh, SK01="5")
    later = asked_again("2017-12-15")

    page = client_of(an).get(reverse("reports:fill", args=[later.pk]))

    assert "Kỳ trước: 5 (6 tháng đầu năm 2017)" in page.text


def test_the_superior_accepts_one_from_its_page(client_of, an, binh, asked, sent):
    report = sent(asked, an, SK01="5")

    page = client_of(binh).post(
        report.get_absolute_url(), {"verb": "accept", "version": report.version}, follow=True
    )

    assert "Đã duyệt. Số liệu được tính vào tổng của các cấp." in page.text
    report.refresh_from_db()
    assert report.state == "accepted"


def test_the_superior_accepts_several_from_the_inbox(client_of, an, binh, asked, sent):
    report = sent(asked, an)

    page = client_of(binh).post(reverse("reports:inbox"), {"report": [report.pk]}, follow=True)

    assert "Đã duyệt 1 báo cáo." in page.text
    assert "Không còn báo cáo nào chờ duyệt." in page.text


def test_a_return_needs_a_reason_and_the_unit_reads_it(client_of, an, binh, asked, sent):
    report = sent(asked, an)
    browser = client_of(binh)

    browser.post(report.get_absolute_url(), {"verb": "return", "reason": "", "version": report.version})
    report.refresh_from_db()
    assert report.state == "sent"
    browser.post(
        report.get_absolute_url(), {"verb": "return", "reason": "Mục 13 thiếu 2", "version": report.version}
    )

    assert "Mục 13 thiếu 2" in client_of(an).get(reverse("reports:fill", args=[asked.pk])).text
    assert "Mục 13 thiếu 2" in an.notices.order_by("pk").last().text


def test_the_superior_sees_what_changed_since_the_version_signed(
    client_of, an, binh, asked, accepted, sent, actor
):
    report = accepted(asked, an, binh, SK01="5")
    actions.reopen(by=actor(binh), report=report, reason="Thiếu")
    sent(asked, an, SK01="7")

    page = client_of(binh).get(report.get_absolute_url())

    assert "Đã thay đổi gì so với bản đã duyệt" in page.text
    changed = page.text.split("Đã thay đổi gì so với bản đã duyệt")[1].split("</table>")[0]
    assert "Sáng kiến, cải tiến kỹ thuật được công nhận" in changed
    assert "Tổng số đoàn viên" not in changed


def test_a_number_opens_from_the_province_down_to_the_cell(client_of, an, binh, dung, asked, accepted, upper):
    report = accepted(asked, an, binh, SK01="5")
    browser = client_of(dung)
    at_province = reverse("reports:drill", args=[asked.pk, asked.unit_id, "SK01"])
    at_upper = reverse("reports:drill", args=[asked.pk, upper.pk, "SK01"])
    at_cell = reverse("reports:cell", args=[report.pk, "SK01"])

    assert at_province in browser.get(reverse("reports:board", args=[asked.pk])).text
    assert at_upper in browser.get(at_province).text
    assert at_cell in browser.get(at_upper).text
    page = browser.get(at_cell)
    assert at_province in page.text
    assert reverse("reports:snapshot", args=[report.pk, report.last_sent.version]) in page.text


def test_a_total_that_is_behind_says_so(client_of, an, binh, dung, asked, sent, actor):
    actions.accept(by=actor(binh), reports=[sent(asked, an)])
    url = reverse("reports:board", args=[asked.pk])
    assert "Đang cập nhật" in client_of(dung).get(url).text

    work_off()

    assert "Đang cập nhật" not in client_of(dung).get(url).text


def test_who_has_not_sent_comes_with_a_text_for_zalo(client_of, an, dung, asked, sent):
    sent(asked, an)

    page = client_of(dung).get(reverse("reports:missing", args=[asked.pk]))

    assert "3 đơn vị chưa gửi" in page.text
    assert "Đề nghị các đơn vị sau gửi “Báo cáo 6 tháng phong trào thi đua" in page.text
    assert "Công đoàn cơ sở Công ty May Hàm Luông" not in page.text
    assert "Công đoàn cơ sở Công ty Thủy sản Ba Lai" in page.text


def test_who_has_not_sent_comes_with_whom_to_call(client_of, an, cuc, dung, asked, grassroots):
    Person.objects.filter(pk=an.person_id).update(phone="0905 000 123")
    Unit.objects.filter(pk=cuc.person.memberships.get().unit_id).update(phone="0275 000 999")

    page = client_of(dung).get(reverse("reports:missing", args=[asked.pk])).text

    told = [
        [said in page for said in pair]
        for pair in (("Nguyễn Thị An", "0905 000 123"), ("Lê Thị Cúc", "0275 000 999"))
    ]
    assert told == [[True, True], [True, True]]


def test_progress_goes_out_as_a_spreadsheet(client_of, an, dung, asked, sent):
    sent(asked, an)

    answer = client_of(dung).get(reverse("reports:request", args=[asked.pk]), {"export": "xlsx"})

    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.values)
    assert rows[0] == ("Đơn vị", "Tình trạng", "Ngày gửi", "Đúng hạn")
    assert len(rows) == 5


def test_units_are_filtered_by_state_and_found_without_marks(client_of, an, dung, asked, sent):
    sent(asked, an)

    page = client_of(dung).get(
        reverse("reports:request", args=[asked.pk]),
        {"state": "sent", "q": "ham luong"},
        headers={"HX-Request": "true"},
    )

    assert "Công ty May Hàm Luông" in page.text
    assert "Ba Lai" not in page.text


@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_a_sent_report_is_a_paper(client_of, an, asked, sent, format):
    report = sent(asked, an, SK01="5")

    answer = client_of(an).get(reverse("reports:paper", args=[report.pk, format]))

    assert answer.status_code == 200
    assert answer.content[:4] == {"docx": b"PK\x03\x04", "pdf": b"%PDF"}[format]
